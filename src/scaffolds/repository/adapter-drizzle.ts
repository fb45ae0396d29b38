import type { Adapter, Place } from './adapters.ts';
import { isGenerated, type Model } from './model.ts';
import { only } from './only.ts';

export function drizzle(model: Model, { module }: Place): Adapter {
  const { type, one, key, fields } = model;
  const table = model.source?.name ?? model.many;
  const path = module(model.source?.file ?? '');
  const by = (names: readonly string[]): string => {
    const all = names.map((name) => `eq(${table}.${name}, ${name})`);
    return all.length === 1 ? all[0]! : `and(${all.join(', ')})`;
  };
  const hasPages = fields.some(({ references, isKey }) => references && !isKey);
  const uses = [
    'eq',
    'inArray',
    ...(hasPages ? ['and', 'asc', 'gt'] : []),
    ...(model.uniques.some((each) => each.length > 1) ? ['and'] : []),
  ];
  const written = fields.filter((field) => !isGenerated(field));
  return {
    prefix: 'Drizzle',
    handle: { name: 'db', type: `${type}Database` },
    imports: [
      `import { ${[...new Set(uses)].sort().join(', ')} } from 'drizzle-orm';`,
      "import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';",
      `import { ${table} } from '${path}';`,
    ],
    findOne: (fields) => `const [row] = await this.#db.select().from(${table}).where(${by(fields.map(({ name }) => name))}).limit(1);`,
    findMany: (keys) => `await this.#db.select().from(${table}).where(inArray(${table}.${key.name}, [...${keys}]))`,
    list: ({ name }) =>
      `const rows = await this.#db
        .select()
        .from(${table})
        .where(and(eq(${table}.${name}, ${name}), after === undefined ? undefined : gt(${table}.${key.name}, after)))
        .orderBy(asc(${table}.${key.name}))
        .limit(limit);`,
    add: `this.#db.insert(${table}).values(toRow(${one})).returning().then(only)`,
    save: `this.#db.update(${table}).set(toRow(${one})).where(eq(${table}.${key.name}, ${one}.${key.name})).returning({ ${key.name}: ${table}.${key.name} }).then(({ length }) => length)`,
    remove: (name) =>
      `(await this.#db.delete(${table}).where(eq(${table}.${key.name}, ${name})).returning({ ${key.name}: ${table}.${key.name} })).length`,
    mapping: `/** A database or a transaction of Drizzle, whatever its driver and schema. */
type ${type}Database = Pick<PgDatabase<PgQueryResultHKT>, 'select' | 'insert' | 'update' | 'delete'>;

type ${type}Row = typeof ${table}.$inferSelect;

const to${type} = (row: ${type}Row): ${type} => ({ ${fields.map(({ name }) => `${name}: row.${name}`).join(', ')} });

const toRow = (${one}: New${type}): typeof ${table}.$inferInsert => ({ ${written.map(({ name }) => `${name}: ${one}.${name}`).join(', ')} });

${only}`,
    isDuplicate: `/** The driver's error is the cause of Drizzle's. */
const isDuplicate = (error: unknown): boolean =>
  error instanceof Error && (('code' in error && error.code === '23505') || isDuplicate(error.cause));`,
  };
}
