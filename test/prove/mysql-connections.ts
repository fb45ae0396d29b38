/** How what is scaffolded for MySQL is handed a transaction, library by library. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Clients and transactions have another type in each library. */
// biome-ignore lint/suspicious/noExplicitAny: they are handed on, not looked at
type Any = any;

export interface MySqlConnection {
  readonly database: Any;
  query(tx: Any, statement: string): Promise<unknown>;
  inTransaction<T>(work: (tx: Any) => Promise<T>): Promise<T>;
  close(): Promise<unknown>;
}

const require = createRequire(join(process.cwd(), 'package.json'));
const url = () => process.env.DATABASE_URL!;

export const connections: Readonly<Record<string, () => Promise<MySqlConnection>>> = {
  async mysql2() {
    const pool = require('mysql2/promise').createPool(url());
    return {
      database: pool,
      query: (tx, statement) => tx.query(statement),
      async inTransaction(work) {
        const connection = await pool.getConnection();
        try {
          await connection.beginTransaction();
          const result = await work(connection);
          await connection.commit();
          return result;
        } catch (error) {
          await connection.rollback();
          throw error;
        } finally {
          connection.release();
        }
      },
      close: () => pool.end(),
    };
  },
  async prisma() {
    const { PrismaClient } = require(join(process.cwd(), '.test-build/prove/prisma-mysql.cjs'));
    const prisma = new PrismaClient();
    return {
      database: prisma,
      query: (tx, statement) => tx.$executeRawUnsafe(statement),
      // Forty at once wait for longer than its two seconds on a machine that is busy.
      inTransaction: (work) => prisma.$transaction(work, { maxWait: 60_000, timeout: 60_000 }),
      close: () => prisma.$disconnect(),
    };
  },
  async drizzle() {
    const pool = require('mysql2/promise').createPool(url());
    const { sql } = require('drizzle-orm');
    const db = require('drizzle-orm/mysql2').drizzle(pool);
    return {
      database: db,
      query: (tx, statement) => tx.execute(sql.raw(statement)),
      inTransaction: (work) => db.transaction(work),
      close: () => pool.end(),
    };
  },
  async knex() {
    const db = require('knex')({ client: 'mysql2', connection: url(), pool: { min: 0, max: 10 } });
    return {
      database: db,
      query: (tx, statement) => tx.raw(statement),
      inTransaction: (work) => db.transaction(work),
      close: () => db.destroy(),
    };
  },
  async kysely() {
    const { Kysely, MysqlDialect, sql } = require('kysely');
    const db = new Kysely({ dialect: new MysqlDialect({ pool: require('mysql2').createPool(url()) }) });
    return {
      database: db,
      query: (tx, statement) => sql.raw(statement).execute(tx),
      inTransaction: (work) => db.transaction().execute(work),
      close: () => db.destroy(),
    };
  },
  async typeorm() {
    const { DataSource } = require('typeorm');
    const source = await new DataSource({ type: 'mysql', url: url() }).initialize();
    return {
      database: source,
      query: (tx, statement) => tx.query(statement),
      inTransaction: (work) => source.transaction(work),
      close: () => source.destroy(),
    };
  },
  async sequelize() {
    const { Sequelize } = require('sequelize');
    const sequelize = new Sequelize(url(), { logging: false, pool: { max: 10 } });
    return {
      database: sequelize,
      query: (transaction, statement) => sequelize.query(statement, { transaction }),
      inTransaction: (work) => sequelize.transaction(work),
      close: () => sequelize.close(),
    };
  },
};
