import assert from 'node:assert/strict';
import { madeWith, type Value } from '../../src/facts/value.ts';
import { queriesIn } from '../reach.ts';

const database = `
//- /database.ts
import { Pool } from 'pg';
export { Pool };
export const pool = new Pool();
`;

/** Every call in `code` that is proven to be a query, where `/database.ts` exports `Pool` and `pool`. */
function found(code: string): readonly string[] {
  return queriesIn(`import { Pool, pool } from './database';\n${code}\n${database}`);
}

const declared = `
interface Deps { readonly db: Pool; readonly user?: { readonly db: Pool | null } }
const make = () => ({ db: pool });
const open = async () => pool;
function run(db: Pool, deps: Deps) {}
class Orders { constructor(db: Pool) {} db = pool; }
`;

describe('types say what values are', () => {
  for (const [type, use] of [
    ["Deps['db']", 'it'],
    ["NonNullable<NonNullable<Deps['user']>['db']>", 'it'],
    ['ReturnType<typeof make>', 'it.db'],
    ["ReturnType<typeof make>['db']", 'it'],
    ['Awaited<ReturnType<typeof open>>', 'it'],
    ['InstanceType<typeof Orders>', 'it.db'],
    ['Parameters<typeof run>[0]', 'it'],
    ['Parameters<typeof run>[1]', 'it.db'],
    ['ConstructorParameters<typeof Orders>[0]', 'it'],
    ["Pick<Deps, 'db'>", 'it.db'],
    ["Required<Readonly<Partial<Omit<Deps, 'user'>>>>", 'it.db'],
    ['Exclude<Pool | null, null>', 'it'],
    ['Extract<Pool | string, Pool>', 'it'],
    ['Record<string, Pool>', 'it.main'],
    ['Record<string, Pool>', "it['main']"],
    ['Record<string, Deps>', 'it[name].db'],
    ['{ [name: string]: Pool }', 'it.main'],
    ["{ [K in 'main' | 'other']: Pool }", 'it.main'],
    ['{ [K in keyof Deps]: Deps[K] }', 'it.db'],
    ['{ name: string } & Deps', 'it.db'],
    ['Map<string, Pool>', "it.get('main')"],
    ['[name: string, db: Pool]', 'it[1]'],
    ['typeof pool', 'it'],
    ['typeof import("./database")', 'it.pool'],
  ] as const)
    it(`${type}: ${use}`, () =>
      assert.deepEqual(found(`${declared}export function use(it: ${type}, name: string) { return ${use}.query('…'); }`), [`${use}.query`]));

  it('however many types extend several, which extend several', () => {
    const names = ['A', 'B', 'C', 'D', 'E'];
    const level = (at: number): string =>
      names.map((name) => `interface ${name}${at} extends ${names.map((other) => other + (at + 1)).join(', ')} {}`).join('\n');
    const levels = Array.from({ length: 12 }, (_, at) => level(at)).join('\n');
    const last = 'interface E12 { db: Pool }';
    assert.deepEqual(found(`${levels}\n${last}\nexport function use(it: A0) { return it.db.query('…'); }`), ['it.db.query']);
  });

  it('where a name is used in its own making', () =>
    assert.deepEqual(found("export function use(it: Pool) { const sql = it.query(sql); it.query('UPDATE users SET id = 1'); }"), [
      'it.query',
      'it.query',
    ]));

  it('as the elements of a rest parameter too', () => {
    assert.deepEqual(
      found(`
type Init<T> = (router: T, deps: { db: Pool }) => void;
export function routes<T>(...[router, { db }]: Parameters<Init<T>>) { return db.query('…'); }`),
      ['db.query'],
    );
  });

  it('where an object literal says nothing', () => {
    assert.deepEqual(
      found(`
const made: { first: Pool; second: Pool } = { first: globalThis.first, second: pool };
const cast = { models: {} as { db: Pool } };
made.first.query('…'); made.second.query('…'); cast.models.db.query('…');`),
      ['made.first.query', 'made.second.query', 'cast.models.db.query'],
    );
  });
});

