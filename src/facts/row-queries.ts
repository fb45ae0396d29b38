import type { Projection } from '../syntax/projections.ts';
import type { Query } from './queries.ts';

export function methodOf(text: string): string {
  return /\w+$/.exec(text)?.[0] ?? '';
}

/** Builders bring lists, unless they say that they want the first. */
export function isListed(library: string, text: string): boolean {
  const method = methodOf(text);
  return builders.has(library)
    ? !/^(first|executeTakeFirst\w*|findFirst|get)$/.test(method)
    : /Many|AndReturn$|^(find|findBy|findAll|getMany)$/.test(method);
}

/** Most queries that write, and those that count, bring no rows. */
export function bringsRows({ kind, library }: Pick<Query, 'kind' | 'library'>, text: string, { isReturning, table }: Projection): boolean {
  const method = methodOf(text);
  if (kind === 'read') return !counting.test(method) && (table !== undefined || !/^(query|raw|\$?queryRaw\w*)$/.test(method));
  // TypeORM says how many rows were changed, unless entities are saved or removed.
  if (library === 'typeorm') return /^(save|remove|softRemove|recover)$/.test(method);
  return isReturning || (builders.has(library) ? false : writingRows.test(method));
}

const counting =
  /^(count\w*|\w*Count|estimatedDocumentCount|exists?|existsBy|aggregate|groupBy|sum|avg|average|min|max|minimum|maximum|distinct|describe|ping|getSql)$/;
const writingRows =
  /^(create|update|upsert|delete|createManyAndReturn|updateManyAndReturn|save|remove|softRemove|recover|bulkCreate|insertMany|findOneAnd\w+|findByIdAnd\w+|findOrCreate|build|exec|executeTakeFirst\w*)$/;
/** Clients whose writes bring a count, or nothing, unless they say `returning`. */
const builders: ReadonlySet<string> = new Set([
  'pg',
  'knex',
  'kysely',
  'drizzle',
  'mysql2',
  'postgres',
  'slonik',
  'pg-promise',
  'better-sqlite3',
  'mssql',
]);
