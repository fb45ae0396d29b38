import { noQueryInLoop as rule } from '../../src/rules/no-query-in-loop.ts';
import { overTheWire, provesFix, provesNothingToFix } from './fix.ts';
import { big, makeTables } from './tables.ts';

/** How each library connects, and how it looks one row up: as a declaration of `row`, and as an expression. */
const libraries = {
  prisma: {
    name: 'prisma',
    db: `
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
export const close = () => prisma.$disconnect();`,
    row: ({ table, column }: Key, key: string) => `await prisma.${table.slice(0, -1)}.findUnique({ where: { ${column}: ${key} } })`,
    declared: (lookup: string) => `const row = ${lookup};`,
  },
  pg: {
    name: 'pool',
    db: `
import { Pool } from 'pg';
export const pool = new Pool({ connectionString: process.env.DATABASE_URL });
export const close = () => pool.end();`,
    row: ({ table, column }: Key, key: string) => `(await pool.query('SELECT * FROM ${table} WHERE ${column} = $1', [${key}])).rows[0]`,
    declared: (lookup: string) => `const { rows: [row] } = ${lookup.replace(/^\((.*)\)\.rows\[0\]$/, '$1')};`,
  },
  knex: {
    name: 'db',
    db: `
import knex from 'knex';
export const db = knex({ client: 'pg', connection: process.env.DATABASE_URL });
export const close = () => db.destroy();`,
    row: ({ table, column }: Key, key: string) => `await db('${table}').where({ ${column}: ${key} }).first()`,
    declared: (lookup: string) => `const row = ${lookup};`,
  },
} as const;
type LibraryName = keyof typeof libraries;

interface Key {
  readonly table: 'customers' | 'orders' | 'products';
  readonly column: string;
  readonly type: string;
  /** Found ones, missing ones, and one that comes twice, in no order. */
  readonly values: readonly unknown[];
  readonly in?: readonly LibraryName[];
}

const uuid = 'a0000000-0000-4000-8000-000000000001';
const keys: Readonly<Record<string, Key>> = {
  int: { table: 'customers', column: 'id', type: 'number', values: [3, 99, 1, 3, 2] },
  text: { table: 'customers', column: 'email', type: 'string', values: ['cem@shop', 'nobody@shop', "o'hara@shop", 'cem@shop'] },
  uuid: {
    table: 'orders',
    column: 'uuid',
    type: 'string',
    values: ['b0000000-0000-4000-8000-000000000002', 'c0000000-0000-4000-8000-000000000003', 'b0000000-0000-4000-8000-000000000002'],
  },
  'a key that not every row has': { table: 'customers', column: 'taxId', type: 'string', values: ['DE1', 'XX', 'DE1'], in: ['prisma'] },
  'bigint as bigint': { table: 'products', column: 'id', type: 'bigint', values: [big, 8n, 7n, big], in: ['prisma', 'pg'] },
  'bigint as text': { table: 'products', column: 'id', type: 'string', values: [`${big}`, '8', '7', `${big}`], in: ['pg', 'knex'] },
  'bigint as number': { table: 'products', column: 'id', type: 'number', values: [7, 8, 7], in: ['pg', 'knex'] },
};

/** The ways to iterate: program text by the parts of a lookup. */
const forms = {
  'for-of with const': ({ type, row, declared }: Parts) => `
export async function run(items: { key: ${type} }[]) {
  const rows = [];
  for (const item of items) {
    ${declared(row('item.key'))}
    rows.push([item.key, row]);
  }
  return rows;
}`,
  'for-of, inline in a call': ({ type, row }: Parts) => `
export async function run(items: { key: ${type} }[]) {
  const rows: unknown[] = [];
  for (const item of items) rows.push(${row('item.key')});
  return rows;
}`,
  'for-of with a destructured item': ({ type, row, declared }: Parts) => `
export async function run(items: { key: ${type}; note?: string }[]) {
  const rows = [];
  for (const { note, key } of items) {
    ${declared(row('key'))}
    rows.push([note, row]);
  }
  return rows;
}`,
  'for-of over the keys themselves': ({ type, row, declared }: Parts) => `
export async function run(items: { key: ${type} }[]) {
  const keys: ${type}[] = items.map((item) => item.key);
  const rows = [];
  for (const key of keys) {
    ${declared(row('key'))}
    rows.push(row);
  }
  return rows;
}`,
  'Promise.all of an async callback': ({ type, row, declared }: Parts) => `
export async function run(items: { key: ${type} }[]) {
  return await Promise.all(items.map(async (item) => {
    ${declared(row('item.key'))}
    return [item.key, row];
  }));
}`,
  'Promise.all of a concise async arrow': ({ type, row }: Parts) => `
export async function run(items: { key: ${type} }[]) {
  const rows = await Promise.all(items.map(async ({ key }) => ${row('key')}));
  return rows;
}`,
} as const;

interface Parts {
  readonly type: string;
  row(key: string): string;
  declared(lookup: string): string;
}

