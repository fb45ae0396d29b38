import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { Client } from 'pg';
import PgBoss from 'pg-boss';
import { takeActions } from './actions.ts';
import { migrate, openWorld, type Shop, startShop, until, type World } from './shop.ts';
import { openWire, type Wire } from './wire.ts';

const original = resolve('test/workspaces/shop');
/** Below the project, so that the packages are found. */
const fixed = resolve('.test-build/prove/fixed-shop');
const moved = resolve('.test-build/prove/moved-shop');

/** What the rules find in the shop is put right where they offer to; all shops must say the same. */
const shops = {
  'the shop': { folder: original, prepare: () => {} },
  'the shop with every fix applied': { folder: fixed, prepare: applyFixes },
  'the shop with every query in its place': { folder: moved, prepare: moveQueries },
} as const;

const basket = {
  customer_id: 1,
  lines: [
    { sku: 'PEN-1', quantity: 3 },
    { sku: 'INK-1', quantity: 2 },
    { sku: 'PAP-1', quantity: 1 },
  ],
};

/** Queries of the fixed shop for what the original asks once per element. */
const statements: Record<string, Record<string, number>> = {};

for (const [name, { folder, prepare }] of Object.entries(shops)) {
  describe(name, () => {
    let wire: Wire;
    let world: World;
    let shop: Shop;
    let database: string;
    const counts: Record<string, number> = {};
    statements[name] = counts;

    before(async function () {
      this.timeout(120_000);
      prepare();
      database = await createDatabase(name.replaceAll(' ', '_'));
      await migrate(folder, database);
      await seed(database);
      wire = await openWire(database);
      world = await openWorld();
      shop = await startShop(folder, name.replaceAll(' ', '-'), wire.url, world);
    });

    after(async () => {
      await shop?.stop();
      await wire?.close();
      await world?.close();
    });

    it('takes an order, with a discount, and reserves its stock', async () => {
      const { status, body } = await shop.ask('/v1/orders', { method: 'POST', body: basket });
      assert.equal(status, 201);
      assert.deepEqual(withoutTimes(body), {
        id: 1,
        customer_id: 1,
        status: 'open',
        total: '€107.30',
        items: [
          { product_id: 1, quantity: 3, price: '€26.10' },
          { product_id: 2, quantity: 2, price: '€8.50' },
          { product_id: 3, quantity: 1, price: '€12.00' },
        ],
      });
      assert.deepEqual((await shop.ask('/v1/products?limit=2')).body, [
        { id: 1, sku: 'PEN-1', name: 'Fountain pen', price_cents: 2900, in_stock: 7 },
        { id: 2, sku: 'INK-1', name: 'Blue ink', price_cents: 850, in_stock: 8 },
      ]);
    });

    it('says what is in stock', async () => {
      assert.deepEqual((await shop.ask('/v1/orders/1/availability')).body, { available: [true, true, true] });
    });

    it('takes the payment', async () => {
      const paid = await shop.ask('/v1/orders/1/payments', { method: 'POST', body: { method: 'pm_card' } });
      assert.deepEqual(paid, { status: 201, body: { id: 1, status: 'succeeded' } });
      assert.match(world.taken().at(-1)!.body, /amount=10730&currency=eur/);
    });

    it('ships and follows the parcel', async () => {
      assert.equal((await shop.ask('/v1/orders/1/shipments', { method: 'POST' })).status, 201);
      assert.match(world.taken().at(-1)!.body, /"address":"High Street 1, 10115 Berlin"/);
      assert.deepEqual((await shop.ask('/v1/orders/1/tracking')).body, [{ id: 1, status: 'in transit' }]);
    });

    it('writes an invoice once', async () => {
      const first = await shop.ask('/v1/orders/1/invoice', { method: 'POST' });
      assert.deepEqual(await shop.ask('/v1/orders/1/invoice', { method: 'POST' }), first);
      assert.match(String((await shop.ask('/v1/orders/1/invoice.txt')).body), /^To: High Street 1[\s\S]*Total €107\.30$/);
    });

    it('takes reviews of what was bought, and shows them with their authors', async () => {
      const review = { product_id: 1, customer_id: 1, rating: 5, text: ' Writes well. ' };
      assert.equal((await shop.ask('/v1/reviews', { method: 'POST', body: review })).status, 201);
      assert.equal((await shop.ask('/v1/reviews', { method: 'POST', body: { ...review, customer_id: 2 } })).status, 403);
      const { body } = await shop.ask('/v1/products/PEN-1/reviews');
      assert.deepEqual(withoutTimes(body), [{ id: 1, rating: 5, text: 'Writes well.', author: 'Ada' }]);
      assert.deepEqual((await shop.ask('/v1/products/PEN-1')).body, {
        id: 1,
        sku: 'PEN-1',
        name: 'Fountain pen',
        price_cents: 2900,
        rating: 5,
      });
    });

    it('browses categories', async () => {
      assert.deepEqual((await shop.ask('/v1/products/categories')).body, [
        { id: 1, name: 'Writing', children: [{ id: 2, name: 'Supplies', children: [] }] },
      ]);
      const { body } = await shop.ask('/v1/products/categories/1');
      assert.deepEqual(Object.keys((body as { products: object }).products).sort(), ['INK-1', 'PAP-1', 'PEN-1']);
    });

    it('answers GraphQL', async () => {
      const query =
        '{ order(id: 1) { customer { name } invoice { number } shipments { status } items { product { sku reviews { rating author { name } } } } } }';
      const { body } = await shop.ask('/graphql', { method: 'POST', body: { query } });
      assert.deepEqual(body, {
        data: {
          order: {
            customer: { name: 'Ada' },
            invoice: { number: `${new Date().getUTCFullYear()}-00001` },
            shipments: [{ status: 'announced' }],
            items: [
              { product: { sku: 'PEN-1', reviews: [{ rating: 5, author: { name: 'Ada' } }] } },
              { product: { sku: 'INK-1', reviews: [] } },
              { product: { sku: 'PAP-1', reviews: [] } },
            ],
          },
        },
      });
    });

    it('keeps accounts, exports and reports', async () => {
      assert.equal((await shop.ask('/v1/customers/1/credit/gifts', { method: 'POST', body: { to: 2, cents: 300 } })).status, 204);
      assert.deepEqual((await shop.ask('/v1/customers/2/credit')).body, { balance_cents: 300 });
      assert.deepEqual((await shop.ask('/v1/customers/1/vouchers', { method: 'POST', body: { points: 100 } })).body, { value_cents: 10 });
      assert.equal(
        (await shop.ask('/v1/customers/export')).body,
        'id;email;name;points\n1;ada@example.com;Ada;114\n2;ben@example.com;Ben;0\n',
      );
      const { body } = await shop.ask('/v1/reports/best-customers');
      assert.deepEqual((body as object[])[0], { name: 'Ada', spentCents: 10730, reviews: 1 });
      assert.deepEqual((await shop.ask('/v1/reports/sales/2000-01-01')).body, []);
    });

    it('says what was not found, and what was wrong', async () => {
      assert.deepEqual(await shop.ask('/v1/orders/99'), { status: 404, body: { error: 'There is no order 99.' } });
      assert.equal(
        (await shop.ask('/v1/orders', { method: 'POST', body: { ...basket, lines: [{ sku: 'NO', quantity: 1 }] } })).status,
        422,
      );
    });

    it('writes the receipts of many orders in a job, in one mail request', async () => {
      for (let more = 0; more < 4; more++)
        await shop.ask('/v1/orders', { method: 'POST', body: { ...basket, customer_id: 1 + (more % 2) } });
      world.taken();
      wire.taken();
      await runJob(database, 'receipts', { since: '2000-01-01' });
      let sent: ReturnType<World['taken']> = [];
      await until('the mails are sent', async () => {
        sent = world.taken().filter(({ request }) => request === 'POST /mails');
        return sent.length > 0;
      });
      assert.equal(sent.length, 1);
      assert.deepEqual(
        (JSON.parse(sent[0]!.body) as { to: string; subject: string }[]).map(({ to, subject }) => [to, subject]),
        [1, 2, 3, 4, 5].map((id) => [[1, 2, 4].includes(id) ? 'ada@example.com' : 'ben@example.com', `Your order ${id}`]),
      );
      counts.receipts = wire.taken().filter((sql) => /FROM "public"\."customers"/.test(sql)).length;
    });
  });
}

