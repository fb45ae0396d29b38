import assert from 'node:assert/strict';
import { analyze } from '../../src/engine/analyze.ts';
import { noQueryInLoop as rule } from '../../src/rules/no-query-in-loop.ts';
import { workspaceOf } from '../fixture.ts';
import { fixedText } from './fixed.ts';

const prelude = `
import { Pool } from 'pg';
const pool = new Pool();
interface Item { productId: number; isOpen?: boolean }
interface Order { shopId: number; items: Item[]; extras?: Item[]; codes: number[] }
declare const orders: Order[];
declare function show(...values: unknown[]): void;
declare function load(order: Order): Promise<Item[]>;
`;
const product = (key: string): string => `(await pool.query('SELECT * FROM products WHERE id = $1', [${key}])).rows[0]`;
const files = (text: string) => new Map([['/main.ts', prelude + text]]);

const fixed = (text: string): string => fixedText(rule, files(text)).slice(prelude.length);

function fixesOf(text: string): readonly string[] {
  return analyze(workspaceOf(files(text)), '/main.ts', [rule]).flatMap(({ fixes }) => fixes.map(({ title }) => title));
}

const nested = (body: string, list = 'order.items'): string =>
  `for (const order of orders) {\n  for (const item of ${list}) {\n    ${body}\n  }\n}`;

describe('batch-lookup, in a loop over what each element of an outer one has', () => {
  it('asks once, before the outer one', () => {
    assert.equal(
      fixed(nested(`show(order.shopId, ${product('item.productId')});`)),
      `const { rows: products } = await pool.query('SELECT * FROM products WHERE id = ANY($1)', [orders.flatMap((order) => order.items.map((item) => item.productId))]);
const productById = new Map(products.map((product) => [String(product.id), product]));
for (const order of orders) {
  for (const item of order.items) {
    show(order.shopId, productById.get(String(item.productId)));
  }
}`,
    );
  });

  it('whatever the loops are', () => {
    const keys = (text: string): string | undefined => /ANY\(\$1\)', \[(.*)\]\);/.exec(fixed(text))?.[1];
    assert.equal(
      keys(`for (const { codes } of orders) for (const code of codes) show(${product('code')});`),
      'orders.flatMap(({ codes }) => codes)',
    );
    assert.equal(
      keys(
        `for (const order of orders) {\n  const { items } = order;\n  for (let i = 0; i < items.length; i++) show(${product('items[i]!.productId')});\n}`,
      ),
      'orders.flatMap((order) => order.items.map((item) => item.productId))',
    );
    const gathered = `const lists = await Promise.all(orders.map(async (order) => Promise.all(order.items.map(async (item) => ${product('item.productId')}))));\nshow(lists);`;
    assert.match(
      fixed(gathered),
      /const lists = await Promise\.all\(orders\.map\(async \(order\) => order\.items\.map\(\(item\) => productById\.get/,
    );
  });

  it('with keys that may not be there left out', () => {
    assert.match(
      fixed(nested(`if (!item.productId) continue;\n    show(${product('item.productId')});`)),
      /order\.items\.map\(\(item\) => item\.productId\)/,
    );
    const [title] = fixesOf(nested(`if (item.isOpen) show(${product('item.productId')});`));
    assert.match(title!, /some products may not be needed/);
  });

  it('not where the inner list may not be there, is made on the way or changes', () => {
    assert.deepEqual(fixesOf(nested(`show(${product('item.productId')});`, 'order.extras ?? []')), []);
    assert.deepEqual(fixesOf(nested(`show(${product('item.productId')});`, '(await load(order))')), []);
    assert.deepEqual(
      fixesOf(
        `for (const order of orders) {\n  if (!order.extras) continue;\n  for (const item of order.extras) show(${product('item.productId')});\n}`,
      ),
      [],
    );
    assert.deepEqual(
      fixesOf(
        `for (const order of orders) {\n  order.items = await load(order);\n  for (const item of order.items) show(${product('item.productId')});\n}`,
      ),
      [],
    );
    assert.deepEqual(fixesOf(nested(`show(${product('item.productId')});\n    order.items.push({ productId: 1 });`)), []);
  });
});
