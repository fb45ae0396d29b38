import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('Lodash', () => {
  it('runs a function once per element of its first argument, however it is imported', () => {
    assert.deepEqual(
      repeatedIn(`
import _, { forEach, mapValues } from 'lodash';
import * as all from 'lodash-es';
import flatMap from 'lodash/flatMap';
import { map } from 'lodash/map';
import each from 'lodash.foreach';
import keyBy from 'lodash-es/keyBy.js';
import under from 'underscore';
import { filter } from 'es-toolkit/compat';
const required = require('lodash');
await Promise.all(_.map(ids, async (id) => { await query(id); }));
forEach(ids, (id) => { load(id); });
mapValues(byId, (id) => load(id));
all.map(ids, load);
flatMap(ids, (id) => load(id));
map(ids, (id) => load(id));
each(ids, (id) => load(id));
keyBy(ids, (id) => load(id));
under.each(ids, (id) => load(id));
filter(ids, (id) => load(id));
required.reduce(ids, async (total, id) => total + (await load(id)), 0);
_.times(count, (at) => load(at));`),
      [
        'query: once per id of ids',
        'load: once per id of ids',
        'load: once per id of byId',
        'load: once per element of ids',
        ...Array(7).fill('load: once per id of ids'),
        'load: once per at of count',
      ],
    );
  });

  it('runs it in a chain', () => {
    assert.deepEqual(
      repeatedIn(`
import _ from 'lodash';
_(ids).each((id) => { load(id); });
_.chain(ids).filter(Boolean).keyBy((id) => load(id)).value();
_(ids).map((id) => load(id)).value();
_.chain(ids).reduce(async (total, id) => total + (await load(id)), 0).value();`),
      ['load: once per id of ids', 'load: once per id of ids', 'load: once per id of _(ids)', 'load: once per id of _.chain(ids)'],
    );
  });

  it('makes no N+1 of chunks, literal lists and what runs elsewhere', () => {
    assert.deepEqual(
      repeatedIn(`
import _ from 'lodash';
const parts = _.chunk(ids, 100);
_.each(_.chunk(ids, 100), (part) => { load(part); });
_.forEach(parts, (part) => { load(part); });
_(ids).chunk(100).each((part) => { load(part); });
_.chain(ids).chunk(100).map((part) => load(part)).value();
_.map(['day', 'week'], load);
_.mapValues({ day: 1, week: 2 }, load);
_.times(3, load);
_.map(await load(ids), 'name');
_.get(byId, () => load(1));
_.debounce(() => load(1), 100);
_.forEach(handlers, (handler) => register(handler));`),
      [],
    );
  });

  it('finds the loop per row inside of a chunk, and rows', () => {
    assert.deepEqual(
      repeatedIn(`
import _ from 'lodash';
import { Model } from 'sequelize';
class User extends Model {}
for (const part of _.chunk(ids, 100)) _.forEach(part, (id) => { load(id); });
const users = await User.findAll();
await Promise.all(_.map(users, (user) => user.destroy()));`),
      ['load: once per id of part', 'user.destroy: once per user of users'],
    );
  });
});
