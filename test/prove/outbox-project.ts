/** Projects that are given an outbox, as a person would have it: scaffolded, migrated, with handlers of their own. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';
import { scaffoldInto } from '../../src/cli/scaffold.ts';
import { projectWith } from '../scaffolds/projects.ts';
import { migrators } from './migrators.ts';
import type { Dialect } from './outbox-beds.ts';

const root = process.cwd();
const require = createRequire(join(root, 'package.json'));

/** The tools that are put to the proof, for each database. */
export const tools = {
  postgresql: ['pg', 'postgres', 'prisma', 'drizzle', 'knex', 'kysely', 'typeorm', 'sequelize', 'mikro-orm'],
  mysql: ['mysql2', 'prisma', 'drizzle', 'knex', 'kysely', 'typeorm', 'sequelize'],
} as const;

export interface OutboxProject {
  readonly folder: string;
  /** The worker, built: to be run by Node from the root of this repository. */
  readonly worker: string;
  /** The test that came with it, built: to be run by Node's test runner. */
  readonly test: string;
  /** What the project's own code uses. */
  // biome-ignore lint/suspicious/noExplicitAny: a transaction has another type in each library
  readonly enqueue: (tx: any, event: { type: string; aggregate: string; payload: object }) => Promise<string>;
  migrate(url: string): Promise<unknown>;
  /** Ends what the project's own code has opened. */
  close?(): Promise<unknown>;
  remove(): void;
}

/** Scaffolds an outbox, puts `handlers` in the place of those that came with it, and options of its store in the worker. */
export async function makeProject(
  dialect: Dialect,
  tool: string,
  handlers: string,
  options: string,
  queue?: { readonly with: string; readonly node: string; readonly installed: string },
): Promise<OutboxProject> {
  const folder = mkdtempSync(join(tmpdir(), `outbox-${tool}-`));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const { texts } = projectWith(dialect === 'mysql' && tool !== 'mysql2' ? `${tool} on MySQL` : tool);
  for (const [path, text] of texts) write(path.slice('/p/'.length), text);
  if (queue) write('.nvmrc', queue.node);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const said = await scaffoldInto(folder, 'outbox', { tool, with: queue?.with }, false, new Date('2026-01-02T03:04:05Z'));
  if (queue?.with === 'pg-boss') {
    const boss = readFileSync(join(folder, 'src/outbox/boss.ts'), 'utf8');
    write('src/outbox/boss.ts', boss.replace(/'pg-boss'|"pg-boss"/, `'${queue.installed}'`));
  }
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
  if (queue?.with === 'pg-boss')
    write(
      'src/outbox/enqueue.ts',
      `${readFileSync(join(folder, 'src/outbox/enqueue.ts'), 'utf8')}\nexport { enqueuingBoss } from './boss.ts';\n`,
    );
  const enqueuing = require(built('src/outbox/enqueue.ts'));
  return {
    folder,
    worker: built('src/outbox/worker.ts'),
    test,
    enqueue: enqueuing.enqueue,
    ...(enqueuing.enqueuingBoss && { close: async () => (await enqueuing.enqueuingBoss()).stop({ graceful: false }) }),
    migrate: (url) => migrators[tool]!.up({ folder, url, files: () => [migration], isBare: false, built }),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** An outbox in a project of JavaScript, as Node runs it: the test that came with it, and how its tables are made. */
export async function makeScript(
  type: 'module' | 'commonjs',
): Promise<{ readonly test: string; migrate(url: string): Promise<unknown>; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), `outbox-${type}-`));
  mkdirSync(join(folder, 'lib'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type, dependencies: { pg: '*' } }));
  const [head, tail] = type === 'module' ? ["import pg from 'pg'", 'export const'] : ["const pg = require('pg')", 'exports.'];
  writeFileSync(join(folder, 'lib/db.js'), `${head};\n\n${tail} pool = new pg.Pool();\n`.replace('. ', '.'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  await scaffoldInto(folder, 'outbox', {}, false, new Date());
  return {
    test: join(folder, 'lib/outbox/outbox.test.js'),
    migrate: (url) => migrators.pg!.up({ folder, url, files: () => ['migrations/0001_create_outbox.sql'], isBare: false, built: String }),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
