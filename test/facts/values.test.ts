import assert from 'node:assert/strict';
import { effectsOf, queriesIn } from '../reach.ts';

const database = `
//- /database.ts
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
export class PrismaService extends PrismaClient {
  async onModuleInit() { await this.$connect(); }
}
`;

/** Every call in `code` that is proven to be a query, where `/database.ts` exports `prisma` and `PrismaService`. */
function found(code: string): readonly string[] {
  return queriesIn(`import { prisma, PrismaService } from './database';\n${code}\n${database}`);
}

describe('values are followed', () => {
  it('through fields of classes: annotated, initialized, assigned, parameter properties, private names', () => {
    assert.deepEqual(
      found(`
class Orders {
  private readonly annotated: PrismaService;
  readonly initialized = prisma;
  static shared = prisma;
  #hidden = new PrismaService();
  constructor(private readonly injected: PrismaService, db = prisma) { this.assigned = db; }
  async load() {
    await this.annotated.order.count(); await this.initialized.order.count(); await Orders.shared.order.count();
    await this.#hidden.order.count(); await this.injected.order.count(); await this.assigned.order.count();
  }
}`),
      [
        'this.annotated.order.count',
        'this.initialized.order.count',
        'Orders.shared.order.count',
        'this.#hidden.order.count',
        'this.injected.order.count',
        'this.assigned.order.count',
      ],
    );
  });

  it('through inheritance, of our classes and of a library’s', () => {
    assert.deepEqual(
      found(`
class Base { protected db = prisma; }
class Orders extends Base {
  load() { return this.db.order.count(); }
}
export function run(service: PrismaService) { return service.order.findMany(); }
class Own extends PrismaService {
  load() { return this.order.findFirst(); }
}`),
      ['this.db.order.count', 'service.order.findMany', 'this.order.findFirst'],
    );
  });

  it('through what is assigned to a property whose type says nothing that is known', () => {
    assert.deepEqual(
      found(`
type Names = 'orders' | 'customers';
type Models = { [K in Names]: InstanceType<(typeof classes)[K]> };
class Context {
  models!: Models;
  label!: string;
  init() { this.models = { orders: new PrismaService() }; this.label = prisma.order.count; }
}
export const run = (context: Context) => context.models.orders.order.count();
export const not = (context: Context) => context.models.customers.order.count();`),
      ['context.models.orders.order.count'],
    );
  });

  it('through `super`, of an instance and of the class', () => {
    assert.deepEqual(
      found(`
class Base<T> {
  protected db: T;
  static shared() { return prisma; }
  get client() { return prisma; }
  opened(): T { return this.db; }
}
class Orders extends Base<PrismaService> {
  load() { return super.opened().order.count(); }
  first = () => super.client.order.findFirst();
  static all() { return super.shared().order.findMany(); }
}`),
      ['super.opened().order.count', 'super.client.order.findFirst', 'super.shared().order.findMany'],
    );
  });

  it('through getters, statics and arrow functions that keep `this`', () => {
    assert.deepEqual(
      found(`
class Orders {
  static get db() { return prisma; }
  get client() { return Orders.db; }
  load = async () => { await this.client.order.count(); };
  static all() { return this.db.order.findMany(); }
}`),
      ['this.client.order.count', 'this.db.order.findMany'],
    );
  });

  it('through types that the project names, and return types', () => {
    assert.deepEqual(
      found(`
import type { Prisma } from '@prisma/client';
import type { Either } from './types';
type Db = Omit<PrismaService, '$connect'> | Prisma.TransactionClient;
interface Wide extends PrismaService { extra: number }
declare function connect(): Promise<PrismaService>;
function made(): PrismaService { return globalThis.made; }
async function run(db: Db, wide: Wide, either: Either, tx: Prisma.TransactionClient) {
  await db.order.count(); await wide.order.count(); await either.order.count(); await tx.order.count(); await made().order.count();
}
//- /types.ts
import { PrismaService } from './database';
export type Either = PrismaService | undefined;`),
      ['db.order.count', 'wide.order.count', 'either.order.count', 'tx.order.count', 'made().order.count'],
    );
  });

  it('through properties of types: contexts, and collaborators in one object', () => {
    assert.deepEqual(
      found(`
interface Base { readonly db: PrismaService }
interface Context extends Base { user: string; read: Base }
async function resolve(parent: unknown, ctx: Context) { await ctx.db.order.count(); await ctx.read.db.order.count(); }
async function run({ db, other: { db: second } }: { db: PrismaService; other: Base }) { await db.order.count(); await second.order.count(); }
class Orders {
  constructor(private readonly deps: Pick<Context, 'db'>) {}
  load() { const { db } = this.deps; return db.order.findMany(); }
}`),
      ['ctx.db.order.count', 'ctx.read.db.order.count', 'db.order.count', 'second.order.count', 'db.order.findMany'],
    );
  });

  it('in a time that does not double with every object that holds another twice', () => {
    const objects = Array.from({ length: 40 }, (_, at) => `const o${at + 1} = { left: o${at}, right: o${at} };`).join('\n');
    assert.deepEqual(found(`function run() { const o0 = { db: prisma }; ${objects} o1.left.db.order.count(); o40.left.right(); }`), [
      'o1.left.db.order.count',
    ]);
  });

  it('through barrels that export each other, whichever is asked first', () => {
    assert.deepEqual(
      found(`
import { db as first } from './a';
import { db as second } from './b';
first.order.count(); second.order.count();
//- /a.ts
export * from './b';
export * from './c';
//- /b.ts
export * from './a';
//- /c.ts
export { prisma as db } from './database';`),
      ['first.order.count', 'second.order.count'],
    );
  });

  it('but not through a `this` of another function', () => {
    assert.deepEqual(
      found(`
class Orders {
  db = prisma;
  load() { return function () { return this.db.order.count(); }; }
}
function loose() { return this.db.order.count(); }`),
      [],
    );
  });
});

