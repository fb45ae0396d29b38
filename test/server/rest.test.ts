import assert from 'node:assert/strict';
import { Rest } from '../../src/server/rest.ts';

describe('work that nobody waits for', () => {
  it('goes on at once where nobody types', () => new Rest(1_000_000).begun());

  it('waits until typing rests, and then all of it goes on', async () => {
    const rest = new Rest(10);
    const order: string[] = [];
    rest.disturb();
    const work = [rest.begun().then(() => order.push('one')), rest.begun().then(() => order.push('another'))];
    await Promise.resolve();
    order.push('a key');
    rest.disturb();
    await Promise.all(work);
    assert.deepEqual(order, ['a key', 'one', 'another']);
    await rest.begun();
  });
});
