import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('Remeda', () => {
  it('takes the list first, or through a pipe', () => {
    assert.deepEqual(
      repeatedIn(`
import * as R from 'remeda';
import { flatMap, pipe } from 'remeda';
await Promise.all(R.map(ids, (id) => load(id)));
await Promise.all(R.pipe(ids, R.map((id) => load(id))));
await Promise.all(pipe(ids, R.filter((id) => id > 1), flatMap(load)));
R.reduce(ids, async (total, id) => total + (await load(id)), 0);`),
      ['load: once per id of ids', 'load: once per id of ids', 'load: once per element of ids', 'load: once per id of ids'],
    );
  });

  it('says nothing of chunks, of what is taken from a list, and of functions that wait for one', () => {
    assert.deepEqual(
      repeatedIn(`
import * as R from 'remeda';
R.pipe(ids, R.chunk(100), R.map((part) => load(part)));
R.pipe(ids, R.take(3), R.map((id) => load(id)));
R.pipe(['day', 'week'], R.map((kind) => load(kind)));
R.map(R.chunk(ids, 100), (part) => load(part));
export const loadAll = R.map((id) => load(id));`),
      [],
    );
  });
});
