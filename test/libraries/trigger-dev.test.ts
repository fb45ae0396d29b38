import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Trigger.dev', () => {
  it('triggers tasks by themselves or by name, and is asked for runs', () => {
    assert.deepEqual(
      operationsIn(`
import { runs, task, tasks } from '@trigger.dev/sdk/v3';
export const mail = task({ id: 'mail', run: async () => {} });
export async function send(id: string) {
  await mail.trigger({ id });
  await tasks.batchTrigger('mail', [{ payload: { id } }]);
  await runs.cancel(id);
}
`),
      ['publish mail.trigger', 'publish tasks.batchTrigger', 'remote call runs.cancel'],
    );
  });
});