describe('what comments of JavaScript say', () => {
  it('of variables, parameters, fields and results, by names that comments give to types, here and in other files', () => {
    assert.deepEqual(
      queriesIn(
        `
/** @typedef {import('pg').Pool} Db */
/**
 * @typedef {object} Deps
 * @property {Db} pool
 * @property {string} [name]
 */
/** @typedef {import('./types').Client} Client */
/** @type {Db} */
let typed;
/**
 * @param {import('pg').Pool} first
 * @param {Deps} deps
 */
exports.run = (first, { pool }) => { first.query(); pool.query(); typed.query(); };
/** @returns {Promise<Client>} */
async function open() { return global.client; }
exports.use = async () => { const client = await open(); client.query(); };
class Orders {
  /** @type {Client} */
  db;
  /** @param {Db} other */
  constructor(other) { this.other = other; }
  /** @type {import('pg').Pool} */
  get shared() { return this.pools.shared; }
  load() { this.db.query(); this.other.query(); this.shared.query(); }
}
//- /types.js
/** @typedef {import('pg').PoolClient} Client */
module.exports = {};
`,
        '/main.js',
      ),
      ['first.query', 'pool.query', 'typed.query', 'client.query', 'this.db.query', 'this.other.query', 'this.shared.query'],
    );
  });
});

describe('an object that is made in one of several ways', () => {
  it('has what its type says, where one of them lacks it', () => {
    assert.deepEqual(
      queriesIn(`
import { Pool } from 'pg';
interface Clients { read: Pool; write: Pool }
declare const make: () => Clients;
const clients: Clients = process.env.BUILD ? { read: undefined as never, write: undefined as never } : process.env.ONCE ? make() : { read: new Pool(), write: new Pool() };
const { read } = clients;
export const run = () => { read.query('select 1'); clients.write.query('select 1'); };
`),
      ['read.query', 'clients.write.query'],
    );
  });
});

