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

export type Tool = 'pg' | 'prisma' | 'knex' | 'drizzle';

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
};
const packages: Readonly<Record<Tool, readonly string[]>> = {
  pg: ['pg'],
  prisma: ['@prisma/client', 'pg'],
  knex: ['knex', 'pg'],
  drizzle: ['drizzle-orm', 'pg'],
};

export interface OutboxProject {
  readonly folder: string;
  /** The worker, built: to be run by Node from the root of this repository. */
  readonly worker: string;
  /** What the project's own code uses. */
  // biome-ignore lint/suspicious/noExplicitAny: a transaction has another type in each library
  readonly enqueue: (tx: any, event: { type: string; aggregate: string; payload: object }) => Promise<string>;
  migrate(url: string): Promise<void>;
  remove(): void;
}

/** Scaffolds an outbox, puts `handlers` in the place of those that came with it, and options of its store in the worker. */
export function makeProject(tool: Tool, handlers: string, options: string): OutboxProject {
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
  const said = scaffoldOutbox(folder, { tool, isDry: false }, new Date('2026-01-02T03:04:05Z'));
  const [migration] = /\S*create_outbox\S*/.exec(said) ?? [''];
  const given = readFileSync(join(folder, 'src/outbox/handlers.ts'), 'utf8');
  write('src/outbox/handlers.ts', `${given.slice(0, given.indexOf('export const handlers'))}${handlers}`);
  const worker = readFileSync(join(folder, 'src/outbox/worker.ts'), 'utf8');
  write('src/outbox/worker.ts', worker.replace('outboxStore(pool)', `outboxStore(pool, ${options})`));
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
  return {
    folder,
    worker: built('src/outbox/worker.ts'),
    enqueue: require(built('src/outbox/enqueue.ts')).enqueue,
    migrate: (url) => migrations[tool](url, folder, migration, built),
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
