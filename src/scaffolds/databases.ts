import { dependenciesOf, manifestOf, ownSourcesOf, type Question, Refusal, type Tree } from './tree.ts';

/** Of several that a package has, the earlier is meant. */
export const tools = ['prisma', 'drizzle', 'typeorm', 'mikro-orm', 'sequelize', 'kysely', 'knex', 'postgres', 'mysql2', 'pg'] as const;
export type Tool = (typeof tools)[number];
export type Dialect = 'postgresql' | 'mysql';

/** What a package speaks to its database by. */
export interface Database {
  readonly tool: Tool;
  readonly dialect: Dialect;
  /** Where Drizzle runs on another driver than it does mostly. */
  readonly driver: 'postgres-js' | undefined;
}

/** What is scaffolded, at the beginning of a sentence, and for which databases there is one. */
export interface Subject {
  readonly name: string;
  readonly dialects: readonly Dialect[];
  /** What people are told who have another. */
  readonly instead: Readonly<Record<keyof typeof others, string>>;
}

interface ToolWords {
  readonly name: string;
  /** By which it is known. */
  readonly packages: readonly string[];
  /** By which it speaks to each database, where it speaks to several and a package says which. */
  readonly drivers?: Readonly<Record<Dialect, readonly string[]>>;
}

export const toolWords: Readonly<Record<Tool, ToolWords>> = {
  prisma: { name: 'Prisma', packages: ['@prisma/client', 'prisma'] },
  drizzle: { name: 'Drizzle', packages: ['drizzle-orm'] },
  typeorm: { name: 'TypeORM', packages: ['typeorm'], drivers: { postgresql: ['pg'], mysql: ['mysql2', 'mysql'] } },
  'mikro-orm': {
    name: 'MikroORM',
    packages: ['@mikro-orm/postgresql', '@mikro-orm/core'],
    drivers: { postgresql: ['@mikro-orm/postgresql'], mysql: [] },
  },
  sequelize: { name: 'Sequelize', packages: ['sequelize'], drivers: { postgresql: ['pg'], mysql: ['mysql2'] } },
  kysely: { name: 'Kysely', packages: ['kysely'], drivers: { postgresql: ['pg', 'postgres'], mysql: ['mysql2'] } },
  knex: { name: 'Knex', packages: ['knex'], drivers: { postgresql: ['pg'], mysql: ['mysql2', 'mysql'] } },
  postgres: { name: 'Postgres.js', packages: ['postgres'] },
  mysql2: { name: 'MySQL2', packages: ['mysql2'] },
  pg: { name: 'node-postgres', packages: ['pg'] },
};

export const dialectNames: Readonly<Record<Dialect, string>> = { postgresql: 'PostgreSQL', mysql: 'MySQL' };

/** What people have instead. */
const others = {
  MongoDB: /^(mongodb|mongoose)$/,
  'this driver of MySQL': /^(mysql|mariadb)$/,
  SQLite: /^(better-sqlite3|sqlite3|sqlite|@libsql\/client)$/,
  'SQL Server': /^(mssql|tedious)$/,
} as const;

/** The database that a package speaks to, by the tool that was asked for or that most of its files import. Throws a Refusal. */
export function databaseOf(tree: Tree, subject: Subject, wanted?: string): Database {
  const tool = toolOf(tree, subject, wanted);
  const { dialect, driver } = spoken(tree, tool, subject);
  if (!subject.dialects.includes(dialect)) throw elsewhere(tool, subject, `here it runs on ${dialectNames[dialect]}`);
  return { tool, dialect, driver };
}

/** The tools that a package has, of those that there are scaffolds for. Throws a Refusal. */
function installedTools(tree: Tree): readonly Tool[] {
  const dependencies = dependenciesOf(manifestOf(tree));
  return tools.filter((tool) => toolWords[tool].packages.some((name) => dependencies.has(name)));
}

/** Asks for another of the tools that a package has; nothing where it has one. */
export function toolQuestion(tree: Tree, { tool }: Database): readonly Question[] {
  const options = installedTools(tree);
  return options.length > 1 ? [{ key: 'tool', label: 'Database tool', prompt: `Instead of ${tool}`, value: tool, options }] : [];
}

function toolOf(tree: Tree, { name, instead }: Subject, wanted: string | undefined): Tool {
  const dependencies = dependenciesOf(manifestOf(tree));
  const installed = installedTools(tree);
  const subject = name.toLowerCase().replace(/^the /, '');
  if (wanted !== undefined) {
    const tool = tools.find((each) => each === wanted);
    if (!tool) throw new Refusal(`There is no ${subject} for '${wanted}': there are ${tools.join(', ')}.`);
    if (!installed.includes(tool)) throw new Refusal(`The package does not depend on ${toolWords[tool].packages[0]}.`);
    return tool;
  }
  const [first] = installed.toSorted((a, b) => uses(tree, b) - uses(tree, a));
  if (first) return first;
  const other = (Object.keys(others) as (keyof typeof others)[]).find((each) => [...dependencies].some((one) => others[each].test(one)));
  if (other) throw new Refusal(`${name} is not written for ${other}. ${instead[other]}`);
  throw new Refusal(
    `package.json names no database tool that ${name.toLowerCase()} is written for: ${tools.join(', ')}. Of several packages, go to the one that has it.`,
  );
}