describe('functions', () => {
  it('are the one that has a body, where others overload it, or what they declare', () => {
    assert.deepEqual(
      queriesIn(`
import { Pool } from 'pg';
const pool = new Pool();
function open(name: string): Pool;
function open(name: number): Pool;
function open() { return pool; }
declare function declared(): Pool;
open(1).query(); declared().query();`),
      ['open(1).query', 'declared().query'],
    );
  });

  it('of libraries stay what they are when they are bound, called and applied', () => {
    assert.deepEqual(
      queriesIn(`
import { Pool } from 'pg';
const pool = new Pool();
const query = pool.query.bind(pool);
query('…'); pool.query.call(pool, '…'); pool.query.apply(pool, ['…']); pool.query.toString();`),
      ['query', 'pool.query.call', 'pool.query.apply'],
    );
  });

  it('that yield bring lists of that', () => {
    assert.deepEqual(
      queriesIn(`
import { Model } from 'sequelize';
class User extends Model {}
async function* pages() { yield [new User()]; }
async function* all() { for await (const page of pages()) yield* page; }
export async function run() {
  for await (const user of all()) await user.save();
  for await (const [first] of pages()) await first.save();
}`),
      ['user.save', 'first.save'],
    );
  });

  it('that wrap others run these: decorators of functions, typed or not, and of methods', () => {
    for (const [title, code] of Object.entries({
      'an arrow function': 'const traced = (fn) => async (...args) => { log(); return fn(...args); };\nconst load = traced(query);',
      'one that keeps `this`':
        "function traced(name, fn) { return function (...args) { return fn.apply(this, args); }; }\nconst load = traced('x', async (id) => query(id));",
      'with types':
        'function traced<A extends unknown[], R>(fn: (...args: A) => Promise<R>): (...args: A) => Promise<R> { return (...args) => fn(...args); }\nconst load = traced(query);\nconst other = traced(async () => 1);',
      'of a method': 'class Orders { @Traced() load(id) { return query(id); } }\nconst load = (id) => new Orders().load(id);',
      bound: 'const load = query.bind(null, 1);',
      called: 'const load = (id) => query.call(null, id);',
    }))
      assert.deepEqual(
        effectsOf(
          'run',
          `import { Pool } from 'pg';\nconst pool = new Pool();\nconst query = (id) => pool.query(id);\n${code}\nexport const run = () => load(1);`,
        ).length,
        1,
        title,
      );
    assert.deepEqual(
      effectsOf('run', 'const traced = (fn) => () => fn();\nconst load = traced(async () => 1);\nexport const run = () => load(1);'),
      [],
    );
  });

  it('that make a copy of their object for a transaction return what that has', () => {
    for (const made of ['new Orders(tx)', 'Object.create(this)', 'new (this.constructor as typeof Orders)(tx)', 'this'])
      assert.deepEqual(
        effectsOf(
          'run',
          `class Orders { constructor(private db: PrismaService) {}\n  withTransaction(tx) { return ${made}; }\n  load() { return this.db.order.count(); } }\nexport const run = (orders: Orders, tx) => orders.withTransaction(tx).load();\nimport { PrismaService } from './database';\n${database}`,
        ),
        ['read 2'],
        made,
      );
  });

  it('that return what they are called on return it as the class that it is, wherever they are inherited from', () => {
    for (const method of [
      'withTransaction(tx): this { return tx ? this.copy(tx) : this; }',
      'withTransaction(tx) { if (!tx) return this; return this.copy(tx); }',
    ])
      assert.deepEqual(
        effectsOf(
          'run',
          `class Service { constructor(protected container: any) {}\n  copy(tx): any {}\n  ${method} }\nclass Orders extends Service { constructor(private db: PrismaService) { super(db); }\n  load() { return this.db.order.count(); } }\nexport const run = (orders: Orders, tx) => orders.withTransaction(tx).load();\nimport { PrismaService } from './database';\n${database}`,
        ),
        ['read 2'],
        method,
      );
  });

  it('and objects of functions hold what these put there later', () => {
    assert.deepEqual(
      found(`
const db = { client: null, other: undefined, set: 1, connect() { this.client = prisma; this.set = prisma; }, load() { return this.client.order.count(); } };
export const run = async () => { await db.client.order.count(); await db.other.order.count(); await db.set.order.count(); };`),
      ['this.client.order.count', 'db.client.order.count'],
    );
  });
});
