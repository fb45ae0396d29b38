import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('p-all', () => {
  it('runs every function of a list, as do p-series and p-waterfall', () => {
    assert.deepEqual(
      repeatedIn(`
import pAll from 'p-all';
import pSeries from 'p-series';
import pWaterfall from 'p-waterfall';
await pAll(ids.map((id) => () => load(id)), { concurrency: 2 });
await pSeries(ids.map((id) => async () => { await query(id); }));
await pWaterfall(ids.map((id) => (before) => load(before, id)));
const tasks = ids.map((id) => () => load(id));
await pAll(tasks);`),
      ['load: once per id of ids', 'query: once per id of ids', 'load: once per id of ids', 'tasks: once per element of tasks'],
    );
  });

  it('runs a few fixed ones once each, and nobody runs those that are only made', () => {
    assert.deepEqual(
      repeatedIn(`
import pAll from 'p-all';
await pAll([() => load(1), () => query(2)]);
await pAll([1, 2].map((id) => () => load(id)));
export const tasks = ids.map((id) => () => load(id));`),
      [],
    );
  });
});
