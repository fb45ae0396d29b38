import assert from 'node:assert/strict';
import { operationsIn, queriesIn } from '../reach.ts';

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

  it('reads or writes, by what the chain holds', () => {
    assert.deepEqual(
      operationsIn(`
import knex, { type Knex } from 'knex';
const db = knex({});
await db('orders').where({ id: 1 }).update({ paid: true }).returning('*');
await db.insert({}).into('orders').onConflict('id').merge();
await db.batchInsert('orders', rows, 100).transacting(trx);
await db('stock').where({ id: 1 }).decrement('count', 1);
await db.raw('SELECT 1'); await db.select('*').from('orders'); await db.with('recent', db('orders')).from('recent').pluck('id');
await db.schema.createTable('orders', build); await db.schema.hasTable('orders');
db('orders').stream(); db('orders').asCallback(done);
`),
      [
        "write db('orders')….returning",
        'write db.insert({})….merge',
        "write db.batchInsert('orders', rows, 100).transacting",
        "write db('stock')….decrement",
        'read db.raw',
        "read db.select('*').from",
        "read db.with('recent', db('orders'))….pluck",
        'write db.schema.createTable',
        'read db.schema.hasTable',
        "read db('orders').stream",
        "read db('orders').asCallback",
      ],
    );
  });

  it('is passed on: as a field, a transaction, a nested transaction, a query to go on with', () => {
    assert.deepEqual(
      queriesIn(`
import { Knex } from 'knex';
class Orders {
  constructor(private readonly db: Knex | Knex.Transaction) {}
  async pay(trx: Knex.Transaction = this.db) {
    await trx('orders').update({});
    await trx.transaction(async (inner) => { await inner('orders').del(); });
    const open = this.db.transactionProvider(), later = await open();
    await later('orders').first();
  }
}
async function page(query: Knex.QueryBuilder) { return query.limit(10); }
`),
      ["trx('orders').update", "inner('orders').del", "later('orders').first", 'query.limit'],
    );
  });

  it('does not run what only says what would be run', () => {
    assert.deepEqual(
      queriesIn(`
import knex from 'knex';
const db = knex({});
async function show() { return db('orders').where({ id: 1 }).toString(); }
const text = db('orders').toSQL().toNative(), now = db.fn.now(), column = db.ref('a.id'), sub = db('orders').select('id').as('o');
db.on('query', log); db.client.config; await db.migrate.latest(); await db.destroy();
`),
      [],
    );
  });
});
