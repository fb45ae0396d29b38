/** How what is scaffolded is migrated: by the tool of the project. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { Pool } from 'pg';
import type { Dialect } from './outbox-beds.ts';

const require = createRequire(join(process.cwd(), 'package.json'));

type Migrations = Readonly<Record<string, (url: string, folder: string, file: string, built: (name: string) => string) => Promise<void>>>;

/** As the tool does it; Prisma's own engine, which no registry has, would run the file as it is. */
const postgresMigrations: Migrations = {
  pg: runSql,
  postgres: runSql,
  prisma: runSql,
  async knex(url, _folder, file, built) {
    const made = built(file);
    const knex = require('knex')({ client: 'pg', connection: url });
    await knex.migrate.latest({ directory: dirname(made), loadExtensions: ['.cjs'] });
    await knex.destroy();
  },
  async kysely(url, _folder, file, built) {
    const { Kysely, PostgresDialect, Migrator } = require('kysely');
    const db = new Kysely({ dialect: new PostgresDialect({ pool: new Pool({ connectionString: url }) }) });
    const provider = { getMigrations: async () => ({ outbox: require(built(file)) }) };
    const { error } = await new Migrator({ db, provider }).migrateToLatest();
    await db.destroy();
    if (error) throw error;
  },
  async typeorm(url, _folder, file, built) {
    const { DataSource } = require('typeorm');
    const source = await new DataSource({ type: 'postgres', url, migrations: Object.values(require(built(file))) }).initialize();
    await source.runMigrations();
    await source.destroy();
  },
  async sequelize(url, _folder, file, built) {
    const { Sequelize } = require('sequelize');
    const sequelize = new Sequelize(url, { logging: false });
    await require(built(file)).up(sequelize.getQueryInterface());
    await sequelize.close();
  },
  async 'mikro-orm'(url, folder, file) {
    // Its migrator is a package of its own: what its base class gathers is run as it would be.
    const sql = /addSql\(`([\s\S]*?)`\)/.exec(readFileSync(join(folder, file), 'utf8'))![1]!.replaceAll('\\`', '`');
    const { MikroORM } = require('@mikro-orm/postgresql');
    const orm = await MikroORM.init({ clientUrl: url, entities: [], discovery: { warnWhenNoEntities: false }, allowGlobalContext: true });
    await orm.em.getConnection().execute(sql);
    await orm.close();
  },
  async drizzle(url, folder) {
    const pool = new Pool({ connectionString: url });
    const { migrate } = require('drizzle-orm/node-postgres/migrator');
    await migrate(require('drizzle-orm/node-postgres').drizzle(pool), { migrationsFolder: join(folder, 'drizzle') });
    await pool.end();
  },
};

export async function runSql(url: string, folder: string, file: string): Promise<void> {
  const pool = new Pool({ connectionString: url });
  await pool.query(readFileSync(join(folder, file), 'utf8'));
  await pool.end();
}

const mySqlMigrations: Migrations = {
  async mysql2(url, folder, file) {
    const connection = await createConnection({ uri: url, multipleStatements: true });
    await connection.query(readFileSync(join(folder, file), 'utf8'));
    await connection.end();
  },
  async knex(url, _folder, file, built) {
    const made = built(file);
    const knex = require('knex')({ client: 'mysql2', connection: url });
    await knex.migrate.latest({ directory: dirname(made), loadExtensions: ['.cjs'] });
    await knex.destroy();
  },
  async kysely(url, _folder, file, built) {
    const { Kysely, MysqlDialect, Migrator } = require('kysely');
    const db = new Kysely({ dialect: new MysqlDialect({ pool: require('mysql2').createPool(url) }) });
    const provider = { getMigrations: async () => ({ outbox: require(built(file)) }) };
    const { error } = await new Migrator({ db, provider }).migrateToLatest();
    await db.destroy();
    if (error) throw error;
  },
  async typeorm(url, _folder, file, built) {
    const { DataSource } = require('typeorm');
    const source = await new DataSource({ type: 'mysql', url, migrations: Object.values(require(built(file))) }).initialize();
    await source.runMigrations();
    await source.destroy();
  },
  async sequelize(url, _folder, file, built) {
    const { Sequelize } = require('sequelize');
    const sequelize = new Sequelize(url, { logging: false });
    await require(built(file)).up(sequelize.getQueryInterface());
    await sequelize.close();
  },
  async drizzle(url, folder) {
    const pool = require('mysql2/promise').createPool(url);
    const { migrate } = require('drizzle-orm/mysql2/migrator');
    await migrate(require('drizzle-orm/mysql2').drizzle(pool), { migrationsFolder: join(folder, 'drizzle') });
    await pool.end();
  },
};

/** By database and tool. */
export const migrations: Readonly<Record<Dialect, Migrations>> = { postgresql: postgresMigrations, mysql: mySqlMigrations };
