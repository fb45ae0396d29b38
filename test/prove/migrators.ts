/** How what is scaffolded is migrated, and taken back: by the tool of the project, on either database. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createConnection, createPool } from 'mysql2/promise';
import { Pool } from 'pg';

const require = createRequire(join(process.cwd(), 'package.json'));

/** A project that has migrations, and the database that they are for. */
export interface Migrated {
  readonly folder: string;
  readonly url: string;
  /** The migrations that there are, the last one to be run or taken back; from the root of the project. */
  files(): readonly string[];
  /** Whether the last one must not run in a transaction. */
  readonly isBare: boolean;
  built(name: string): string;
}

export interface Reversible extends Migrated {
  /** The way back of the last migration, where the tool has none of its own. */
  rollback(): string;
}

export interface Migrator {
  up(project: Migrated): Promise<unknown>;
  down(project: Reversible): Promise<unknown>;
}

const isMySql = ({ url }: Migrated): boolean => url.startsWith('mysql:');
const last = ({ files }: Migrated): string => files().at(-1)!;

/** Runs statements in one question. */
async function query({ url }: Migrated, text: string): Promise<void> {
  if (url.startsWith('mysql:')) {
    const connection = await createConnection({ uri: url, multipleStatements: true });
    await connection.query(text).finally(() => connection.end());
  } else {
    const pool = new Pool({ connectionString: url });
    await pool.query(text).finally(() => pool.end());
  }
}

const runFile = (project: Migrated, file: string): Promise<void> => query(project, readFileSync(join(project.folder, file), 'utf8'));

const plain: Migrator = { up: (project) => runFile(project, last(project)), down: (project) => runFile(project, project.rollback()) };

async function drizzleUp(project: Migrated): Promise<void> {
  const driver = isMySql(project) ? 'mysql2' : 'node-postgres';
  const pool = isMySql(project) ? createPool(project.url) : new Pool({ connectionString: project.url });
  const { migrate } = require(`drizzle-orm/${driver}/migrator`);
  const db = require(`drizzle-orm/${driver}`).drizzle(pool);
  await migrate(db, { migrationsFolder: join(project.folder, 'drizzle') }).finally(() => pool.end());
}

async function withKnex(project: Migrated, direction: 'latest' | 'down'): Promise<void> {
  const [directory] = project.files().map((file) => dirname(project.built(file)));
  const knex = require('knex')({ client: isMySql(project) ? 'mysql2' : 'pg', connection: project.url });
  await knex.migrate[direction]({ directory, loadExtensions: ['.cjs'] }).finally(() => knex.destroy());
}

async function withKysely(project: Migrated, direction: 'migrateToLatest' | 'migrateDown'): Promise<void> {
  const { Kysely, MysqlDialect, PostgresDialect, Migrator } = require('kysely');
  const dialect = isMySql(project)
    ? new MysqlDialect({ pool: require('mysql2').createPool(project.url) })
    : new PostgresDialect({ pool: new Pool({ connectionString: project.url }) });
  const db = new Kysely({ dialect });
  const getMigrations = async () => Object.fromEntries(project.files().map((file) => [file, require(project.built(file))]));
  const { error } = await new Migrator({ db, provider: { getMigrations }, disableTransactions: project.isBare })[direction]();
  await db.destroy();
  if (error) throw error;
}

async function withTypeorm(project: Migrated, direction: 'runMigrations' | 'undoLastMigration'): Promise<void> {
  const { DataSource } = require('typeorm');
  const migrations = project.files().flatMap((file) => Object.values(require(project.built(file))));
  const source = await new DataSource({ type: isMySql(project) ? 'mysql' : 'postgres', url: project.url, migrations }).initialize();
  // It asks a migration whether it may run in a transaction when it runs it, and not when it takes it back.
  const transaction = project.isBare && direction === 'undoLastMigration' ? 'none' : 'each';
  await source[direction]({ transaction }).finally(() => source.destroy());
}

/** sequelize-cli calls it so, in no transaction. */
async function withSequelize(project: Migrated, direction: 'up' | 'down'): Promise<void> {
  const { Sequelize } = require('sequelize');
  const sequelize = new Sequelize(project.url, { logging: false });
  const migration = require(project.built(last(project)));
  await migration[direction](sequelize.getQueryInterface()).finally(() => sequelize.close());
}

async function withMikroOrm(project: Migrated, direction: 'up' | 'down'): Promise<void> {
  const { MikroORM } = require('@mikro-orm/postgresql');
  const { Migrator } = require('@mikro-orm/migrations');
  const migrationsList = project
    .files()
    .flatMap((file) => Object.entries(require(project.built(file))).map(([name, migration]) => ({ name, class: migration })));
  const orm = await MikroORM.init({
    clientUrl: project.url,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    migrations: { migrationsList, snapshot: false, silent: true },
  });
  await orm
    .getMigrator()
    [direction]()
    .finally(() => orm.close());
}

async function withNodePgMigrate({ url, folder, files }: Migrated, direction: 'up' | 'down'): Promise<void> {
  const { runner } = await import('node-pg-migrate');
  const dir = join(folder, dirname(files()[0]!));
  const count = direction === 'down' ? 1 : Number.POSITIVE_INFINITY;
  await runner({ databaseUrl: url, dir, direction, count, migrationsTable: 'pgmigrations', log: () => undefined });
}

/** By the tools of projects. Prisma's own engine, which no registry has, would run the file as it is. */
export const migrators: Readonly<Record<string, Migrator>> = {
  pg: plain,
  postgres: plain,
  mysql2: plain,
  prisma: plain,
  drizzle: {
    up: (project) => (project.isBare ? plain.up(project) : drizzleUp(project)),
    async down(project) {
      if (project.isBare) return plain.down(project);
      await runFile(project, project.rollback());
      // As the check list says.
      await query(project, 'DELETE FROM drizzle.__drizzle_migrations WHERE id = (SELECT max(id) FROM drizzle.__drizzle_migrations)');
    },
  },
  knex: { up: (project) => withKnex(project, 'latest'), down: (project) => withKnex(project, 'down') },
  kysely: { up: (project) => withKysely(project, 'migrateToLatest'), down: (project) => withKysely(project, 'migrateDown') },
  typeorm: { up: (project) => withTypeorm(project, 'runMigrations'), down: (project) => withTypeorm(project, 'undoLastMigration') },
  sequelize: { up: (project) => withSequelize(project, 'up'), down: (project) => withSequelize(project, 'down') },
  'mikro-orm': { up: (project) => withMikroOrm(project, 'up'), down: (project) => withMikroOrm(project, 'down') },
  'node-pg-migrate': { up: (project) => withNodePgMigrate(project, 'up'), down: (project) => withNodePgMigrate(project, 'down') },
};
