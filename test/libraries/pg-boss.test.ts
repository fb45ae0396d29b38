import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('pg-boss', () => {
  it('publishes jobs', () => {
    assert.deepEqual(
      operationsIn(`
import PgBoss from 'pg-boss';
const boss = new PgBoss('postgres://localhost/app');
export async function remind(given: PgBoss, id: string) {
  await boss.send('reminder', { id });
  await given.sendAfter('reminder', { id }, {}, 60);
  const started = await boss.start();
  await started.insert([{ name: 'reminder' }]);
  boss.on('error', console.error); await boss.work('reminder', async () => undefined);
}
`),
      ['publish boss.send', 'publish given.sendAfter', 'publish started.insert'],
    );
  });
});
