import assert from 'node:assert/strict';
import { analyze } from '../../src/engine/analyze.ts';
import { parseAnnotated } from '../../src/engine/annotated.ts';
import { noQueryInLoop } from '../../src/rules/no-query-in-loop.ts';
import { check, workspaceOf } from '../fixture.ts';
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

describe('a call of an interface with several implementations', () => {
  const orders = `
//- /orders.ts
import { Pool } from 'pg';
export interface Orders { load(id: string): Promise<unknown>; count(): Promise<number>; name(): string }
export class PgOrders implements Orders {
  private pool = new Pool();
  load(id) { return this.read(id); }
  private async read(id) { return this.pool.query('SELECT 1', [id]); }
  async count() { return (await this.pool.query('SELECT count(*) FROM orders')).rows[0].count; }
  name() { return 'pg'; }
}
export class ArchivedOrders implements Orders {
  private pool = new Pool();
  load(id) { return this.pool.query('SELECT 2', [id]); }
  async count() { return 0; }
  name() { return 'archive'; }
}
export class LoggedOrders implements Orders {
  constructor(private readonly orders: Orders) {}
  async load(id) { log('load'); return this.orders.load(id); }
  count() { return this.orders.count(); }
  name() { return 'logged'; }
}
//- /test/fake.ts
import type { Orders } from '../orders';
export class FakeOrders implements Orders { async load() {} async count() { return 0; } name() { return 'fake'; } }
`;

  it('does what all of them do, by the nearest, and whoever hands on to the others does what these do', () => {
    const code = `
import type { Orders } from './orders';
export class Shop {
  constructor(private readonly orders: Orders) {}
  load = (id) => this.orders.load(id);
  count = () => this.orders.count();
}${orders}`;
    assert.deepEqual(effectsOf('Shop.load', code), ['read 2']);
    assert.deepEqual(effectsOf('Shop.count', code), []);
    const cached = `
export class CachedOrders implements Orders {
  constructor(private readonly orders: Orders) {}
  private readonly known = new Map();
  async load(id) { return this.known.get(id) ?? this.orders.load(id); }
}
//- /test`;
    assert.deepEqual(effectsOf('Shop.load', code.replace('//- /test', cached)), []);
    assert.deepEqual(effectsOf('LoggedOrders.load', orders.slice('\n//- /orders.ts\n'.length), '/orders.ts'), ['read 2']);
  });

  it('is said with the nearest of them, and how many there are', () => {
    check(
      noQueryInLoop,
      `
//- /main.ts
import type { Orders } from './orders';
export async function all(orders: Orders, ids: string[]) {
  for (const id of ids) await orders.load(id);
  //                          ^^^^^^^^^^^^^^^ \`orders.load\` queries the database once per \`id\` of \`ids\`, by \`this.pool.query\`: 200 ids cost 200 queries. Ask once for all of them.
  for (const id of ids) await orders.count();
}${orders}`,
    );
    const { files } = parseAnnotated(
      `
import type { Orders } from './orders';
export async function all(orders: Orders, ids: string[]) { for (const id of ids) await orders.load(id); }${orders}`,
      '/main.ts',
    );
    const [finding] = analyze(workspaceOf(files), '/main.ts', [noQueryInLoop]);
    assert.deepEqual(
      finding?.because.map(({ message }) => message),
      ['the loop goes over `ids`', '`ArchivedOrders.load`, one of 3 that may run here and all do, queries the database: `this.pool.query`'],
    );
    assert.deepEqual(finding?.fixes, []);
  });

  it('or of one of two functions does what both do', () => {
    const code = `
import { Pool } from 'pg';
const pool = new Pool();
const one = async (id) => pool.query('SELECT 1', [id]);
const two = async (id) => { await pool.query('SELECT 2', [id]); await pool.query('UPDATE x SET y = 1'); };
const none = async (id) => ({ id });
export const both = (isTwo) => (isTwo ? two : one)(1);
export const some = (isTwo) => (isTwo ? one : none)(1);
export const builder = (isTwo) => { const load = isTwo ? two : none; return load(1); };`;
    assert.deepEqual(effectsOf('both', code), ['read 2']);
    assert.deepEqual(effectsOf('some', code), []);
    assert.deepEqual(effectsOf('builder', code), []);
  });

  it('is nothing where many plug in', () => {
    const plugins = Array.from(
      { length: 13 },
      (_, at) => `class P${at} implements Plugin { run() { return pool.query('SELECT ${at}'); } }`,
    );
    const code = `
import { Pool } from 'pg';
const pool = new Pool();
interface Plugin { run(): Promise<unknown> }
export const run = (plugin: Plugin) => plugin.run();`;
    assert.deepEqual(effectsOf('run', `${code}\n${plugins.slice(0, 12).join('\n')}`), ['read 2']);
    assert.deepEqual(effectsOf('run', `${code}\n${plugins.join('\n')}`), []);
  });
});
