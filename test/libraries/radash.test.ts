import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('Radash', () => {
  it('runs a function once per element, side by side or not', () => {
    assert.deepEqual(
      repeatedIn(`
import { map, parallel, reduce, retry, tryit } from 'radash';
import * as _ from 'radash';
const tried = tryit(load);
await map(ids, async (id) => { await query(id); });
await _.parallel(5, ids, (id) => load(id));
await parallel(5, ids, load);
await reduce(ids, async (total, id) => total + (await load(id)), 0);
for (const id of ids) await tried(id);
for (const id of ids) await retry({ times: 3 }, () => load(id));`),
      [
        'query: once per id of ids',
        'load: once per id of ids',
        'load: once per element of ids',
        'load: once per id of ids',
        'tried: once per id of ids',
        'load: once per id of ids',
      ],
    );
  });

  it('makes no N+1 of clusters, literal lists and retries', () => {
    assert.deepEqual(
      repeatedIn(`
import { cluster, map, parallel, retry } from 'radash';
await map(cluster(ids, 100), (part) => load(part));
await parallel(2, ['day', 'week'], load);
await retry({ times: 3 }, () => load(1));`),
      [],
    );
  });
});