/** Programs that have something of their own to say. */
const special: Readonly<Record<string, Special>> = {
  'prisma: UUIDs in capitals find rows whose UUIDs come back in small letters, and their relations': {
    library: 'prisma',
    each: 2,
    list: [uuid.toUpperCase(), uuid],
    program: `
export async function run(uuids: string[]) {
  const rows = [];
  for (const uuid of uuids) rows.push(await prisma.order.findUnique({ where: { uuid }, select: { uuid: true, customer: true } }));
  return rows;
}`,
  },
  'prisma: a function that makes something of the row, or answers without one': {
    library: 'prisma',
    list: [3, 99, 1, 3],
    program: `
async function nameOf(id: number): Promise<{ loud: string } | null> {
  const customer = await prisma.customer.findUnique({ where: { id } });
  if (!customer) return null;
  return { loud: customer.name.toUpperCase() };
}
export async function run(ids: number[]) {
  const names = [];
  for (const id of ids) names.push(await nameOf(id));
  return names;
}`,
  },
  'pg: a function that makes something of the row': {
    library: 'pg',
    list: [3, 99, 1, 3],
    program: `
const nameOf = async (id: number) => {
  const customer = (await pool.query('SELECT * FROM customers WHERE id = $1', [id])).rows[0];
  return customer ? String(customer.name) : undefined;
};
export async function run(ids: number[]) {
  const names = [];
  for (const id of ids) names.push(await nameOf(id));
  return names;
}`,
  },
  'pg: results that have a name, asked whether there is a row': {
    library: 'pg',
    list: [3, 99, 1, 3],
    program: `
export async function run(ids: number[]) {
  const names = [];
  for (const id of ids) {
    const result = await pool.query('SELECT * FROM customers WHERE id = $1', [id]);
    if (result.rows.length === 0) continue;
    names.push(result.rows[0].name);
  }
  return names;
}`,
  },
  'pg: results that have a name, counted and gone through': {
    library: 'pg',
    list: [3, 99, 1, 3],
    program: `
export async function run(ids: number[]) {
  const found = [];
  for (const id of ids) {
    const result = await pool.query('SELECT * FROM orders WHERE customer_id = $1 ORDER BY number', [id]);
    found.push(result.rowCount, result.rows.map((row) => row.number));
  }
  return found;
}`,
  },
  'pg: results of a helper that have a name': {
    library: 'pg',
    list: [3, 99, 1, 3],
    each: 'few',
    program: `
async function findCustomer(id: number) {
  const result = await pool.query('SELECT * FROM customers WHERE id = $1', [id]);
  if (result.rows.length === 0) return null;
  return result.rows[0];
}
export async function run(ids: number[]) {
  const found = [];
  for (const id of ids) found.push(await findCustomer(id));
  return found;
}`,
  },
  'knex: what is the same in every round': {
    library: 'knex',
    list: [2, 1],
    each: 'few',
    program: `
export async function run(ids: readonly number[]) {
  const found = [];
  for (const id of ids) {
    const customers = await db('customers').select('id', 'name').orderBy('id');
    found.push(customers.filter((customer) => customer.id > id).map((customer) => customer.name));
  }
  return found;
}`,
  },
  'pg: UUIDs in capitals, and a column in capitals, whose rows have it in small letters': {
    library: 'pg',
    list: [uuid.toUpperCase(), uuid],
    program: `
export async function run(uuids: string[]) {
  const rows = [];
  for (const uuid of uuids) rows.push((await pool.query(\`
    SELECT UUID,
           number
    FROM Orders WHERE UUID = $1\`, [uuid])).rows[0]);
  return rows;
}`,
  },
  'pg: rows of a stated type, in columns that leave others out': {
    library: 'pg',
    list: [2, 1],
    program: `
export async function run(ids: readonly number[]) {
  const names: string[] = [];
  for (const id of ids) {
    const row = (await pool.query<{ id: number; name: string }>('SELECT id, name FROM customers WHERE id = $1', [id])).rows[0];
    names.push(row!.name);
  }
  return names;
}`,
  },
  'knex: UUIDs in capitals, selected columns': {
    library: 'knex',
    list: [uuid.toUpperCase(), uuid],
    program: `
export async function run(keys: string[]) {
  const rows = [];
  for (const key of keys) rows.push(await db('orders').where('uuid', key).select('uuid', 'number').first());
  return rows;
}`,
  },
  "knex: rows of a stated type, after a guard that the keys' type makes harmless": {
    library: 'knex',
    list: [{ key: 2 }, { key: 1 }],
    program: `
export async function run(items: { key: number }[]) {
  const rows = await Promise.all(items.map(async (item) => {
    if (item.key < 0) throw new RangeError('no such customer');
    const row = await db<{ id: number; name: string }>('public.customers').where({ id: item.key }).first();
    return row?.name ?? null;
  }));
  return rows;
}`,
  },
};

interface Special {
  readonly library: LibraryName;
  readonly list: readonly unknown[];
  readonly program: string;
  /** Statements of one lookup. */
  readonly each?: number | 'few';
}

describe('batch-lookup', () => {
  overTheWire();
  before(makeTables);

  for (const [library, { name, db, row, declared }] of Object.entries(libraries)) {
    describe(library, () => {
      for (const [form, program] of Object.entries(forms)) {
        for (const [kind, key] of Object.entries(keys)) {
          if (key.in && !key.in.includes(library as LibraryName)) continue;
          const text = program({ type: key.type, row: (value) => row(key, value), declared });
          const project = `import { ${name} } from './db.js';${text}\n//- /db.ts${db}`;
          const list = key.values.map((value) => ({ key: value }));
          if (library === 'prisma' && form.startsWith('Promise.all')) {
            it(`${form}, ${kind}: nothing to fix, Prisma itself makes one query of one tick's lookups`, () =>
              provesNothingToFix(rule, project, list));
          } else it(`${form}, ${kind}`, () => provesFix(rule, project, [list, []]));
        }
      }
    });
  }

  for (const [what, { library, program, list, each = 1 }] of Object.entries(special)) {
    it(what, () =>
      provesFix(
        rule,
        `import { ${libraries[library].name} } from './db.js';${program}\n//- /db.ts${libraries[library].db}`,
        [list, []],
        each,
      ),
    );
  }
});
