import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('async-lock', () => {
  it('runs what waits for a key once', () => {
    assert.deepEqual(
      repeatedIn(`
import AsyncLock from 'async-lock';
const lock = new AsyncLock();
await lock.acquire('key', () => query(1));
for (const id of ids) await lock.acquire(String(id), async () => { await query(id); });
for (const id of ids) lock.isBusy(id);`),
      ['query: once per id of ids'],
    );
  });
});
