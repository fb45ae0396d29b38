import type { Tool } from '../databases.ts';
import type { Schema } from '../schema.ts';
import type { Place } from './adapters.ts';
import { typeormHarness } from './harness-typeorm.ts';
import type { Model } from './model.ts';

/** How the test of a repository comes by a transaction that is rolled back. */
export interface Harness {
  readonly imports: readonly string[];
  /** The class that is tested. */
  readonly repository: string;
  /** What else stands beside it, and is needed. */
  readonly types?: readonly string[];
  /** Declares `inDatabase(test)`. */
  readonly code: string;
}

const head = `async function inDatabase(test: Test): Promise<void> {`;
const rolledBack = `/** Ends a transaction as if it had never been. */
class RolledBack extends Error {}

const isRolledBack = (error: unknown): void => {
  if (!(error instanceof RolledBack)) throw error;
};`;

/** `owners`: statements that make what rows point at. */
export function harnessOf(schema: Schema, model: Model, repository: string, owners: readonly string[], place: Place): Harness {
  const { tool, type } = model;
  const list = owners.map((each) => `\n  ${JSON.stringify(each)},`).join('');
  const made = owners.length ? `/** What they point at. */\nconst owners: readonly string[] = [${list}\n];\n\n` : '';
  const each = (run: string, indent: string): string => (owners.length ? `for (const owner of owners) await ${run};\n${indent}` : '');
  if (tool === 'pg')
    return {
      repository,
      imports: ["import { Client } from 'pg';"],
      code: `${made}${head}
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('BEGIN');
    ${each('client.query(owner)', '    ')}await test(new ${repository}(client));
  } finally {
    await client.query('ROLLBACK');
    await client.end();
  }
}`,
    };
  if (tool === 'knex')
    return {
      repository,
      imports: ["import knex from 'knex';"],
      code: `${made}${head}
  const db = knex({ client: 'pg', connection: url ?? '' });
  const transaction = await db.transaction();
  try {
    ${each('transaction.raw(owner)', '    ')}await test(new ${repository}(transaction));
  } finally {
    await transaction.rollback();
    await db.destroy();
  }
}`,
    };
  if (tool === 'typeorm') {
    const { code, ...rest } = typeormHarness(schema, model, repository, each('runner.query(owner)', '    '), place);
    return { ...rest, code: made + code };
  }
  return { repository, ...byCallback(tool, type, repository, each, made, place) };
}

function byCallback(
  tool: Tool,
  type: string,
  repository: string,
  each: (run: string, indent: string) => string,
  made: string,
  { prismaClient, hasPrismaAdapter }: Place,
): Pick<Harness, 'imports' | 'code' | 'types'> {
  const inside = (run: string): string => `${each(run, '      ')}await test(new ${repository}(transaction));
      throw new RolledBack();`;
  const code = (open: string, begin: string, run: string, close: string): string => `${made}${head}
  ${open}
  try {
    await ${begin}(async (transaction) => {
      ${inside(run)}
    }).catch(isRolledBack);
  } finally {
    await ${close};
  }
}

${rolledBack}`;
  if (tool === 'kysely')
    return {
      types: [`type ${type}Tables`],
      imports: [`import { Kysely, PostgresDialect, sql } from 'kysely';`, "import { Pool } from 'pg';"],
      code: code(
        `const db = new Kysely<${type}Tables>({ dialect: new PostgresDialect({ pool: new Pool({ connectionString: url }) }) });`,
        'db.transaction().execute',
        'sql.raw(owner).execute(transaction)',
        'db.destroy()',
      ),
    };
  if (tool === 'drizzle')
    return {
      imports: [`import { sql } from 'drizzle-orm';`, "import { drizzle } from 'drizzle-orm/node-postgres';", "import { Pool } from 'pg';"],
      code: code(
        'const pool = new Pool({ connectionString: url });',
        'drizzle(pool).transaction',
        'transaction.execute(sql.raw(owner))',
        'pool.end()',
      ),
    };
  const client = hasPrismaAdapter ? 'adapter: new PrismaPg({ connectionString: url })' : "datasourceUrl: url ?? ''";
  return {
    imports: [
      ...(hasPrismaAdapter ? ["import { PrismaPg } from '@prisma/adapter-pg';"] : []),
      `import { PrismaClient } from '${prismaClient}';`,
    ],
    code: code(
      `const prisma = new PrismaClient({ ${client} });`,
      'prisma.$transaction',
      'transaction.$executeRawUnsafe(owner)',
      'prisma.$disconnect()',
    ),
  };
}
