import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('Modern Async', () => {
  it('runs a function once per element', () => {
    assert.deepEqual(
      repeatedIn(`
import { asyncForEach, asyncMap, asyncReduce, Queue } from 'modern-async';
const queue = new Queue(2);
await asyncMap(ids, async (id) => { await query(id); }, 2);
await asyncForEach(ids, load);
await asyncReduce(ids, async (total, id) => total + (await load(id)), 0);
await Promise.all(ids.map((id) => queue.exec(() => load(id))));`),
      ['query: once per id of ids', 'load: once per element of ids', 'load: once per id of ids', 'load: once per id of ids'],
    );
  });

  it('makes no N+1 of streams and literal lists', () => {
    assert.deepEqual(
      repeatedIn(`
import { asyncMap, Queue } from 'modern-async';
export const run = (rows: AsyncGenerator<number>) => asyncMap(rows, (row) => load(row));
await asyncMap(['day', 'week'], load);
await new Queue(1).exec(() => load(1));`),
      [],
    );
  });
});