describe('the fixes', () => {
  it('make one query of what the shop asks once per element', () => {
    assert.deepEqual(statements, {
      'the shop': { receipts: 5 },
      'the shop with every fix applied': { receipts: 1 },
      'the shop with every query in its place': { receipts: 5 },
    });
  });
});

function applyFixes(): void {
  copyShop(fixed);
  const { stdout } = spawnSync(process.execPath, [resolve('dist/cli.js'), 'check', '--fix', '--unsafe-fixes'], {
    cwd: fixed,
    encoding: 'utf8',
  });
  assert.match(stdout, /\d+ fix(es)? applied/);
  checkTypes(fixed);
}

function moveQueries(): void {
  copyShop(moved);
  assert.deepEqual(takeActions(moved, 'move-query'), [
    'Move the query to `OrderRepository`',
    'Move the query to `ProductRepository`',
    'Move the query to `OrderRepository`',
    'Move the query to `ReviewService`',
  ]);
  checkTypes(moved);
}

function copyShop(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(original, folder, { recursive: true });
  spawnSync('git', ['init', '--quiet'], { cwd: folder });
}

function checkTypes(folder: string): void {
  const types = spawnSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', '.'], { cwd: folder, encoding: 'utf8' });
  assert.equal(types.stdout, '', `${folder} compiles`);
}

async function createDatabase(name: string): Promise<string> {
  const admin = new Client({ connectionString: process.env.DATABASE_URL });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const url = new URL(process.env.DATABASE_URL!);
  url.pathname = `/${name}`;
  return url.href;
}

async function seed(database: string): Promise<void> {
  const client = new Client({ connectionString: database });
  await client.connect();
  await client.query(`
    INSERT INTO customers (email, name) VALUES ('ada@example.com', 'Ada'), ('ben@example.com', 'Ben');
    INSERT INTO addresses (customer_id, street, postcode, city, country, is_default)
      VALUES (1, 'High Street 1', '10115', 'Berlin', 'DE', true), (1, 'Elsewhere 2', '10115', 'Berlin', 'DE', false);
    INSERT INTO categories (name, parent_id) VALUES ('Writing', NULL), ('Supplies', 1);
    INSERT INTO products (sku, name, price_cents, category_id)
      VALUES ('PEN-1', 'Fountain pen', 2900, 2), ('INK-1', 'Blue ink', 850, 2), ('PAP-1', 'Paper, 500 sheets', 1200, 2);
    INSERT INTO stock_levels (product_id, on_hand) VALUES (1, 10), (2, 10), (3, 10);
    INSERT INTO store_credits (customer_id, balance_cents) VALUES (1, 1000), (2, 0);`);
  await client.end();
}

async function runJob(database: string, queue: string, data: object): Promise<void> {
  const boss = new PgBoss({ connectionString: database, schedule: false, supervise: false });
  await boss.start();
  await boss.send(queue, data);
  await boss.stop({ graceful: false });
}

/** What is different in every run. */
function withoutTimes(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body, (key, value) => (/_at$/.test(key) ? undefined : value)));
}
