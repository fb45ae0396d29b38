import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('async-pool', () => {
  it('runs a function once per element', () => {
    assert.deepEqual(
      repeatedIn(`
import asyncPool from 'tiny-async-pool';
for await (const user of asyncPool(2, ids, load)) console.log(user);
await asyncPool(2, ids, (id) => query(id));
await asyncPool(2, ['day', 'week'], (kind) => query(kind));`),
      ['load: once per element of ids', 'query: once per id of ids'],
    );
  });
});
