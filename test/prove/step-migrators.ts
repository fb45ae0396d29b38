/** How the steps of a change are migrated, and taken back: by the tool of the project, one after the other. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Pool } from 'pg';

const require = createRequire(join(process.cwd(), 'package.json'));

/** A project in which steps are scaffolded one by one. */
export interface Steps {
  readonly folder: string;
  readonly url: string;
  /** The migrations that there are, the last one to be run or taken back; from the root of the project. */
  files(): readonly string[];
  /** The way back, where the tool has none of its own. */
  rollback(): string;
  built(name: string): string;
}

export interface StepMigrator {
  up(steps: Steps): Promise<unknown>;
  down(steps: Steps): Promise<unknown>;
}

async function runSql({ url, folder }: Steps, file: string): Promise<void> {
  const pool = new Pool({ connectionString: url });
  try {
    await pool.query(readFileSync(join(folder, file), 'utf8'));
  } finally {
    await pool.end();
  }
}

const last = (steps: Steps): string => steps.files().at(-1)!;
const plain: StepMigrator = { up: (steps) => runSql(steps, last(steps)), down: (steps) => runSql(steps, steps.rollback()) };

/** What its base class, or its builder, would gather, in the transaction in which it would run it. */
async function gathered(steps: Steps, direction: 'up' | 'down'): Promise<void> {
  const text = readFileSync(join(steps.folder, last(steps)), 'utf8');
  const body = text.slice(text.search(/\bup\(/), text.search(/\bdown\(/));
  const own = direction === 'up' ? body : text.slice(text.search(/\bdown\(/));
  const sql = [...own.matchAll(/(?:addSql|pgm\.sql)\(\s*(?:`([\s\S]*?)`|'([^']*)')/g)].map(([, long, short]) => long ?? short);
  const pool = new Pool({ connectionString: steps.url });
  try {
    await pool.query(`BEGIN;${sql.join('\n')}`);
    await pool.query('COMMIT');
  } finally {
    await pool.end();
  }
}

async function withKysely(
  steps: Steps,
  work: (migrator: {
    migrateToLatest(): Promise<{ error?: unknown }>;
    migrateDown(): Promise<{ error?: unknown }>;
  }) => Promise<{ error?: unknown }>,
): Promise<void> {
  const { Kysely, PostgresDialect, Migrator } = require('kysely');
  const db = new Kysely({ dialect: new PostgresDialect({ pool: new Pool({ connectionString: steps.url }) }) });
  const getMigrations = async () => Object.fromEntries(steps.files().map((file) => [file, require(steps.built(file))]));
  const { error } = await work(new Migrator({ db, provider: { getMigrations } }));
  await db.destroy();
  if (error) throw error;
}

async function withKnex(
  { url, files, built }: Steps,
  work: (knex: { migrate: Record<'latest' | 'down', (config: object) => Promise<void>> }, config: object) => Promise<void>,
): Promise<void> {
  const [directory] = files().map((file) => dirname(built(file)));
  const knex = require('knex')({ client: 'pg', connection: url });
  try {
    await work(knex, { directory, loadExtensions: ['.cjs'] });
  } finally {
    await knex.destroy();
  }
}

async function withTypeorm(
  steps: Steps,
  work: (source: { runMigrations(): Promise<unknown>; undoLastMigration(): Promise<unknown> }) => Promise<unknown>,
): Promise<void> {
  const { DataSource } = require('typeorm');
  const migrations = steps.files().flatMap((file) => Object.values(require(steps.built(file))));
  const source = await new DataSource({ type: 'postgres', url: steps.url, migrations }).initialize();
  try {
    await work(source);
  } finally {
    await source.destroy();
  }
}

async function withSequelize(steps: Steps, direction: 'up' | 'down'): Promise<void> {
  const { Sequelize } = require('sequelize');
  const sequelize = new Sequelize(steps.url, { logging: false });
  try {
    await require(steps.built(last(steps)))[direction](sequelize.getQueryInterface());
  } finally {
    await sequelize.close();
  }
}

export const stepMigrators: Readonly<Record<string, StepMigrator>> = {
  pg: plain,
  // Its own engine, which no registry has, would run the file as it is.
  prisma: plain,
  drizzle: {
    async up({ url, folder }) {
      const pool = new Pool({ connectionString: url });
      try {
        const { migrate } = require('drizzle-orm/node-postgres/migrator');
        await migrate(require('drizzle-orm/node-postgres').drizzle(pool), { migrationsFolder: join(folder, 'drizzle') });
      } finally {
        await pool.end();
      }
    },
    async down(steps) {
      await runSql(steps, steps.rollback());
      // As the check list says.
      const pool = new Pool({ connectionString: steps.url });
      await pool.query('DELETE FROM drizzle.__drizzle_migrations WHERE id = (SELECT max(id) FROM drizzle.__drizzle_migrations)');
      await pool.end();
    },
  },
  knex: {
    up: (steps) => withKnex(steps, (knex, config) => knex.migrate.latest(config)),
    down: (steps) => withKnex(steps, (knex, config) => knex.migrate.down(config)),
  },
  kysely: {
    up: (steps) => withKysely(steps, (migrator) => migrator.migrateToLatest()),
    down: (steps) => withKysely(steps, (migrator) => migrator.migrateDown()),
  },
  typeorm: {
    up: (steps) => withTypeorm(steps, (source) => source.runMigrations()),
    down: (steps) => withTypeorm(steps, (source) => source.undoLastMigration()),
  },
  sequelize: { up: (steps) => withSequelize(steps, 'up'), down: (steps) => withSequelize(steps, 'down') },
  'mikro-orm': { up: (steps) => gathered(steps, 'up'), down: (steps) => gathered(steps, 'down') },
  'node-pg-migrate': { up: (steps) => gathered(steps, 'up'), down: (steps) => gathered(steps, 'down') },
};
