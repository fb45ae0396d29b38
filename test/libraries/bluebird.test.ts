import assert from 'node:assert/strict';
import { repeatedIn } from '../reach.ts';

describe('Bluebird', () => {
  it('runs a function once per element, by its own functions and by methods of its promises', () => {
    assert.deepEqual(
      repeatedIn(`
import Promise from 'bluebird';
const Bluebird = require('bluebird');
await Promise.map(ids, async (id) => { await query(id); }, { concurrency: 2 });
await Promise.each(ids, load);
await Bluebird.mapSeries(ids, (id) => load(id));
await Bluebird.reduce(ids, async (total, id) => total + (await load(id)), 0);
await Promise.resolve(ids).each((id) => load(id));
await Bluebird.all(ids).mapSeries((id) => load(id));
await Promise.resolve(ids).map((id) => load(id));
await Promise.all(ids.map((id) => load(id)));
for (const id of ids) await Promise.try(() => load(id));`),
      [
        'query: once per id of ids',
        'load: once per element of ids',
        ...Array(4).fill('load: once per id of ids'),
        'load: once per id of Promise.resolve(ids)',
        'load: once per id of ids',
        'load: once per id of ids',
      ],
    );
  });

  it('makes no N+1 of chunks, literal lists and fixed promises', () => {
    assert.deepEqual(
      repeatedIn(`
import Promise from 'bluebird';
import { chunk } from 'lodash';
await Promise.map(chunk(ids, 100), (part) => load(part));
await Promise.each(['day', 'week'], load);
await Promise.props({ user: load(1), order: query(1) });
await Promise.join(load(1), query(2), (user, order) => [user, order]);
await Promise.try(() => load(1));`),
      [],
    );
  });

  it('keeps what promises bring', () => {
    assert.deepEqual(
      repeatedIn(`
import Promise from 'bluebird';
import { Model } from 'sequelize';
class User extends Model {}
const users = await Promise.all(ids.map((id) => User.findByPk(id)));
await Promise.map(users, (user) => user.destroy());`),
      ['User.findByPk: once per id of ids', 'user.destroy: once per user of users'],
    );
  });
});
