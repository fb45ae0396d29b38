import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('React', () => {
  it('remembers per request: different keys are asked for one by one', () => {
    assert.deepEqual(
      repeatedIn(`
import { cache } from 'react';
const getUser = cache(async (id) => { return query(id); });
export const Users = async ({ ids }) => Promise.all(ids.map((id) => getUser(id)));`),
      ['getUser: once per id of ids'],
    );
  });

  it('says nothing of what remembers for longer', () => {
    assert.deepEqual(
      repeatedIn(`
import { unstable_cache } from 'next/cache';
import pMemoize from 'p-memoize';
import { memoize, once } from 'lodash';
const cached = unstable_cache(async (id) => query(id)), memoized = pMemoize(load), other = memoize(load), single = once(load);
for (const id of ids) { await cached(id); await memoized(id); await other(id); await single(id); }`),
      [],
    );
  });
});
