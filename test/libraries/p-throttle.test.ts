import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('p-throttle', () => {
  it('makes the same function, only slower', () => {
    assert.deepEqual(
      repeatedIn(`
import pThrottle from 'p-throttle';
const throttled = pThrottle({ limit: 2, interval: 1000 })(async (id) => { await query(id); });
await Promise.all(ids.map((id) => throttled(id)));
await throttled(1);`),
      ['throttled: once per id of ids'],
    );
  });
});
