import type { FileId } from '../engine/text.ts';
import type { Database, Dialect } from './databases.ts';
import type { CodeKind } from './migration-code.ts';
import type { Style } from './style.ts';
import { dependenciesOf, manifestOf, Refusal, type Tree, writtenPaths } from './tree.ts';

/** Where a migration goes, and how its name begins. */
export interface Migrations {
  readonly kind: 'prisma' | 'drizzle' | 'sql' | CodeKind;
  readonly dialect: Dialect;
  /** From the root of the package. */
  readonly folder: string;
  readonly stamp: Stamp;
  /** Those that are there, from the root of the package. */
  readonly existing: readonly string[];
  readonly ending: '.sql' | '.ts' | '.js' | '.mjs' | '.cjs';
}

/** The next number with so many digits, or the moment: `20261128041500` (14 digits), `1798431300000` (milliseconds). */
export type Stamp = { readonly next: number; readonly digits: number } | 'seconds' | 'milliseconds';

const runners: Readonly<Record<Migrations['kind'], string>> = {
  prisma: '`npx prisma migrate deploy`, or `migrate dev`',
  drizzle: '`npx drizzle-kit migrate`, or `migrate()`',
  knex: '`npx knex migrate:latest`',
  typeorm: '`npx typeorm migration:run -d` and the file of your data source',
  kysely: '`npx kysely migrate latest`, or your `Migrator`',
  sequelize: '`npx sequelize-cli db:migrate`',
  'mikro-orm': '`npx mikro-orm migration:up`',
  'node-pg-migrate': '`npx node-pg-migrate up`',
  sql: 'as you run the others; `psql "$DATABASE_URL" -1 -f` does it, too',
};

/** How migrations are run, in Markdown. */
export const migratingBy = ({ kind, dialect }: Migrations): string =>
  kind === 'sql' && dialect === 'mysql' ? 'as you run the others; `mysql … <` does it, too' : runners[kind];

/** What is to be said when a migration must not run in a transaction, in Markdown. */
const bareRunners: Partial<Record<Migrations['kind'], string>> = {
  typeorm: '`npx typeorm migration:run --transaction each -d` and the file of your data source',
  kysely: 'a `Migrator` that is made with `disableTransactions: true`, for this once',
  'mikro-orm': '`npx mikro-orm migration:up`, and no other with it',
  sql: '`psql "$DATABASE_URL" -f`',
};

/** How a migration is run that must not be in a transaction, in Markdown. */
export const migratingBareBy = (migrations: Migrations): string => bareRunners[migrations.kind] ?? migratingBy(migrations);

/** What is to be said besides when it is taken back, in Markdown. */
const bareWaysBack: Partial<Record<Migrations['kind'], string>> = {
  typeorm: ', by `migration:revert --transaction none`',
  kysely: ', by a `Migrator` with `disableTransactions: true`',
};

/** How a migration is taken back that must not be in a transaction, where it says itself how that is done; in Markdown. */
export const bareWayBack = ({ kind }: Migrations): string => `run its \`down\`${bareWaysBack[kind] ?? ''}`;

/** Whether the tool can run one in no transaction: Drizzle runs all that it runs in one. */
export const runsBare = ({ kind }: Migrations): boolean => kind !== 'drizzle';

/** As the migrations that are there do it, or as the tool does it by itself. Throws a Refusal. */
export function migrationsOf(tree: Tree, database: Database, style: Style): Migrations {
  const paths = writtenPaths(tree);
  const kind = kindOf(tree, database);
  const folder = folderFor(tree, kind, paths);
  const names = paths.filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1).split('/')[0]!);
  const existing = paths.filter((path) => path.startsWith(`${folder}/`));
  return {
    kind,
    dialect: database.dialect,
    folder,
    stamp: stampOf(kind, tree, folder, names),
    existing,
    ending: endingOf(kind, names, style),
  };
}

function kindOf(tree: Tree, { tool, dialect }: Database): Migrations['kind'] {
  const isPlain = tool === 'pg' || tool === 'postgres' || tool === 'mysql2';
  const isNodePgMigrate = dialect === 'postgresql' && dependenciesOf(manifestOf(tree)).has('node-pg-migrate');
  if (isNodePgMigrate && (isPlain || tool === 'kysely')) return 'node-pg-migrate';
  return isPlain ? 'sql' : tool;
}

