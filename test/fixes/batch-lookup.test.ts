import assert from 'node:assert/strict';
import { analyze } from '../../src/engine/analyze.ts';
import { noQueryInLoop as rule } from '../../src/rules/no-query-in-loop.ts';
import { applyAllFixes, applyOnlyFix, workspaceOf } from '../fixture.ts';
import { typeErrors } from '../types.ts';

const prelude = `
import { PrismaClient } from '@prisma/client';
import knex from 'knex';
import { Pool } from 'pg';
const prisma = new PrismaClient();
const pool = new Pool();
const db = knex({ client: 'pg' });
interface Order { uuid: string; customerId: number; guestId: number | null; placedAt: Date; productId: bigint; note?: string }
declare const orders: Order[];
declare function show(...values: unknown[]): void;
declare function touch(value: unknown): Promise<void>;
`;

/** The program after its fix, which compiles as it did before; `type` errors of the input would prove nothing. */
function fixed(program: string): string {
  const file = '/main.ts';
  const input = prelude + program;
  const after = applyOnlyFix(rule, new Map([[file, input]]));
  const output = after.get(file)!;
  const fix = output.slice(prelude.length).trim();
  const versions = new Map([
    ['/before.ts', input],
    ['/after.ts', output],
  ]);
  assert.deepEqual(typeErrors(versions), [], fix);
  assert.deepEqual(analyze(workspaceOf(after), file, [rule]), [], fix);
  return fix;
}

/** The program has its finding, but no fix. */
/** The title of the fix that is preferred. */
function titleOf(program: string): string {
  const [finding] = analyze(workspaceOf(new Map([['/main.ts', prelude + program]])), '/main.ts', [rule]);
  return finding!.fixes[0]!.title;
}

function unfixed(program: string): void {
  const files = new Map([['/main.ts', prelude + program]]);
  assert.deepEqual(typeErrors(files), [], 'the input');
  const findings = analyze(workspaceOf(files), '/main.ts', [rule]);
  assert.notEqual(findings.length, 0, 'a finding');
  assert.deepEqual(
    findings.flatMap(({ fixes }) => fixes),
    [],
  );
}

const customerOf = (key: string) => `await prisma.customer.findUnique({ where: { id: ${key} } })`;
const inLoop = (body: string) => `for (const order of orders) {\n  ${body}\n}`;

