/** Projects that are given an outbox, as a person would have it: scaffolded, migrated, with handlers of their own. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';
import { Pool } from 'pg';
import { scaffoldOutbox } from '../../src/cli/scaffold.ts';

const root = process.cwd();
const require = createRequire(join(root, 'package.json'));

export const tools = ['pg', 'prisma', 'drizzle', 'knex', 'kysely', 'typeorm', 'sequelize', 'mikro-orm'] as const;
export type Tool = (typeof tools)[number];

/** What each project holds before. */
const projects: Readonly<Record<Tool, Readonly<Record<string, string>>>> = {
  pg: { 'src/db.ts': "import { Pool } from 'pg';\n\nexport const pool = new Pool();\n" },
  prisma: {
    'prisma/schema.prisma': 'datasource db {\n  provider = "postgresql"\n}\n',
    'src/db.ts': "import { PrismaClient } from '@prisma/client';\n\nexport const prisma = new PrismaClient();\n",
  },
  knex: { 'src/db.ts': "import knex from 'knex';\n\nexport const db = knex({ client: 'pg' });\n" },
  drizzle: {
    'src/db.ts': "import { drizzle } from 'drizzle-orm/node-postgres';\n\nexport const db = drizzle(process.env.DATABASE_URL!);\n",
  },
  kysely: { 'src/db.ts': "import { Kysely } from 'kysely';\n\nexport const dbs: Kysely<object>[] = [];\n" },
  typeorm: { 'src/db.ts': "import { DataSource } from 'typeorm';\n\nexport const source = new DataSource({ type: 'postgres' });\n" },
  sequelize: { 'src/db.ts': "import { Sequelize } from 'sequelize';\n\nexport const sequelize = new Sequelize('');\n" },
  'mikro-orm': { 'src/db.ts': "import { MikroORM } from '@mikro-orm/postgresql';\n\nexport const orm = MikroORM.init({});\n" },
};
const packages: Readonly<Record<Tool, readonly string[]>> = {
  pg: ['pg'],
  prisma: ['@prisma/client', 'pg'],
  knex: ['knex', 'pg'],
  drizzle: ['drizzle-orm', 'pg'],
  kysely: ['kysely', 'pg'],
  typeorm: ['typeorm', 'pg'],
  sequelize: ['sequelize', 'pg'],
  'mikro-orm': ['@mikro-orm/postgresql', 'pg'],
};

export interface OutboxProject {
  readonly folder: string;
  /** The worker, built: to be run by Node from the root of this repository. */
  readonly worker: string;
  /** The test that came with it, built: to be run by Node's test runner. */
  readonly test: string;
  /** What the project's own code uses. */
  // biome-ignore lint/suspicious/noExplicitAny: a transaction has another type in each library
  readonly enqueue: (tx: any, event: { type: string; aggregate: string; payload: object }) => Promise<string>;
  migrate(url: string): Promise<void>;
  remove(): void;
}

/** Scaffolds an outbox, puts `handlers` in the place of those that came with it, and options of its store in the worker. */
export async function makeProject(tool: Tool, handlers: string, options: string): Promise<OutboxProject> {
  const folder = mkdtempSync(join(tmpdir(), `outbox-${tool}-`));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const dependencies = Object.fromEntries(packages[tool].map((name) => [name, '*']));
  write('package.json', JSON.stringify({ type: 'module', dependencies }));
  write('tsconfig.json', '{}');
  for (const [path, text] of Object.entries(projects[tool])) write(path, text);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const said = await scaffoldOutbox(folder, { tool, isDry: false }, new Date('2026-01-02T03:04:05Z'));
  const [migration] = /\S*create[_-]?outbox\S*/i.exec(said) ?? [''];
  const built = (name: string): string => {
    const outfile = join(folder, 'built', name.replace(/\.ts$/, '.cjs'));
    buildSync({
      entryPoints: [join(folder, name)],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      packages: 'external',
      logLevel: 'error',
    });
    return outfile;
  };
  // With the handlers that came with it, which nobody has built on yet.
  const test = built('src/outbox/outbox.test.ts');
  const given = readFileSync(join(folder, 'src/outbox/handlers.ts'), 'utf8');
  write('src/outbox/handlers.ts', `${given.slice(0, given.indexOf('export const handlers'))}${handlers}`);
  const worker = readFileSync(join(folder, 'src/outbox/worker.ts'), 'utf8');
  write('src/outbox/worker.ts', worker.replace('outboxStore(pool)', `outboxStore(pool, ${options})`));
  return {
    folder,
    worker: built('src/outbox/worker.ts'),
    test,
    enqueue: require(built('src/outbox/enqueue.ts')).enqueue,
    migrate: (url) => migrations[tool](url, folder, migration, built),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** An outbox in a project of JavaScript, as Node runs it: the test that came with it, and how its tables are made. */
export async function makeScript(
  type: 'module' | 'commonjs',
): Promise<{ readonly test: string; migrate(url: string): Promise<void>; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), `outbox-${type}-`));
  mkdirSync(join(folder, 'lib'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type, dependencies: { pg: '*' } }));
  const [head, tail] = type === 'module' ? ["import pg from 'pg'", 'export const'] : ["const pg = require('pg')", 'exports.'];
  writeFileSync(join(folder, 'lib/db.js'), `${head};\n\n${tail} pool = new pg.Pool();\n`.replace('. ', '.'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  await scaffoldOutbox(folder, { isDry: false }, new Date());
  return {
    test: join(folder, 'lib/outbox/outbox.test.js'),
    migrate: (url) => runSql(url, folder, 'migrations/0001_create_outbox.sql'),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** As the tool does it; Prisma's own engine, which no registry has, would run the file as it is. */
const migrations: Readonly<Record<Tool, (url: string, folder: string, file: string, built: (name: string) => string) => Promise<void>>> = {
  pg: runSql,
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

async function runSql(url: string, folder: string, file: string): Promise<void> {
  const pool = new Pool({ connectionString: url });
  await pool.query(readFileSync(join(folder, file), 'utf8'));
  await pool.end();
}
