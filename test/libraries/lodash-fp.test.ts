import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('Lodash FP', () => {
  it('takes the function first, the list last', () => {
    assert.deepEqual(
      repeatedIn(`
import fp, { each, reduce } from 'lodash/fp';
import flatMap from 'lodash/fp/flatMap';
await Promise.all(fp.map((id) => load(id), ids));
await Promise.all(fp.map(load, ids));
await Promise.all(fp.map((id) => load(id))(ids));
each((id) => { load(id); }, ids);
flatMap((id) => load(id), ids);
reduce(async (total, id) => total + (await load(id)), 0, ids);`),
      ['load: once per id of ids', 'load: once per element of ids', ...Array(4).fill('load: once per id of ids')],
    );
  });

  it('says nothing while the list is missing, fixed or made of chunks', () => {
    assert.deepEqual(
      repeatedIn(`
import fp from 'lodash/fp';
export const loadAll = fp.map((id) => load(id));
fp.map((part) => load(part), fp.chunk(100, ids));
fp.map((kind) => load(kind), ['day', 'week']);`),
      [],
    );
  });
});