function folderFor(tree: Tree, kind: Migrations['kind'], paths: readonly string[]): string {
  const text = (pattern: RegExp): string | undefined => {
    const config = paths.find((path) => pattern.test(path));
    return config && tree.read(`${tree.root}/${config}`);
  };
  if (kind === 'prisma') {
    const lock = paths.find((path) => path.endsWith('/migration_lock.toml'));
    if (lock) return lock.slice(0, lock.lastIndexOf('/'));
    const schema = paths.find((path) => path.endsWith('schema.prisma')) ?? paths.find((path) => path.endsWith('.prisma'));
    if (!schema) throw new Refusal('There is no schema of Prisma here. Go to the package that has it.');
    return [...schema.split('/').slice(0, -1), 'migrations'].join('/');
  }
  if (kind === 'drizzle') {
    const journal = paths.find((path) => path.endsWith('meta/_journal.json'));
    if (journal) return journal.slice(0, -'/meta/_journal.json'.length);
    const out = /\bout\s*:\s*['"]\.?\/?([^'"]+)['"]/.exec(text(/(^|\/)drizzle\.config\.[cm]?[jt]s$/) ?? '')?.[1];
    return out?.replace(/\/$/, '') ?? 'drizzle';
  }
  const stamped = paths.find((path) => /(^|\/)migrations?\/(Migration)?\d{3,}[\w-]*\.(sql|[cm]?[jt]s)$/.test(path));
  if (stamped) return stamped.slice(0, stamped.lastIndexOf('/'));
  const directory =
    kind === 'knex' ? /\bdirectory\s*:\s*['"]\.?\/?([^'"]+)['"]/.exec(text(/(^|\/)knexfile\.[cm]?[jt]s$/) ?? '')?.[1] : undefined;
  if (directory) return directory.replace(/\/$/, '');
  return kind === 'typeorm' && paths.some((path) => path.startsWith('src/')) ? 'src/migrations' : 'migrations';
}

function stampOf(kind: Migrations['kind'], tree: Tree, folder: string, names: readonly string[]): Stamp {
  if (kind === 'prisma') return 'seconds';
  if (kind === 'drizzle') return { next: journalOf(tree, folder).entries.length, digits: 4 };
  const stamps = names.flatMap((name) => /^(?:V|v|Migration)?(\d+)/.exec(name)?.[1] ?? []);
  const [last] = stamps.toSorted().slice(-1);
  if (last === undefined && kind === 'sql') return { next: 1, digits: 4 };
  if (last === undefined) return kind === 'node-pg-migrate' || kind === 'typeorm' ? 'milliseconds' : 'seconds';
  if (last.length === 14) return 'seconds';
  if (last.length === 13) return 'milliseconds';
  return { next: Math.max(...stamps.map(Number)) + 1, digits: last.length };
}

function endingOf(kind: Migrations['kind'], names: readonly string[], { language, isCommonJs }: Style): Migrations['ending'] {
  if (kind === 'prisma' || kind === 'drizzle' || kind === 'sql') return '.sql';
  const own = names.flatMap((name) => (/\.(sql|ts|js|mjs|cjs)$/.exec(name)?.[0] as Migrations['ending']) ?? []).at(-1);
  if (own) return kind !== 'node-pg-migrate' && own === '.sql' ? '.js' : own;
  if (language === 'typescript') return '.ts';
  return isCommonJs || kind === 'node-pg-migrate' ? '.js' : kind === 'sequelize' ? '.cjs' : '.mjs';
}

interface Journal {
  readonly entries: readonly { readonly idx: number; readonly tag: string; readonly version: string }[];
}

/** What Drizzle has run, or would run. Throws a Refusal where it cannot be read. */
export function journalOf(tree: Tree, folder: string): Journal {
  const text = tree.read(`${tree.root}/${folder}/meta/_journal.json`);
  if (text === undefined) return { entries: [] };
  try {
    const journal = JSON.parse(text) as Journal;
    if (Array.isArray(journal.entries)) return journal;
  } catch {
    // Said below.
  }
  throw new Refusal(`${folder}/meta/_journal.json is no journal of Drizzle: mend it first.`);
}

/** How the name of a migration begins at a moment, in UTC. */
export function stampText(stamp: Stamp, now: Date): string {
  if (stamp === 'milliseconds') return String(now.getTime());
  if (stamp === 'seconds') return now.toISOString().replace(/\D/g, '').slice(0, 14);
  return String(stamp.next).padStart(stamp.digits, '0');
}

/** Whose migration it is, by its place. */
export const placeOf = ({ root }: Tree, { folder }: Migrations, name: string): FileId => `${root}/${folder}/${name}`;

/** Whether a migration says itself how it is taken back; others need a script beside them. */
export const hasWayBack = ({ kind }: Migrations): boolean => kind !== 'prisma' && kind !== 'drizzle' && kind !== 'sql';
