/** How snippets are handed a client, library by library. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Clients, transactions and what snippets export have another type in each library. */
// biome-ignore lint/suspicious/noExplicitAny: they are handed on, not looked at
type Any = any;

export interface Connection {
  /** What a snippet's transaction is opened with. */
  readonly transactor: Any;
  /** What a backfill is given. */
  readonly database: Any;
  query(tx: Any, sql: string): Promise<readonly object[]>;
  inTransaction<T>(work: (tx: Any) => Promise<T>): Promise<T>;
  /** What an event is enqueued with. */
  enqueuer(tx: Any): Any[];
  /** What a repository is made with, from what its snippet exports; none where there is no such snippet. */
  repository?(exported: Any): Any;
  close(): Promise<unknown>;
}

const require = createRequire(join(process.cwd(), 'package.json'));
const url = () => process.env.DATABASE_URL!;

export const ordersTable = 'CREATE TABLE orders (id text PRIMARY KEY, placed_on text NOT NULL)';
export const customersTable = readFileSync('test/prisma/tables.sql', 'utf8');

export const connections: Readonly<Record<string, () => Promise<Connection>>> = {
  async pg() {
    const { Pool } = require('pg');
    const pool = new Pool({ connectionString: url() });
    return {
      transactor: pool,
      database: pool,
      query: async (tx, sql) => (await tx.query(sql)).rows,
      async inTransaction(work) {
        const client = await pool.connect();
        try {
          await client.query('BEGIN');
          const result = await work(client);
          await client.query('COMMIT');
          return result;
        } catch (error) {
          await client.query('ROLLBACK');
          throw error;
        } finally {
          client.release();
        }
      },
      enqueuer: (tx) => [tx],
      repository: () => pool,
      close: () => pool.end(),
    };
  },
  async prisma() {
    const { PrismaClient } = require(join(process.cwd(), '.test-build/prove/prisma.cjs'));
    const prisma = new PrismaClient();
    return {
      transactor: prisma,
      database: prisma,
      query: async (tx, sql) => (/^SELECT/.test(sql) ? tx.$queryRawUnsafe(sql) : tx.$executeRawUnsafe(sql)),
      // Forty at once wait for longer than its two seconds on a machine that is busy.
      inTransaction: (work) => prisma.$transaction(work, { maxWait: 60_000, timeout: 60_000 }),
      enqueuer: (tx) => [tx],
      repository: () => prisma,
      close: () => prisma.$disconnect(),
    };
  },
  async drizzle() {
    const { Pool } = require('pg');
    const { sql } = require('drizzle-orm');
    const pool = new Pool({ connectionString: url() });
    const db = require('drizzle-orm/node-postgres').drizzle(pool);
    return {
      transactor: db,
      database: db,
      query: async (tx, text) => (await tx.execute(sql.raw(text))).rows,
      inTransaction: (work) => db.transaction(work),
      enqueuer: (tx) => [tx],
      repository: () => db,
      close: () => pool.end(),
    };
  },
  async knex() {
    const db = require('knex')({ client: 'pg', connection: url(), pool: { min: 0, max: 10 } });
    return {
      transactor: db,
      database: db,
      query: async (tx, sql) => (await tx.raw(sql)).rows,
      inTransaction: (work) => db.transaction(work),
      enqueuer: (tx) => [tx],
      repository: () => db,
      close: () => db.destroy(),
    };
  },
  async kysely() {
    const { Kysely, PostgresDialect, sql } = require('kysely');
    const { Pool } = require('pg');
    const db = new Kysely({ dialect: new PostgresDialect({ pool: new Pool({ connectionString: url() }) }) });
    return {
      transactor: db,
      database: db,
      query: async (tx, text) => (await sql.raw(text).execute(tx)).rows,
      inTransaction: (work) => db.transaction().execute(work),
      enqueuer: (tx) => [tx],
      repository: () => db,
      close: () => db.destroy(),
    };
  },
  async typeorm() {
    const { DataSource } = require('typeorm');
    const source = new DataSource({ type: 'postgres', url: url() });
    await source.initialize();
    return {
      transactor: source,
      database: source,
      query: (tx, sql) => tx.query(sql),
      inTransaction: (work) => source.transaction(work),
      enqueuer: (tx) => [tx],
      async repository({ OrderRow }) {
        await source.setOptions({ entities: [OrderRow] }).buildMetadatas();
        return source.getRepository(OrderRow);
      },
      close: () => source.destroy(),
    };
  },
  async sequelize() {
    const { Sequelize } = require('sequelize');
    const sequelize = new Sequelize(url(), { logging: false, pool: { max: 10 } });
    return {
      transactor: sequelize,
      database: sequelize,
      query: async (transaction, sql) => (await sequelize.query(sql, { transaction }))[0] as object[],
      inTransaction: (work) => sequelize.transaction(work),
      enqueuer: (transaction) => [sequelize, transaction],
      repository: () =>
        sequelize.define(
          'Order',
          { id: { type: 'TEXT', primaryKey: true }, placedOn: { type: 'TEXT', field: 'placed_on' } },
          { tableName: 'orders', timestamps: false },
        ),
      close: () => sequelize.close(),
    };
  },
  async postgres() {
    const sql = require('postgres')(url(), { max: 10, onnotice: () => undefined });
    return {
      transactor: sql,
      database: sql,
      query: (tx, text) => tx.unsafe(text),
      inTransaction: (work) => sql.begin(work),
      enqueuer: (tx) => [tx],
      repository: () => sql,
      close: () => sql.end(),
    };
  },
  async 'mikro-orm'() {
    const { MikroORM } = require('@mikro-orm/postgresql');
    const orm = await MikroORM.init({ clientUrl: url(), entities: [], discovery: { warnWhenNoEntities: false }, allowGlobalContext: true });
    return {
      transactor: orm.em,
      database: orm.em,
      query: (em, sql) => em.getConnection().execute(sql, [], 'all', em.getTransactionContext()),
      inTransaction: (work) => orm.em.fork().transactional(work),
      enqueuer: (em) => [em],
      close: () => orm.close(),
    };
  },
};
