import { isSource } from '../../engine/host.ts';
import { relativePath, resolvedPath } from '../../engine/paths.ts';
import { type Style, styleOf } from '../style.ts';
import { dependenciesOf, manifestOf, Refusal, type Tree } from '../tree.ts';
import { type Migrations, migrationsOf } from './migrations.ts';

export const tools = ['prisma', 'drizzle', 'typeorm', 'mikro-orm', 'sequelize', 'kysely', 'knex', 'pg'] as const;
export type Tool = (typeof tools)[number];

/** What is to be written where. A person may choose otherwise than was found. */
export interface Answers {
  readonly tool: Tool;
  /** The folder of the code, from the root of the package. */
  readonly folder: string;
  /** The first type of event, in the past tense: `order.placed`. */
  readonly event: string;
  readonly style: Style;
  readonly migrations: Migrations;
  /** What the Prisma client is imported from, as its own code would in that folder. */
  readonly prismaClient: string | undefined;
}

export interface Wanted {
  readonly tool?: string | undefined;
  readonly folder?: string | undefined;
  readonly event?: string | undefined;
}

/** Packages by which a tool is known. */
const packages: Readonly<Record<Tool, readonly string[]>> = {
  prisma: ['@prisma/client', 'prisma'],
  drizzle: ['drizzle-orm'],
  typeorm: ['typeorm'],
  'mikro-orm': ['@mikro-orm/postgresql', '@mikro-orm/core'],
  sequelize: ['sequelize'],
  kysely: ['kysely'],
  knex: ['knex'],
  pg: ['pg'],
};

export const names: Readonly<Record<Tool, string>> = {
  prisma: 'Prisma',
  drizzle: 'Drizzle',
  typeorm: 'TypeORM',
  'mikro-orm': 'MikroORM',
  sequelize: 'Sequelize',
  kysely: 'Kysely',
  knex: 'Knex',
  pg: 'node-postgres',
};

/** Without it, a tool speaks to another database, or in another way. */
const drivers: Readonly<Partial<Record<Tool, string>>> = {
  typeorm: 'pg',
  'mikro-orm': '@mikro-orm/postgresql',
  sequelize: 'pg',
  kysely: 'pg',
  knex: 'pg',
};

/** What people have instead, and what they are told. */
const refused: readonly { readonly name: string; readonly packages: RegExp; readonly instead: string }[] = [
  { name: 'Postgres.js', packages: /^postgres$/, instead: 'Enqueue in transactions of `pg`, which the relay needs in any case.' },
  {
    name: 'MongoDB',
    packages: /^(mongodb|mongoose)$/,
    instead: 'Keep the events in the document that changes, or read the change stream of the collection: both are atomic with the change.',
  },
  { name: 'MySQL', packages: /^(mysql2?|mariadb)$/, instead: 'It is written for PostgreSQL so far.' },
  {
    name: 'SQLite',
    packages: /^(better-sqlite3|sqlite3|sqlite|@libsql\/client)$/,
    instead: 'It has one writer, so a table and a loop in the same process do: workers need no locks there.',
  },
  { name: 'SQL Server', packages: /^(mssql|tedious)$/, instead: 'It is written for PostgreSQL so far.' },
];

/** Everything that the project tells, and what the person wants instead. Throws a Refusal that says why there can be none. */
export function detectOutbox(tree: Tree, wanted: Wanted = {}): Answers {
  const style = styleOf(tree);
  const tool = toolOf(tree, wanted.tool);
  if (tool === 'prisma') onlyPostgresOfPrisma(tree);
  const driver = drivers[tool];
  if (driver && !dependenciesOf(manifestOf(tree)).has(driver)) throw notPostgres(names[tool], `\`${driver}\``);
  if (tool === 'drizzle') onlyPostgresOfDrizzle(tree);
  const folder = folderNamed(wanted.folder ?? [style.sourceFolder, 'outbox'].filter(Boolean).join('/'));
  return {
    tool,
    folder,
    event: eventNamed(wanted.event ?? 'order.placed'),
    style,
    migrations: migrationsOf(tree, tool, style),
    prismaClient: tool === 'prisma' ? prismaClientOf(tree, folder, style) : undefined,
  };
}

/** The tools that a package has, of those that there is an outbox for. Throws a Refusal. */
export function installedTools(tree: Tree): readonly Tool[] {
  const dependencies = dependenciesOf(manifestOf(tree));
  return tools.filter((tool) => packages[tool].some((name) => dependencies.has(name)));
}

