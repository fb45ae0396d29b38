import assert from 'node:assert/strict';
import { queriesIn } from '../reach.ts';

describe('knex', () => {
  it('is known by its factory, by any way of importing it', () => {
    assert.deepEqual(
      queriesIn(`
import knex, { knex as named } from 'knex';
import Knex = require('knex');
const first = knex({}), second = named({}), third = Knex({}), fourth = require('knex')({});
await first('a'); await second.select(); await third('c').where({}).first(); await fourth.raw('SELECT 1');
`),
      ['first', 'second.select', "third('c')….first", 'fourth.raw'],
    );
  });

  it('runs a builder only where it is waited for', () => {
    assert.deepEqual(
      queriesIn(`
import knex from 'knex';
const db = knex({});
const building = db('users').where({ id: 1 });
db('users').first().then(show);
const nested = db('users').whereIn('id', db('orders').select('user_id'));
async function load() { return db('users').where({ id: 2 }); }
const all = Promise.all([db('a').first(), db('b').first()]);
`),
      ["db('users').first", "db('a').first", "db('b').first", "db('users').where"],
    );
  });

  it('passes a handle to the callback of a transaction, and hands one out', () => {
    assert.deepEqual(
      queriesIn(`
import { Knex } from 'knex';
export async function run(db: Knex) {
  await db.transaction(async (trx) => { await trx('users').del(); });
  const trx = await db.transaction();
  await trx('users').insert({});
  await trx.commit();
}`),
      ["trx('users').del", "trx('users').insert"],
    );
  });
});
