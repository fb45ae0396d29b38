import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('p-map', () => {
  it('runs a function once per element, as do those like it', () => {
    assert.deepEqual(
      repeatedIn(`
import pMap, { pMapIterable, pMapSkip } from 'p-map';
import mapSeries from 'p-map-series';
import pEachSeries from 'p-each-series';
import pFilter from 'p-filter';
import pLocate from 'p-locate';
import pProps from 'p-props';
import { pEvery } from 'p-some';
const required = require('p-map').default;
export async function run(ids, byId) {
  await pMap(ids, async (id) => (await query(id)) ?? pMapSkip, { concurrency: 4 });
  await pMap(ids, load);
  for await (const user of pMapIterable(ids, load)) console.log(user);
  await mapSeries(ids, load);
  await pEachSeries(ids, (id) => load(id));
  await pFilter(ids, (id) => load(id));
  await pLocate(ids, (id) => load(id));
  await pProps(byId, (id) => load(id));
  await pEvery(ids, (id) => load(id));
  await required(ids, load);
}`),
      [
        'query: once per id of ids',
        'load: once per element of ids',
        'load: once per element of ids',
        'load: once per element of ids',
        ...Array(3).fill('load: once per id of ids'),
        'load: once per id of byId',
        'load: once per id of ids',
        'load: once per element of ids',
      ],
    );
  });

  it('passes elements on, which may be rows', () => {
    assert.deepEqual(
      repeatedIn(`
import pMap from 'p-map';
import { Model } from 'sequelize';
class User extends Model {}
export async function close() {
  const users = await User.findAll();
  await pMap(users, async (user) => { await user.destroy(); });
}`),
      ['user.destroy: once per user of users'],
    );
  });

  it('makes no N+1 of chunks, literal lists, streams and what runs beforehand', () => {
    assert.deepEqual(
      repeatedIn(`
import pMap from 'p-map';
import pTimes from 'p-times';
import { chunk } from './chunk';
export async function run(ids, rows: AsyncIterable<number>) {
  await pMap(chunk(ids, 100), (part) => load(part));
  await pMap(['day', 'week'], load);
  await pMap(rows, (row) => load(row));
  await pMap(pages(), (row) => load(row));
  await pTimes(3, load);
  await pMap(await load(ids), (user) => user.name);
}
async function* pages() {}`),
      [],
    );
  });

  it('finds the loop per row inside of a chunk', () => {
    assert.deepEqual(
      repeatedIn(`
import pMap from 'p-map';
import { chunk } from './chunk';
export const run = (ids) => pMap(chunk(ids, 100), (part) => pMap(part, (id) => load(id)));`),
      ['load: once per id of part'],
    );
  });
});