/** In how many files of its own a project imports a tool. */
function uses(tree: Tree, tool: Tool): number {
  const packages = `(${toolWords[tool].packages.join('|')})(/[^'"]*)?`;
  // Its client may be generated anywhere.
  const imports = new RegExp(`['"](${tool === 'prisma' ? `${packages}|[.@~][^'"]*\\bprisma(/client)?(\\.[jt]s)?` : packages})['"]`);
  return ownSourcesOf(tree).filter((file) => imports.test(tree.read(file) ?? '')).length;
}

function spoken(tree: Tree, tool: Tool, subject: Subject): Pick<Database, 'dialect' | 'driver'> {
  const { drivers } = toolWords[tool];
  if (tool === 'prisma') return { dialect: dialectOfPrisma(tree, subject), driver: undefined };
  if (tool === 'drizzle') return spokenByDrizzle(tree, subject);
  if (!drivers) return { dialect: tool === 'mysql2' ? 'mysql' : 'postgresql', driver: undefined };
  const dependencies = dependenciesOf(manifestOf(tree));
  const possible = (['postgresql', 'mysql'] as const).filter((dialect) => drivers[dialect].some((name) => dependencies.has(name)));
  const [dialect] = possible.toSorted((a, b) => signs(tree, b) - signs(tree, a));
  if (dialect) return { dialect, driver: undefined };
  const missing = subject.dialects.flatMap((each) => drivers[each].slice(0, 1)).map((name) => `\`${name}\``);
  throw elsewhere(tool, subject, missing.length > 1 ? `here is neither ${missing.join(' nor ')}` : `here is not ${missing[0]}`);
}

const signsOf: Readonly<Record<Dialect, RegExp>> = {
  postgresql: /\b(client|type|dialect)\s*:\s*['"](pg|postgres(ql)?)['"]|\bPostgresDialect\b/,
  mysql: /\b(client|type|dialect)\s*:\s*['"](mysql2?|mariadb)['"]|\bMysqlDialect\b/,
};

/** In how many files a database is named as the one that is spoken to. */
const signs = (tree: Tree, dialect: Dialect): number =>
  ownSourcesOf(tree).filter((file) => signsOf[dialect].test(tree.read(file) ?? '')).length;

function dialectOfPrisma(tree: Tree, subject: Subject): Dialect {
  const schemas = tree.files().filter((file) => file.endsWith('.prisma'));
  const [provider] = schemas.flatMap((file) => /datasource\s+\w+\s*\{[^}]*provider\s*=\s*"(\w+)"/.exec(tree.read(file) ?? '')?.[1] ?? []);
  if (provider === undefined || provider === 'postgres') return 'postgresql';
  if (provider === 'postgresql' || provider === 'mysql') return provider;
  throw elsewhere('prisma', subject, `here it has provider "${provider}"`);
}

/** Drivers of Drizzle whose transactions are those that are written for. */
const drizzleDrivers: Readonly<Record<Dialect, readonly string[]>> = { postgresql: ['node-postgres', 'postgres-js'], mysql: ['mysql2'] };
const otherDrizzleDrivers = [
  ...['neon-http', 'neon-serverless', 'vercel-postgres', 'aws-data-api/pg', 'pglite', 'bun-sql', 'pg-proxy'],
  ...['planetscale-serverless', 'tidb-serverless', 'mysql-proxy'],
];

function spokenByDrizzle(tree: Tree, subject: Subject): Pick<Database, 'dialect' | 'driver'> {
  const text = ownSourcesOf(tree)
    .map((file) => tree.read(file) ?? '')
    .join('\n');
  const imported = (path: string): boolean => new RegExp(`['"]drizzle-orm/${path}['"]`).test(text);
  const isPostgres = imported('pg-core') || drizzleDrivers.postgresql.some(imported);
  const dialect = !isPostgres && (imported('mysql-core') || imported('mysql2')) ? 'mysql' : 'postgresql';
  const other = ['sqlite-core', 'singlestore-core'].find(imported);
  if (other && !isPostgres && dialect !== 'mysql') throw elsewhere('drizzle', subject, `here it has drizzle-orm/${other}`);
  const driver = drizzleDrivers[dialect].find(imported);
  const unknown = otherDrizzleDrivers.find(imported);
  if (!driver && unknown)
    throw new Refusal(
      `${subject.name} is written for Drizzle on ${drizzleDrivers[dialect].map((name) => `drizzle-orm/${name}`).join(' and ')}; here it runs on drizzle-orm/${unknown}.`,
    );
  return { dialect, driver: driver === 'postgres-js' ? driver : undefined };
}

function elsewhere(tool: Tool, { name, dialects }: Subject, found: string): Refusal {
  const possible = dialects.filter((dialect) => toolWords[tool].drivers?.[dialect].length !== 0).map((dialect) => dialectNames[dialect]);
  return new Refusal(`${name} is written for ${toolWords[tool].name} on ${possible.join(' and ')}, and ${found}.`);
}