describe('type arguments stand for type parameters', () => {
  for (const [title, code] of [
    ['of an alias', 'type Maybe<T> = T | null;\nexport const run = (db: Maybe<Pool>) => db.query();'],
    ['of a type with members', 'type Box<T> = { db: T };\nexport const run = ({ db }: Box<Pool>) => db.query();'],
    ['of an intersection', 'type Flat<T> = { [K in keyof T]: T[K] } & {};\nexport const run = ({ db }: Flat<{ db: Pool }>) => db.query();'],
    ['of an interface', 'interface Box<T> { db: T }\nexport const run = ({ db }: Box<Pool>) => db.query();'],
    [
      'of an interface that another extends',
      'interface Base<T> { db: T }\ninterface Box<U> extends Base<U> {}\nexport const run = ({ db }: Box<Pool>) => db.query();',
    ],
    [
      'of a method',
      'interface Box<T> { open(): Promise<T> }\nexport async function run(box: Box<Pool>) { const db = await box.open(); db.query(); }',
    ],
    ['of a list', 'interface Box<T> { all: T[] }\nexport function run(box: Box<Pool>) { for (const db of box.all) db.query(); }'],
    ['of a class', 'class Box<T> { constructor(readonly db: T) {} }\nexport const run = ({ db }: Box<Pool>) => db.query();'],
    ['of `new`', 'class Box<T> { db: T }\nconst { db } = new Box<Pool>();\ndb.query();'],
    [
      'of a base class',
      'class Base<T> { protected get it(): T { return global.it; } }\nclass Box extends Base<Pool> { run() { const db = this.it; db.query(); } }',
    ],
    ['by default', 'type Box<T = Pool> = { db: T };\nexport const run = ({ db }: Box) => db.query();'],
    ['of a conditional type', 'type Opened<T> = T extends Promise<infer U> ? U : T;\nexport const run = (db: Opened<Pool>) => db.query();'],
  ] as const)
    it(title, () => assert.deepEqual(found(code), ['db.query']));

  it('and arguments for the parameters of functions: factories, mixins', () => {
    assert.deepEqual(
      found(`
const createQueries = (db) => ({ db, orders: { db }, open: () => db });
const { db, orders: { db: second }, open } = createQueries(pool);
const Mixin = (Base) => class extends Base { mixed = pool; };
class Root { root = pool; }
class Orders extends Mixin(Root) {
  load() { return [this.mixed.query('…'), this.root.query('…')]; }
}
db.query('…'); second.query('…'); open().query('…');`),
      ['db.query', 'second.query', 'open().query', 'this.mixed.query', 'this.root.query'],
    );
  });

  it('and what is omitted is not there, but where it is added anew', () => {
    assert.deepEqual(
      found(`
type With<T> = Omit<T, 'context'> & { context: { db: Pool } };
export function run(open: With<unknown>, own: With<{ context: { db: string } }>, none: Omit<{ db: Pool }, 'db' | 'id'>) {
  open.context.db.query('…'); own.context.db.query('…'); none.db.query('…');
}`),
      ['open.context.db.query', 'own.context.db.query'],
    );
  });

  it('and a type that takes members of a client for its own describes that client', () => {
    assert.deepEqual(
      found(`
import type { PrismaClient } from '@prisma/client';
type Delegate<M extends string> = { [K in M]: (args: any) => Promise<any> };
interface OrderStore { findMany(): Promise<any> }
class MemoryOrders implements OrderStore { async findMany() { return []; } }
interface Capable { $queryRaw: PrismaClient['$queryRaw']; order: Delegate<'findMany'>; orders: OrderStore; release(id: number): void }
interface Queryable { release: Pool['end']; connect: Pool['connect']; query(sql: string): Promise<unknown> }
interface Models { order: PrismaClient['order']; line: Delegate<'findMany'> }
interface Named { query: Deps['db']; load(): void }
export async function run(db: unknown, pool: Queryable, models: Models, named: Named, client: Capable) {
  await (db as Capable).order.findMany(); await pool.query('…');
  await client.orders.findMany(); client.release(1); await models.line.findMany(); named.load();
}`),
      ['(db as Capable).order.findMany', 'pool.query'],
    );
  });

  it('but nothing is known of what nobody names', () => {
    assert.deepEqual(
      found(`
class Memo { query() {} }
interface Box<T> { db: T }
type Either<T> = { db: T | Pool };
export function run(open: Box<unknown>, memo: Box<Memo>, either: Either<Memo>) { open.db.query(); memo.db.query(); either.db.query(); }`),
      [],
    );
  });

  it('and no more of builders that take builders than a few, not far into each other: what is known would double with every call', () => {
    let builder: Value = { is: 'instance', key: '/a.ts\0Builder' };
    for (let call = 0; call < 60; call++)
      builder = { ...builder, within: madeWith(builder.within, `/a.ts\0step${call % 9}`, [builder, builder]) };
    assert.ok(JSON.stringify(builder).length < 50_000);
  });
});
