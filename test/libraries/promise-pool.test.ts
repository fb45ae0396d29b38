import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('Promise Pool', () => {
  it('processes the elements of its list one by one', () => {
    assert.deepEqual(
      repeatedIn(`
import { PromisePool } from '@supercharge/promise-pool';
await PromisePool.for(ids).withConcurrency(2).process(async (id) => { await query(id); });
await PromisePool.withConcurrency(2).for(ids).handleError(report).process(load);`),
      ['query: once per id of ids', 'load: once per element of ids'],
    );
  });

  it('makes no N+1 of chunks and literal lists', () => {
    assert.deepEqual(
      repeatedIn(`
import PromisePool from '@supercharge/promise-pool';
import { chunk } from './chunk';
await PromisePool.for(chunk(ids, 100)).process((part) => load(part));
await PromisePool.for(['day', 'week']).withConcurrency(2).process((kind) => load(kind));
await PromisePool.for(ids).handleError(() => load(1)).process((id) => id);`),
      [],
    );
  });
});
