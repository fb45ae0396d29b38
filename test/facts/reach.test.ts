import assert from 'node:assert/strict';
import { queriesIn } from '../reach.ts';

const shop = `
//- /shop.ts
import { DataTypes, Model, Sequelize } from 'sequelize';
import { Pool } from 'pg';
export const sequelize = new Sequelize('postgres:');
export const pool = new Pool();
export class Order extends Model {
  declare lines: Line[];
  declare customer: Customer;
  async close() { await this.update({ open: false }); }
}
export class Line extends Model {}
export class Customer extends Model {}
`;

/** Every call in `code` that is proven to be an operation, where `/shop.ts` exports models, `sequelize` and `pool`. */
function found(code: string, files = ''): readonly string[] {
  return queriesIn(`import { Customer, Line, Order, pool, sequelize } from './shop';\n${code}\n${files}${shop}`);
}

describe('a row stays a row', () => {
  it('through lists, loops, callbacks, indexes and the methods of lists', () => {
    assert.deepEqual(
      found(`
export async function close() {
  const orders = await Order.findAll();
  for (const order of orders) await order.save();
  orders.filter((order) => order.isOpen).map((order) => order.reload());
  await orders[0].destroy();
  await orders.find((order) => order.isOpen).destroy();
  const [first, ...rest] = orders;
  await first.update({});
}`),
      ['Order.findAll', 'order.save', 'order.reload', 'orders[0].destroy', 'orders.find((order) => order.isOpen).destroy', 'first.update'],
    );
  });

  it('through `Promise.all`, conditions, transactions and later assignment', () => {
    assert.deepEqual(
      found(`
export async function move(id, isNew) {
  const [order, customer] = await Promise.all([Order.findByPk(id), Customer.findByPk(id)]);
  await order.save(); await customer.destroy();
  const line = isNew ? await Line.create({}) : undefined;
  await line?.save();
  const moved = await sequelize.transaction(async () => { return Order.findByPk(id); });
  await moved.reload();
  let late;
  if (isNew) late = await Order.findOne();
  await late.save();
}`),
      [
        'Order.findByPk',
        'Customer.findByPk',
        'order.save',
        'customer.destroy',
        'Line.create',
        'line?.save',
        'Order.findByPk',
        'moved.reload',
        'Order.findOne',
        'late.save',
      ],
    );
  });

  it('of the project’s own class, with its members', () => {
    assert.deepEqual(
      found(`
export async function ship(id) {
  const order = await Order.findByPk(id);
  await order.customer.save();
  for (const line of order.lines) await line.destroy();
  const open = await Order.scope('open').findOne();
  await open.customer.reload();
}`),
      ['Order.findByPk', 'order.customer.save', 'line.destroy', "Order.scope('open').findOne", 'open.customer.reload'],
    );
  });

  it('and a function that returns one of two things returns what both are', () => {
    assert.deepEqual(
      found(`
class Memo { async save() {} }
const either = (isNew) => { if (isNew) return Order.build({}); return Line.build({}); };
function other(isNew) { if (isNew) return Order.build({}); return new Memo(); }
export async function keep() { await either().save(); await other().save(); }`),
      ['either().save'],
    );
  });

  it('but what may be one of two things is only what both are', () => {
    assert.deepEqual(
      found(`
class Memo { async save() {} }
export async function keep(either: Order | Line, other: Order | Memo, none: Order | null) {
  await either.save(); await other.save(); await none.save();
}`),
      ['either.save', 'none.save'],
    );
  });
});

describe('what a container puts there', () => {
  it('is the only class that implements the interface; fakes of tests do not count', () => {
    const stores = `
//- /stores.ts
import { pool } from './shop';
export interface OrderStore { db: typeof pool; load(id: string): Promise<void> }
export class PgOrderStore implements OrderStore {
  db = pool;
  load(id: string) { return this.db.query('…'); }
}
//- /test/fakes.ts
import type { OrderStore } from '../stores';
export class FakeOrderStore implements OrderStore { async load() {} }
`;
    assert.deepEqual(
      found("import type { OrderStore } from './stores';\nexport const run = (store: OrderStore) => store.db.query('…');", stores),
      ['store.db.query'],
    );
  });

  it('is what it was told for a token: NestJS, tsyringe, inversify, awilix', () => {
    for (const registration of [
      "@Module({ providers: [{ provide: 'DB', useFactory: () => pool }] }) export class AppModule {}",
      "container.register('DB', { useValue: pool });",
      "container.bind('DB').toConstantValue(pool);",
      'container.register({ DB: asValue(pool) });',
    ]) {
      const wiring = `//- /wiring.ts\nimport { pool } from './shop';\n${registration}\n`;
      assert.deepEqual(
        found("export class Orders { constructor(@Inject('DB') private db) {}\n  load() { return this.db.query('…'); } }", wiring),
        ['this.db.query'],
        registration,
      );
    }
  });

  it('but a map is no container, and no name is known by accident', () => {
    const wiring = "//- /wiring.ts\nimport { pool } from './shop';\nconst containers = new Map();\ncontainers.set('DB', pool);\n";
    for (const token of ['DB', 'constructor', 'toString'])
      assert.deepEqual(
        found(`export class Orders { constructor(@Inject('${token}') private db) {}\n  load() { return this.db.query('…'); } }`, wiring),
        [],
      );
  });

  it('and nothing where two are told', () => {
    const wiring =
      "//- /wiring.ts\nimport { pool } from './shop';\ncontainer.register('DB', { useValue: pool });\ncontainer.register('DB', { useValue: fake() });\nfunction fake() { return pool; }\n";
    assert.deepEqual(
      found("export class Orders { constructor(@Inject('DB') private db) {}\n  load() { return this.db.query('…'); } }", wiring),
      [],
    );
  });
});

describe('functions that get functions', () => {
  it('a generic one returns what it is given, or what that returns', () => {
    assert.deepEqual(
      found(`
function remember<T>(name: string, make: () => T): T { return cache[name] ??= make(); }
const traced = (name: string) => <F extends Function>(target: F): F => target;
const db = remember('db', () => pool);
const query = traced('query')(pool).query;
export async function run() { await db.query('…'); }`),
      ['db.query'],
    );
  });

  it('pass to them what their types or their bodies say', () => {
    assert.deepEqual(
      found(`
import type { PoolClient } from 'pg';
async function typed<T>(work: (client: PoolClient) => Promise<T>): Promise<T> { return start(work); }
async function plain(work) { const client = await pool.connect(); await work(client); }
export async function run() {
  await typed(async (client) => { await client.query('typed'); });
  await plain(async (client) => { await client.query('plain'); });
}`),
      ['client.query', 'client.query'],
    );
  });

  it('and `then` gives them what the promise brings', () => {
    assert.deepEqual(
      found(`
export const run = () => import('./shop').then(({ pool: db }) => db.query('…'));
export const close = (id) => Order.findByPk(id).then((order) => order.destroy());`),
      ['db.query', 'Order.findByPk', 'order.destroy'],
    );
  });

  it('and `this` is the object, the class or the type it says', () => {
    assert.deepEqual(
      found(`
export const orders = {
  db: pool,
  async load() { return this.db.query('…'); },
};
export class Shipment extends Order {
  async siblings() { return (this.constructor as typeof Shipment).findAll(); }
}
export async function touch(this: Order) { await this.save(); }`),
      ['this.db.query', '(this.constructor as typeof Shipment).findAll', 'this.save'],
    );
  });
});
