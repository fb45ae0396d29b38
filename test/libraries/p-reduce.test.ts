import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('p-reduce', () => {
  it('runs a function once per element, which comes second', () => {
    assert.deepEqual(
      repeatedIn(`
import pReduce from 'p-reduce';
await pReduce(ids, async (total, id) => total + (await load(id)), 0);
await pReduce([1, 2], async (total, id) => total + (await load(id)), 0);`),
      ['load: once per id of ids'],
    );
  });
});
