import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('Ramda', () => {
  it('takes the function first, the list last', () => {
    assert.deepEqual(
      repeatedIn(`
import * as R from 'ramda';
import { chain } from 'ramda';
import forEach from 'ramda/src/forEach';
await Promise.all(R.map((id) => load(id), ids));
await Promise.all(R.map(load, ids));
await Promise.all(R.map((id) => load(id))(ids));
chain((id) => load(id), ids);
forEach((id) => { load(id); }, ids);
R.reduce(async (total, id) => total + (await load(id)), 0, ids);`),
      ['load: once per id of ids', 'load: once per element of ids', ...Array(4).fill('load: once per id of ids')],
    );
  });

  it('says nothing while the list is missing, fixed or made of chunks', () => {
    assert.deepEqual(
      repeatedIn(`
import * as R from 'ramda';
export const loadAll = R.pipe(R.filter(Boolean), R.map((id) => load(id)));
R.map((part) => load(part), R.splitEvery(100, ids));
R.map((part) => load(part), R.chunk(100, ids));
R.map((kind) => load(kind), ['day', 'week']);`),
      [],
    );
  });
});