/** The tool that was asked for, or that most files import. */
function toolOf(tree: Tree, wanted: string | undefined): Tool {
  const dependencies = dependenciesOf(manifestOf(tree));
  const installed = installedTools(tree);
  if (wanted !== undefined) {
    const tool = tools.find((each) => each === wanted);
    if (!tool) throw new Refusal(`There is no outbox for '${wanted}': there are ${tools.join(', ')}.`);
    if (!installed.includes(tool)) throw new Refusal(`The package does not depend on ${packages[tool][0]}.`);
    return tool;
  }
  const others = refused.filter(({ packages: names }) => [...dependencies].some((name) => names.test(name)));
  const [first] = installed.toSorted((a, b) => uses(tree, b) - uses(tree, a));
  if (first) return first;
  const [other] = others;
  if (other) throw new Refusal(`The outbox is not written for ${other.name}. ${other.instead}`);
  throw new Refusal(
    `package.json names no database tool that an outbox is written for: ${tools.join(', ')}. Of several packages, go to the one that has it.`,
  );
}

/** In how many files a tool is imported. */
function uses(tree: Tree, tool: Tool): number {
  const imports = new RegExp(`['"](${packages[tool].join('|')})(/[^'"]*)?['"]`);
  return tree.files().filter((file) => isSource(file) && imports.test(tree.read(file) ?? '')).length;
}

function onlyPostgresOfPrisma(tree: Tree): void {
  const schemas = tree.files().filter((file) => file.endsWith('.prisma'));
  const providers = schemas.flatMap((file) => /datasource\s+\w+\s*\{[^}]*provider\s*=\s*"(\w+)"/.exec(tree.read(file) ?? '')?.[1] ?? []);
  const [provider] = providers;
  if (provider && provider !== 'postgresql' && provider !== 'postgres') throw notPostgres('Prisma', `provider "${provider}"`, true);
}

function onlyPostgresOfDrizzle(tree: Tree): void {
  const sources = tree.files().filter(isSource);
  const imported = (path: string): boolean => sources.some((file) => new RegExp(`['"]drizzle-orm/${path}['"]`).test(tree.read(file) ?? ''));
  const other = ['mysql-core', 'sqlite-core', 'singlestore-core'].find(imported);
  if (other && !imported('pg-core')) throw notPostgres('Drizzle', `drizzle-orm/${other}`, true);
  const driver = ['postgres-js', 'neon-http', 'neon-serverless', 'vercel-postgres', 'aws-data-api/pg', 'pglite', 'bun-sql'].find(imported);
  if (driver && !imported('node-postgres'))
    throw new Refusal(`The outbox is written for Drizzle on drizzle-orm/node-postgres; here it runs on drizzle-orm/${driver}.`);
}

function notPostgres(tool: string, what: string, isThere = false): Refusal {
  const found = isThere ? `here it has ${what}` : `here is not ${what}`;
  return new Refusal(`The outbox is written for ${tool} on PostgreSQL, and ${found}.`);
}

/** A folder of the package. Throws a Refusal for what is none. */
function folderNamed(name: string): string {
  const path = name.replace(/^\.\//, '').replace(/\/+$/, '');
  if (!/^[\w@.-]+(\/[\w@.-]+)*$/.test(path) || path.split('/').includes('..'))
    throw new Refusal(`'${name}' is no folder within the package: \`src/outbox\` is one.`);
  return path;
}

function eventNamed(name: string): string {
  if (!/^[a-z][a-z0-9_-]*\.[a-z][a-z0-9_-]*$/.test(name))
    throw new Refusal(
      `'${name}' is no name of an event: say what it happened to and what happened, in the past tense, like \`order.placed\`.`,
    );
  return name;
}

/** As most of the code imports it, seen from the folder of the outbox. */
function prismaClientOf(tree: Tree, folder: string, style: Style): string {
  const found = tree
    .files()
    .filter(isSource)
    .flatMap((file) => {
      const [, specifier] = /import (?:type )?\{[^}]*\bPrisma(?:Client)?\b[^}]*\} from ['"]([^'"]+)['"]/.exec(tree.read(file) ?? '') ?? [];
      return specifier && !specifier.startsWith('.') ? [specifier] : specifier ? [resolvedPath(specifier, file)] : [];
    });
  const specifier = found.find((each) => each.startsWith('/')) ?? found[0] ?? '@prisma/client';
  if (!specifier.startsWith('/')) return specifier;
  const relative = relativePath(`${tree.root}/${folder}`, specifier.replace(/\.(js|ts)$/, ''));
  return relative + (/\.(js|ts)$/.test(specifier) ? style.importEnding : '');
}
