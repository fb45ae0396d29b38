import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('async-mutex', () => {
  it('runs one at a time', () => {
    assert.deepEqual(
      repeatedIn(`
import { Mutex, Semaphore, withTimeout } from 'async-mutex';
const mutex = new Mutex(), timed = withTimeout(new Semaphore(2), 100);
await mutex.runExclusive(() => query(1));
for (const id of ids) await mutex.runExclusive(async () => { await query(id); });
await Promise.all(ids.map((id) => timed.runExclusive(() => load(id))));
for (const id of ids) await mutex.acquire();`),
      ['query: once per id of ids', 'load: once per id of ids'],
    );
  });
});