describe('batch-lookup', () => {
  describe('asks for exactly the keys', () => {
    it('of lists that must not be written to', () => {
      const program = (list: string) => `export async function run(ids: ${list}) { for (const id of ids) show(${customerOf('id')}); }`;
      assert.match(fixed(program('readonly number[]')), /in: \[\.\.\.ids\]/);
      assert.match(fixed(program('ReadonlySet<number>')), /in: \[\.\.\.ids\]/);
      assert.match(fixed(program('number[]')), /in: ids \}/);
    });

    it('with what is asserted about them', () => {
      assert.match(
        fixed(`declare const ids: (number | undefined)[];\nfor (const id of ids) show(${customerOf('id!')});`),
        /in: ids\.map\(\(id\) => id!\)/,
      );
      assert.match(fixed(inLoop(`show(${customerOf('order.guestId!')});`)), /orders\.map\(\(order\) => order\.guestId!\)/);
      assert.match(
        fixed(`declare const found: unknown;\nfor (const order of found as Order[]) show(${customerOf('order.customerId')});`),
        /in: \(found as Order\[\]\)\.map/,
      );
    });

    it('without the rest of a pattern, which would be unused', () => {
      assert.match(
        fixed(`for (const { note, customerId } of orders) show(note, ${customerOf('customerId')});`),
        /orders\.map\(\(\{ customerId \}\) => customerId\)/,
      );
      assert.match(
        fixed(`declare const pairs: [string, number][];\nfor (const [name, id] of pairs) show(name, ${customerOf('id')});`),
        /pairs\.map\(\(\[, id\]\) => id\)/,
      );
    });

    it('of a list without types, by the type that the callback states', () => {
      assert.match(
        fixed(`
declare const body: any;
show(await Promise.all(body.orders.map(async (order: Order) => (await pool.query('SELECT * FROM customers WHERE id = $1', [order.customerId])).rows[0])));`),
        /body\.orders\.map\(\(order: Order\) => order\.customerId\)/,
      );
      assert.match(
        fixed(
          `declare const body: any;\nconst open = body.orders.filter(Boolean);\nfor (const order of open) show(${customerOf('order.customerId')});`,
        ),
        /\[\.\.\.open\]\.map\(\(order\) => order\.customerId\)/,
      );
    });

    it('of Array.from, whose first argument need not be an array', () => {
      assert.match(
        fixed(`
declare const ids: Set<number>;
show(await Promise.all(Array.from(ids, async (id) => (await pool.query('SELECT * FROM customers WHERE id = $1', [id])).rows[0])));`),
        /\[\[\.\.\.ids\]\]/,
      );
    });

    it('of a list that is made on the spot, once', () => {
      assert.match(
        fixed(`for (const order of await prisma.order.findMany()) show(order, ${customerOf('order.customerId!')});`),
        /^const orderList = await prisma\.order\.findMany\(\);\nconst customers = .* in: \[?.*orderList\]?\.map\(\(order\) => order\.customerId!\)[\s\S]*for \(const order of orderList\)/,
      );
      assert.match(
        fixed(`
declare const ids: number[];
show(await Promise.all(ids.filter(Boolean).map(async (id) => (await pool.query('SELECT * FROM customers WHERE id = $1', [id])).rows[0])));`),
        /const idList = ids\.filter\(Boolean\);[\s\S]*show\(idList\.map\(\(id\) => /,
      );
    });

    it('that are read off rows which were looked up before: one fix after the other', () => {
      const output = fixed(`
const customerById = new Map((await prisma.customer.findMany()).map((customer) => [customer.id, customer]));
for (const order of orders) {
  const customer = customerById.get(order.customerId) ?? null;
  if (customer?.parentId) show(await prisma.customer.findFirst({ where: { id: customer.parentId } }));
}`);
      assert.match(output, /in: orders\.flatMap\(\(order\) => customerById\.get\(order\.customerId\)\?\.parentId \?\? \[\]\)/);
      assert.match(output, /show\(customerById2\.get\(customer\.parentId\) \?\? null\)/);
    });

    it('not of what may come out only once, or is no list', () => {
      const lookup = `(await pool.query('SELECT * FROM customers WHERE id = $1', [id])).rows[0]`;
      unfixed(`declare const byId: Map<number, string>;\nconst ids = byId.keys();\nfor (const id of ids) show(${customerOf('id')});`);
      unfixed(`declare const byId: any;\nconst ids = byId.keys().filter(Boolean);\nfor (const id of ids) show(${customerOf('id')});`);
      unfixed(`declare const index: { byId: Record<string, string> };\nfor (const id in index.byId) show(${lookup});`);
    });

    it('not of what may not be there', () => {
      unfixed(`declare const cart: { ids: number[] } | undefined;\nfor (const id of cart?.ids!) show(${customerOf('id')});`);
      unfixed(`
declare const cart: { ids?: number[] };
show(await Promise.all(cart.ids?.map(async (id) => (await pool.query('SELECT * FROM customers WHERE id = $1', [id])).rows[0])!));`);
    });
  });

  describe('looks up by keys that memory compares as the database does', () => {
    it('UUIDs in small letters, as the database writes them', () => {
      assert.match(
        fixed(inLoop('show(await prisma.order.findUnique({ where: { uuid: order.uuid } }));')),
        /\[String\(order\.uuid\)\.toLowerCase\(\), order\][\s\S]*get\(String\(order\.uuid\)\.toLowerCase\(\)\)/,
      );
    });

    it('as text in JavaScript, where a number may ask for a BigInt', () => {
      const program = `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(ids) { for (const id of ids) console.log(await prisma.product.findUnique({ where: { id } })); }`;
      const output = applyOnlyFix(rule, new Map([['/main.js', program]])).get('/main.js')!;
      assert.match(output, /\[String\(product\.id\), product\][\s\S]*productById\.get\(String\(id\)\)/);
    });

    it('not dates', () => {
      unfixed(inLoop('show(await prisma.product.findUnique({ where: { releasedAt: order.placedAt } }));'));
      unfixed(`declare const days: Date[];\nfor (const day of days) show(await db('days').where({ id: day }).first());`);
    });

    it('not keys that may be null: `where({ id: null })` of knex finds rows, a list with null does not', () => {
      unfixed(inLoop(`show(await db('customers').where({ id: order.guestId }).first());`));
      unfixed(inLoop(`show((await pool.query('SELECT * FROM customers WHERE email = $1', [order.note])).rows[0]);`));
    });

    it('those that are there, of keys that may be null', () => {
      assert.match(
        fixed(inLoop(`if (order.guestId === null) continue;\n  show(${customerOf('order.guestId')});`)),
        /in: orders\.flatMap\(\(order\) => order\.guestId \?\? \[\]\)/,
      );
      assert.match(
        fixed(inLoop(`if (order.guestId) show(${customerOf('order.guestId')});`)),
        /if \(order\.guestId\) show\(customerById\.get\(order\.guestId\) \?\? null\);/,
      );
      fixed(`
const found = await prisma.order.findMany();
for (const order of found) {
  if (order.customerId === null) continue;
  show(${customerOf('order.customerId')});
}`);
    });

    it('not compound keys in a variable', () => {
      unfixed(`
const refs = orders.map((order) => ({ year: 2026, number: order.customerId }));
for (const ref of refs) show(await prisma.order.findUnique({ where: { year_number: ref } }));`);
      unfixed(`
declare const invoices: { ref: { year: number; number: number } }[];
for (const { ref } of invoices) show(await prisma.order.findUnique({ where: { year_number: ref } }));`);
    });

    it('not bigint keys of knex, whose types allow no list of them', () => {
      unfixed(inLoop(`show(await db('products').where({ id: order.productId }).first());`));
    });

    it('of columns that may hold a value several times, so that the first row counts, as it did', () => {
      const first = fixed(
        inLoop(`show(await db('orders').where({ customer_id: order.customerId }).orderBy('placed_at', 'desc').first());`),
      );
      assert.match(
        first,
        /whereIn\('customer_id', .*\)\.orderBy\('placed_at', 'desc'\);\n\/\/ Of several with one customer_id, the first counts: it is set last\./,
      );
      assert.match(first, /new Map\(\[\.\.\.orderList\]\.reverse\(\)\.map\(\(order\) => \[String\(order\.customer_id\), order\]\)\);/);
      const limited = `show((await pool.query('SELECT * FROM orders WHERE customer_id = $1 ORDER BY id LIMIT 1', [order.customerId])).rows[0]);`;
      assert.match(fixed(inLoop(limited)), /WHERE customer_id = ANY\(\$1\) ORDER BY id'/);
      assert.doesNotMatch(fixed(inLoop(`show(await db('customers').where({ customer_id: order.customerId }).first());`)), /reverse/);
    });
  });

  describe('asks for what has several keys', () => {
    it('by a text of all of them, in which none can run into the next', () => {
      const output = fixed(`
declare const refs: { year: number; number: number }[];
for (const ref of refs) show(await prisma.order.findFirst({ where: { year: ref.year, number: ref.number } }));`);
      assert.match(
        output,
        /where: \{ year: \{ in: refs\.map\(\(ref\) => ref\.year\) \}, number: \{ in: refs\.map\(\(ref\) => ref\.number\) \} \}/,
      );
      assert.match(output, /\[JSON\.stringify\(\[order\.year, order\.number\]\), order\]/);
      assert.match(output, /orderByYearAndNumber\.get\(JSON\.stringify\(\[ref\.year, ref\.number\]\)\) \?\? null/);
    });

    it('that the client has one name for, all of which or some vary', () => {
      const look = (fields: string): string => `await prisma.order.findUnique({ where: { year_number: { ${fields} } } })`;
      const refs = 'declare const refs: { year: number; number: number }[];\n';
      assert.match(
        fixed(`${refs}for (const { year, number } of refs) show(${look('year, number')});`),
        /where: \{ year: \{ in: .* \}, number: \{ in: .* \} \}/,
      );
      assert.match(
        fixed(`${refs}for (const { number } of refs) show(${look('year: 2026, number')});`),
        /where: \{ year: 2026, number: \{ in: refs\.map\(\(\{ number \}\) => number\) \} \}/,
      );
      unfixed(
        `${refs}for (const ref of refs) show(await prisma.order.findUnique({ where: { uuid: '', product: { id: 7n, sku: String(ref.year) } } }));`,
      );
    });

    it('as texts where JSON could not hold them', () => {
      assert.match(
        fixed(inLoop('show(await prisma.order.findFirst({ where: { productId: order.productId, customerId: order.customerId } }));')),
        /JSON\.stringify\(\[String\(order\.productId\), order\.customerId\]\)/,
      );
    });

    it('not counts, of which the groups would be others', () => {
      unfixed(inLoop('show(await prisma.order.count({ where: { productId: order.productId, customerId: order.customerId } }));'));
    });
  });

  describe('selects the key as well', () => {
    const look = (fields: string): string => `await prisma.customer.findUnique({ where: { id: order.customerId }, select: { ${fields} } })`;

    it('where nobody gets to see all of the row', () => {
      const output = fixed(inLoop(`const customer = ${look('name: true')};\n  if (!customer) continue;\n  show(customer.name);`));
      assert.match(output, /select: \{ id: true, name: true \}/);
      fixed(inLoop(`const { name } = (${look('name: true')})!;\n  show(name);`));
      fixed(inLoop(`show((${look('name: true')})?.name);`));
    });

    it('not where somebody does', () => {
      unfixed(inLoop(`const customer = ${look('name: true')};\n  show(customer);`));
      unfixed(inLoop(`const customer = ${look('name: true')};\n  show({ ...customer });`));
      unfixed(inLoop(`const customer = ${look('name: true')} ?? { name: 'guest' };\n  show(customer.name);`));
      unfixed(inLoop(`show((${look('id: false, name: true')})?.name);`));
      unfixed(inLoop(`show(await prisma.order.findMany({ where: { customerId: order.customerId }, select: { uuid: true } }));`));
    });
  });

  describe('asks for all of what each element has a list of', () => {
    const carts = 'declare const carts: { ids: number[]; items: { id: number }[]; more?: number[] }[];\n';

    it('and searches the rows, in the order of the query and each of them once', () => {
      const output = fixed(
        `${carts}for (const cart of carts) show(await prisma.customer.findMany({ where: { id: { in: cart.ids } }, orderBy: { name: 'asc' } }));`,
      );
      assert.match(
        output,
        /findMany\(\{ where: \{ id: \{ in: carts\.flatMap\(\(cart\) => cart\.ids\) \} \}, orderBy: \{ name: 'asc' \} \}\)/,
      );
      assert.match(output, /show\(customers\.filter\(\(customer\) => cart\.ids\.some\(\(id\) => id === customer\.id\)\)\)/);
    });

    it('made of another list, under a name or where it is asked for', () => {
      assert.match(
        fixed(
          `${carts}for (const cart of carts) show(await prisma.customer.findMany({ where: { id: { in: cart.items.map((item) => item.id) } } }));`,
        ),
        /cart\.items\.some\(\(item\) => item\.id === customer\.id\)/,
      );
      assert.match(
        fixed(
          `${carts}for (const { items } of carts) {\n  const ids = items.map(({ id }) => id);\n  show(await prisma.customer.findMany({ where: { id: { in: ids } } }));\n}`,
        ),
        /in: carts\.flatMap\(\(\{ items \}\) => items\.map\(\(\{ id \}\) => id\)\)/,
      );
    });

    it('beside other look-ups of the round, of which none is waited for then', () => {
      const program = `${carts}for (const cart of carts) {
  const [customers, products] = await Promise.all([
    prisma.customer.findMany({ where: { id: { in: cart.ids } } }),
    prisma.product.findMany({ where: { sku: { not: '' }, id: { in: cart.items.map((item) => BigInt(item.id)) } } }),
  ]);
  show(customers, products);
}`;
      const output = applyAllFixes(rule, new Map([['/main.ts', prelude + program]])).get('/main.ts')!;
      assert.match(output, /const \[customers, products\] = await Promise\.all\(\[\n {4}customerList\.filter\(/);
      const plain = program
        .replace('BigInt(item.id)', 'item.id')
        .replaceAll('product', 'customer')
        .replace('[customers, customers]', '[customers, others]');
      const all = applyAllFixes(rule, new Map([['/main.ts', prelude + plain.replace("sku: { not: '' }", "name: { not: '' }")]])).get(
        '/main.ts',
      )!;
      assert.match(all, /const \[customers, others\] = \[\n {4}customerList\.filter\(/);
    });

    it('beside another key', () => {
      assert.match(
        fixed(
          `declare const carts: { shop: number; ids: bigint[] }[];\nfor (const cart of carts) show(await prisma.order.findMany({ where: { customerId: cart.shop, productId: { in: cart.ids } } }));`,
        ),
        /orderList\.filter|orders\.filter\(\(order\) => order\.customerId === cart\.shop && cart\.ids\.some\(\(id\) => id === order\.productId\)\)/,
      );
    });

    it('of lists that may not be there, only where a condition says so', () => {
      const look = 'await prisma.customer.findMany({ where: { id: { in: cart.more } } })';
      assert.match(
        fixed(`${carts}for (const cart of carts) if (cart.more) show(${look});`),
        /carts\.flatMap\(\(cart\) => cart\.more \?\? \[\]\)[\s\S]*cart\.more\?\.some\(/,
      );
      unfixed(`${carts}for (const cart of carts) show(${look});`);
    });

    it('not the first of them, nor with a list that a round changes or makes by itself', () => {
      unfixed(`${carts}for (const cart of carts) show(await prisma.customer.findFirst({ where: { id: { in: cart.ids } } }));`);
      unfixed(
        `${carts}for (const cart of carts) {\n  cart.ids.push(1);\n  show(await prisma.customer.findMany({ where: { id: { in: cart.ids } } }));\n}`,
      );
      unfixed(
        `${carts}declare function idsOf(cart: unknown): number[];\nfor (const cart of carts) show(await prisma.customer.findMany({ where: { id: { in: idsOf(cart) } } }));`,
      );
    });
  });

  describe('keeps what the loop does', () => {
    it('with a constant of the round that is the same in all of them, and its comment', () => {
      assert.equal(
        fixed(`
export async function run(session: { year: number }) {
  for (const order of orders) {
    // This year.
    const year = session.year;
    show(year, await prisma.order.findMany({ where: { year, customerId: order.customerId } }));
  }
}`),
        `
export async function run(session: { year: number }) {
  // This year.
  const year = session.year;
  const orderList = await prisma.order.findMany({ where: { year, customerId: { in: orders.map((order) => order.customerId) } } });
  const ordersByCustomerId = new Map<(typeof orderList)[number]['customerId'], (typeof orderList)[number][]>();
  for (const order of orderList) {
    const list = ordersByCustomerId.get(order.customerId);
    if (list) list.push(order);
    else ordersByCustomerId.set(order.customerId, [order]);
  }
  for (const order of orders) {
    show(year, ordersByCustomerId.get(order.customerId) ?? []);
  }
}`.trim(),
      );
      const changed = `for (const order of orders) {\n  const year = session.year;\n  show(await prisma.order.findMany({ where: { year, customerId: order.customerId } }));\n`;
      unfixed(`declare const session: { year: number };\n${changed}  session.year += 1;\n}`);
      unfixed(`declare const session: { year: number };\n${changed}  void touch(session);\n}`);
      unfixed(`declare const session: { year: number };\nconst year = 1;\n${changed}}\nshow(year);`);
    });

    it('unless a function that it calls writes to the same table, so that a round may find what one before it wrote', () => {
      const look = `const found = ${customerOf('order.customerId')};\n  if (!found) await make(order.customerId);`;
      const make = (table: string): string => `
async function make(id: number) { await create(id); }
async function create(id: number) { await prisma.${table}.updateMany({ data: { name: String(id), sku: String(id) } as object }); }
`;
      unfixed(make('customer') + inLoop(look));
      const files = new Map([['/main.ts', prelude + make('product') + inLoop(look)]]);
      const [first] = analyze(workspaceOf(files), '/main.ts', [rule]);
      assert.deepEqual(
        first!.fixes.map(({ id }) => id),
        ['batch-lookup'],
      );
    });

    it('but where all rounds have asked by then, as they start together', () => {
      const rounds = (before: string): string => `
async function touchAll(id: number) { await prisma.customer.updateMany({ data: { parentId: id } }); }
await Promise.all(orders.map(async (order) => {
  ${before}
  const all = await prisma.customer.findMany({ where: { parentId: order.customerId } });
  for (const one of all) await touchAll(one.id);
}));`;
      const idsOf = (program: string): readonly string[] => {
        const found = analyze(workspaceOf(new Map([['/main.ts', prelude + program]])), '/main.ts', [rule]);
        return found.filter(({ message }) => message.includes('findMany')).flatMap(({ fixes }) => fixes.map(({ id }) => id));
      };
      assert.deepEqual(idsOf(rounds('show(order);')), ['batch-lookup']);
      assert.deepEqual(idsOf(rounds('await touch(order);')), []);
    });

    it('where the promises have a name, and are awaited together later', () => {
      const promises = `const promises = orders.map(async (order) => show(await prisma.customer.findFirst({ where: { id: order.customerId } })));\n  show('started');`;
      const run = (rest: string): string => `export async function run() {\n  ${promises}\n  ${rest}\n}`;
      assert.match(
        fixed(run('await Promise.all(promises);')),
        /^export async function run\(\) \{\n {2}const customers = await [\s\S]*const promises = orders\.map/,
      );
      unfixed(run('show(promises.length);\n  await Promise.all(promises);'));
      unfixed(run('if (orders.length) await Promise.all(promises);'));
      unfixed(run('await Promise.allSettled(promises);'));
    });

    it('unless it changes rows that come out of the result one by one', () => {
      const rows = 'const rows = await prisma.order.findMany({ where: { customerId: order.customerId } });';
      unfixed(inLoop(`${rows}\n  for (const row of rows) row.year = 1;`));
      unfixed(inLoop(`${rows}\n  rows.forEach((row) => { row.year += 1; });`));
      unfixed(inLoop(`${rows}\n  rows.filter(Boolean).map((row) => Object.assign(row, { year: 1 }));`));
      fixed(inLoop(`${rows}\n  show(rows.map((row) => ({ ...row, year: 1 })));`));
    });

    it('where several queries of a round are awaited together, one after the other', () => {
      const product = 'prisma.product.findMany({ where: { id: order.productId, ...filter } })';
      const both = `const filter = Math.random() > 0.5 ? { sku: 'pen' } : {};\n${inLoop(`const [count, products] = await Promise.all([prisma.order.count({ where: { customerId: order.customerId } }), ${product}]);\n  show(count, products);`)}`;
      const files = new Map([['/main.ts', prelude + both]]);
      const output = applyAllFixes(rule, files).get('/main.ts')!;
      assert.deepEqual(typeErrors(new Map([['/main.ts', output]])), [], output);
      assert.match(output, /where: \{ id: \{ in: orders\.map\(\(order\) => order\.productId\) \}, \.\.\.filter \}/);
      assert.match(
        output,
        /const \[count, products\] = \[orderCountByCustomerId\.get\(order\.customerId\) \?\? 0, productsById\.get\(order\.productId\) \?\? \[\]\];/,
      );
    });

    it('beside other queries that read the same table, but not where one writes to it', () => {
      const count = 'const count = await prisma.order.count({ where: { customerId: order.customerId } });';
      const latest = "const latest = await prisma.order.findMany({ where: { year: 2026 }, take: 1, orderBy: { number: 'desc' } });";
      const files = new Map([['/main.ts', prelude + inLoop(`${count}\n  ${latest}\n  show(count, latest);`)]]);
      const ids = analyze(workspaceOf(files), '/main.ts', [rule]).map(({ fixes }) => fixes.map(({ id }) => id));
      assert.deepEqual(ids, [['batch-lookup'], ['hoist-query']]);
      unfixed(inLoop(`${count}\n  show(count);\n  await prisma.order.deleteMany({ where: { year: count } });`));
    });

    it('not beside what is spread over the key, perhaps', () => {
      unfixed(
        `declare const filter: { id?: bigint };\n${inLoop('show(await prisma.product.findMany({ where: { id: order.productId, ...filter } }));')}`,
      );
    });

    it('where an error goes on anyway, and says so where a round does without', () => {
      const guarded = (handling: string): string =>
        inLoop(`try {\n    show(${customerOf('order.customerId')});\n  } catch (error) {\n    ${handling}\n  }`);
      fixed(guarded('show(error);\n    throw error;'));
      fixed(guarded('show(error);'));
      assert.match(titleOf(guarded('show(error);')), / \(an error of the query is no longer caught round by round\)$/);
      assert.doesNotMatch(titleOf(guarded('throw error;')), /caught/);
      unfixed(inLoop(`try {\n    show(order);\n  } finally {\n    show(${customerOf('order.customerId')});\n  }`));
    });

    it('after guards, where keys are known to be there', () => {
      fixed(inLoop(`if (order.note) continue;\n  show(${customerOf('order.customerId')});`));
    });

    it('unless the round changes the key, or a row that elements with the same key now share', () => {
      unfixed(inLoop(`order.customerId += 1;\n  show(${customerOf('order.customerId')});`));
      unfixed(inLoop(`const customer = ${customerOf('order.customerId')};\n  if (customer) customer.name += '!';`));
      unfixed(
        inLoop(
          `const { rows: [customer] } = await pool.query('SELECT * FROM customers WHERE id = $1', [order.customerId]);\n  customer.tags.push('new');`,
        ),
      );
      unfixed(
        inLoop(
          `const customer = await db('customers').where({ id: order.customerId }).first();\n  Object.assign(customer, { seen: true });`,
        ),
      );
      fixed(inLoop(`const customer = ${customerOf('order.customerId')};\n  order.note = customer?.name ?? '';`));
    });

    it('unless the round touches the same table, whatever the client is called there', () => {
      unfixed(
        `
await prisma.$transaction(async (tx) => {
  for (const order of orders) {
    const customer = await tx.customer.findUnique({ where: { id: order.customerId } });
    if (!customer) await prisma.customer.create({ data: { id: order.customerId, name: '', email: '' } });
  }
});`.replace('prisma.customer.create', 'touch(tx); await prisma.customer.create'),
      );
      fixed(inLoop(`const user = await db('user').where({ id: order.customerId }).first();\n  const userId = user?.id;\n  show(userId);`));
    });

    it('unless an outer loop would run the new query as often as it has elements', () => {
      unfixed(`
declare const carts: { ids: number[] }[];
declare function idsOf(cart: { ids: number[] }): number[];
for (const cart of carts) {
  for (const id of idsOf(cart)) {
    show(${customerOf('id')});
  }
}`);
    });

    it('unless the query would leave its function, its branch or its declarations', () => {
      const lookups = `Promise.all(orders.map(async (order) => (await pool.query('SELECT * FROM customers WHERE id = $1', [order.customerId])).rows[0]))`;
      assert.match(
        fixed(`export const load = async () => await ${lookups};`),
        /async \(\) => \{\n {2}const \{ rows: customers \}[\s\S]*\n {2}return orders\.map\([\s\S]*\n\};/,
      );
      unfixed(`export const load = () => ${lookups};`);
      unfixed(`declare const wanted: boolean;\nshow(wanted ? await ${lookups} : []);`);
      unfixed(
        `declare function all(): Order[];\nconst list = all(), customers = await ${lookups.replace('orders', 'list')};\nshow(customers);`,
      );
    });

    it('unless the promise itself is used', () => {
      unfixed(inLoop(`show(await prisma.customer.findUnique({ where: { id: order.customerId } }).orders());`));
      unfixed(inLoop(`void prisma.customer.findUnique({ where: { id: order.customerId } }).then(show);`));
    });
  });

  describe('writes code that compiles', () => {
    it('with the types that the query states', () => {
      const output = fixed(
        inLoop(
          `const row = (await pool.query<{ id: number; name: string }>('SELECT id, name FROM customers WHERE id = $1', [order.customerId])).rows[0];\n  show(row.name.trim());`,
        ),
      );
      fixed(
        `declare const ids: number[];
for (const id of ids) show((await pool.query<{ id: number }>('SELECT id FROM customers WHERE id = $1', [id])).rows[0]);`,
      );
      assert.match(output, /pool\.query<\{ id: number; name: string \}>\(/);
      assert.match(output, /customerById\.get\(String\(order\.customerId\)\)!;/);
      const customer = fixed(
        inLoop(
          `const customer = await db<{ id: number; name: string }>('customers').where({ id: order.customerId }).first();\n  show(customer?.name.trim());`,
        ),
      );
      assert.match(customer, /db<\{ id: number; name: string \}>\('customers'\)\.whereIn/);
    });

    it('with the claim that a row is there only where the query claimed it, and nobody asks', () => {
      const look = `(await pool.query<{ id: number; name: string }>('SELECT id, name FROM customers WHERE id = $1', [order.customerId])).rows[0]`;
      const claimed = `const row = ${look};\n  takes(row);`;
      const declared = 'declare function takes(row: { name: string }): void;\n';
      assert.match(fixed(declared + inLoop(claimed)), /customerById\.get\(String\(order\.customerId\)\)!;/);
      const asked = `const row = ${look};\n  if (!row) continue;\n  takes(row);`;
      assert.match(fixed(declared + inLoop(asked)), /customerById\.get\(String\(order\.customerId\)\);/);
    });

    it('that imports what it needs by the import that is there, in the quotes of the file', () => {
      const program = (imports: string): string => `${imports}
import { PrismaClient } from "@prisma/client"
class User { id!: number }
export class Users {
  constructor(private readonly users: Repository<User>) {}
  async names(ids: number[]) {
    const found = []
    for (const id of ids) found.push(await this.users.findOneBy({ id }))
    return found
  }
}`;
      const output = (imports: string): string => applyOnlyFix(rule, new Map([['/main.ts', program(imports)]])).get('/main.ts')!;
      assert.match(output('import { Repository } from "typeorm"'), /^import \{ Repository, In \} from "typeorm"\n/);
      assert.match(output('import { Not, In as within, Repository } from "typeorm"'), /findBy\(\{ id: within\(ids\) \}\)\n/);
      const typesOnly = output('import type { Repository } from "typeorm"');
      assert.match(
        typesOnly,
        /^import type \{ Repository \} from "typeorm"\nimport \{ PrismaClient \} from "@prisma\/client"\nimport \{ In \} from "typeorm"\n/,
      );
    });

    it('around assertions', () => {
      assert.match(
        fixed(inLoop(`const customer = ${customerOf('order.customerId')} as { name: string } | null;\n  show(customer?.name);`)),
        /= \(customerById\.get\(order\.customerId\) \?\? null\) as /,
      );
    });

    it('of SQL in several lines and in capitals, for rows whose properties PostgreSQL writes small', () => {
      const output = fixed(
        inLoop(
          'show((await pool.query(`\n    SELECT Id,\n           name\n    FROM Customers\n    WHERE ID = $1`, [order.customerId])).rows[0]);',
        ),
      );
      assert.match(output, /SELECT Id,\n {11}name\n {4}FROM Customers\n {4}WHERE ID = ANY\(\$1\)`/);
      assert.match(output, /customers\.map\(\(customer\) => \[String\(customer\.id\), customer\]\)/);
      unfixed(inLoop(`show((await pool.query('SELECT name AS id, id FROM customers WHERE id = $1', [order.customerId])).rows[0]);`));
    });

    it('for tables whose rows would be called by a word of the language, and tables in schemas', () => {
      assert.match(
        fixed(inLoop(`show(await db('packages').where({ id: order.customerId }).first());`)),
        /packages\.map\(\(row\) => \[String\(row\.id\), row\]\)/,
      );
      assert.match(
        fixed(inLoop(`show(await db('shop.customers').where({ id: order.customerId }).first());`)),
        /const customers = await db\('shop\.customers'\)/,
      );
      unfixed(inLoop(`show(await db('customers as c').where({ id: order.customerId }).first());`));
    });
  });
});
