import assert from 'node:assert/strict';
import { effectsOf, operationsIn, queriesIn, repeatedIn } from '../reach.ts';

describe('what a function does outside', () => {
  it('is every kind of it, by the shortest way, in transactions too', () => {
    assert.deepEqual(
      effectsOf(
        'move',
        `
import { PrismaClient } from '@prisma/client';
import { Queue } from 'bullmq';
import { tell } from './tell';
const prisma = new PrismaClient();
export async function move(id) {
  await prisma.$transaction(async (tx) => { await write(tx, id); });
  await tell(id);
}
const write = (tx, id) => save(tx, id);
const save = (tx: PrismaClient, id) => tx.order.update({ where: { id }, data: {} });
//- /tell.ts
export const tell = (id) => fetch('/told/' + id);
`,
      ),
      ['remote call 2', 'transaction 1', 'write 3'],
    );
  });

  for (const [title, code] of [
    ['Prisma', "import { PrismaClient } from '@prisma/client';\nconst run = () => new PrismaClient().$transaction(async () => {});"],
    ['knex', "import knex from 'knex';\nconst db = knex({});\nconst run = () => db.transaction(async () => {});"],
    ['Postgres.js', "import postgres from 'postgres';\nconst sql = postgres('');\nconst run = () => sql.begin(async () => {});"],
    ['TypeORM', "import { DataSource } from 'typeorm';\nconst run = (db: DataSource) => db.transaction(async () => {});"],
    [
      'Drizzle',
      "import { drizzle } from 'drizzle-orm/node-postgres';\nconst db = drizzle('');\nconst run = () => db.transaction(async () => {});",
    ],
    ['Kysely', "import { Kysely } from 'kysely';\nconst run = (db: Kysely<{}>) => db.transaction().execute(async () => {});"],
    ['Sequelize', "import { Sequelize } from 'sequelize';\nconst run = (db: Sequelize) => db.transaction(async () => {});"],
    ['Slonik', "import type { DatabasePool } from 'slonik';\nconst run = (db: DatabasePool) => db.transaction(async () => {});"],
    [
      'MikroORM',
      "import type { EntityManager } from '@mikro-orm/core';\nconst run = (em: EntityManager) => em.transactional(async () => {});",
    ],
    ['Mongoose', "import mongoose from 'mongoose';\nconst run = () => mongoose.connection.transaction(async () => {});"],
    [
      'MongoDB',
      "import type { ClientSession } from 'mongodb';\nconst run = (session: ClientSession) => session.withTransaction(async () => {});",
    ],
    ['Objection', "import { Model } from 'objection';\nclass User extends Model {}\nconst run = () => User.transaction(async () => {});"],
    ['pg-promise', "import pgPromise from 'pg-promise';\nconst db = pgPromise()('');\nconst run = () => db.tx(async () => {});"],
  ] as const)
    it(`opens a transaction by ${title}`, () => assert.deepEqual(effectsOf('run', code), ['transaction 1']));

  it('but a connection alone is none', () => {
    assert.deepEqual(
      effectsOf('run', "import type { DatabasePool } from 'slonik';\nconst run = (db: DatabasePool) => db.connect(async () => {});"),
      [],
    );
  });
});

describe('SQL says what a statement does', () => {
  const operations = (call: string): readonly string[] =>
    operationsIn(`
import { drizzle } from 'drizzle-orm/node-postgres';
import { sql } from 'drizzle-orm';
import knexFactory from 'knex';
import { Pool } from 'pg';
const pool = new Pool(), db = drizzle(pool), knex = knexFactory({});
const insert = 'INSERT INTO orders VALUES ($1)';
export async function run(table) { await ${call}; }`).map((found) => found.split(' ')[0]!);

  for (const call of [
    "pool.query('SELECT 1')",
    "pool.query('WITH one AS (SELECT 1) SELECT * FROM one')",
    "pool.query('Update your profile')",
    "pool.query('SELECT id FROM orders WHERE note = $1', ['DELETE FROM orders'].join())",
    'db.execute(sql`SELECT 1`)',
  ])
    it(`reads: ${call}`, () => assert.deepEqual(operations(call), ['read']));

  for (const call of [
    "pool.query('DELETE FROM orders')",
    "pool.query('  update orders set open = true')",
    'pool.query(insert, [1])',
    "pool.query({ text: 'INSERT INTO orders VALUES (1)' })",
    'pool.query(`-- those that nobody paid\n DELETE FROM orders`)',
    "pool.query('WITH gone AS (DELETE FROM orders RETURNING *) SELECT * FROM gone')",
    "pool.query('CALL pay($1)', [1])",
    ['pool.query(`UPDATE $', '{table} SET open = true`)'].join(''),
    "pool.query('DELETE FROM orders ' + 'WHERE id = 1')",
    'db.execute(sql`UPDATE orders AS o SET open = true`)',
    "knex.raw('INSERT INTO orders VALUES (1)').timeout(1000)",
  ])
    it(`writes: ${call}`, () => assert.deepEqual(operations(call), ['write']));
});

describe('what is asked for late', () => {
  it('is a builder that a function returns to whoever runs it', () => {
    assert.deepEqual(
      queriesIn(`
import knexFactory from 'knex';
import pRetry from 'p-retry';
const knex = knexFactory({});
export const retried = () => pRetry(() => { return knex('retried').first(); });
export const inTransaction = () => knex.transaction((trx) => trx('inTransaction').del());
export const after = (promise) => promise.then((id) => knex('after').where({ id }));
const own = async (run) => { await run(); };
export const handed = () => own(() => knex('handed'));
export const nested = () => knex('nested').whereIn('id', () => knex('inner').select('id'));
export const kept = (ids) => ids.map((id) => knex('kept').where({ id }));`),
      ["knex('retried').first", "trx('inTransaction').del", "knex('after').where", 'own', 'knex'],
    );
  });

  it('once per element, where that is how it is run', () => {
    assert.deepEqual(
      repeatedIn(`
import knexFactory from 'knex';
import pMap from 'p-map';
const knex = knexFactory({});
export const all = (ids) => pMap(ids, (id) => knex('users').where({ id }).first());`),
      ["knex('users')….first: once per id of ids"],
    );
  });

  it('is a cursor that is gone through, whose rows are rows', () => {
    assert.deepEqual(
      operationsIn(`
import mongoose from 'mongoose';
import { MongoClient } from 'mongodb';
const users = new MongoClient('').db('shop').collection('users');
const User = mongoose.model('User', schema);
export async function run() {
  for await (const user of users.find({})) show(user);
  for await (const user of User.find().cursor()) await user.save();
  for await (const user of User.find()) await user.deleteOne();
  const cursor = users.find({}), query = User.find();
}`),
      ['read users.find', 'read User.find().cursor', 'write user.save', 'read User.find', 'write user.deleteOne'],
    );
  });
});
