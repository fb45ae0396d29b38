import assert from 'node:assert/strict';
import { analyze } from '../../src/engine/analyze.ts';
import { noQueryInLoop as rule } from '../../src/rules/no-query-in-loop.ts';
import { applyOnlyFix, workspaceOf } from '../fixture.ts';
import { typeErrors } from '../types.ts';

const prelude = `
import { Pool } from 'pg';
const pool = new Pool();
interface Order { customerId: number; isOpen: boolean }
declare const orders: Order[];
declare function show(...values: unknown[]): void;
declare function touch(value: unknown): Promise<void>;
export async function run() {
`;
const look = (key: string) => `(await pool.query('SELECT * FROM customers WHERE id = $1', [${key}])).rows[0]`;

function fixesOf(body: string) {
  const files = new Map([['/main.ts', `${prelude}${body}\n}`]]);
  assert.deepEqual(typeErrors(files), [], 'the input');
  const findings = analyze(workspaceOf(files), '/main.ts', [rule]);
  assert.equal(findings.length, 1);
  return { files, fixes: findings[0]!.fixes };
}

/** The body after its fix, which compiles and leaves no finding, and what its title says beside what it does. */
function fixed(body: string): { readonly text: string; readonly aside: string } {
  const { files, fixes } = fixesOf(body);
  assert.notEqual(fixes.length, 0, 'a fix');
  const after = applyOnlyFix(rule, files);
  const text = after.get('/main.ts')!.slice(prelude.length).replace(/\n\}$/, '');
  assert.deepEqual(typeErrors(after), [], text);
  assert.deepEqual(analyze(workspaceOf(after), '/main.ts', [rule]), [], text);
  return { text, aside: /\((.*)\)$/.exec(fixes[0]!.title)?.[1] ?? '' };
}

function unfixed(body: string): void {
  assert.deepEqual(fixesOf(body).fixes, []);
}

const table = `const { rows: customers } = await pool.query('SELECT * FROM customers WHERE id = ANY($1)', [orders.map((order) => order.customerId)]);
const customerById = new Map(customers.map((customer) => [String(customer.id), customer]));
`;

describe('the loop forms that a look-up is asked for before', () => {
  it('forEach, for whose rounds nobody waits: what stands behind it waits for the query', () => {
    const { text, aside } = fixed(`orders.forEach(async (order) => show(${look('order.customerId')}));\nshow('done');`);
    assert.equal(
      text,
      `${table}orders.forEach((order) => show(customerById.get(String(order.customerId))));
show('done');`,
    );
    assert.equal(aside, 'what stands behind the loop waits for the query, and gets its errors');
  });

  it('forEach, which goes on alone where it waits for something else', () => {
    const { text } = fixed(
      `orders.forEach(async (order) => {\n  const customer = ${look('order.customerId')};\n  await touch(customer);\n});`,
    );
    assert.match(text, /orders\.forEach\(async \(order\) => \{\n {2}const customer = customerById\.get/);
  });

  it('forEach of sets and maps, which hands over values', () => {
    assert.match(
      fixed(`const ids = new Set<number>();\nids.forEach(async (id) => show(${look('id')}));`).text,
      /ANY\(\$1\)', \[\[\.\.\.ids\]\]\)/,
    );
    assert.match(
      fixed(`const byNo = new Map<string, Order>();\nbyNo.forEach(async (order) => show(${look('order.customerId')}));`).text,
      /\[\[\.\.\.byNo\.values\(\)\]\.map\(\(order\) => order\.customerId\)\]/,
    );
  });

  it('filter, whose predicate decides nothing as long as it is a promise', () => {
    const { text, aside } = fixed(
      `const open = orders.filter(async (order) => {\n  const customer = ${look('order.customerId')};\n  return Boolean(customer) && order.isOpen;\n});\nshow(open);`,
    );
    assert.equal(
      text,
      `${table}const open = orders.filter((order) => {
  const customer = customerById.get(String(order.customerId));
  return Boolean(customer) && order.isOpen;
});
show(open);`,
    );
    assert.equal(aside, 'the predicate decides, which kept everything as it was a promise');
    unfixed(
      `show(orders.filter(async (order) => { const customer = ${look('order.customerId')}; await touch(customer); return customer; }));`,
    );
    unfixed(`show(orders.filter(async (order) => touch(${look('order.customerId')})));`);
  });

  it('flags of Promise.all by which a list is filtered', () => {
    const { text } = fixed(
      `const flags = await Promise.all(orders.map(async (order) => Boolean(${look('order.customerId')})));\nshow(orders.filter((_, at) => flags[at]));`,
    );
    assert.match(text, /const flags = orders\.map\(\(order\) => Boolean\(customerById\.get\(String\(order\.customerId\)\)\)\);/);
  });

  it('Promise.allSettled, which told of each round whether its query failed', () => {
    const { text, aside } = fixed(`show(await Promise.allSettled(orders.map(async (order) => ${look('order.customerId')})));`);
    assert.match(text, /Promise\.allSettled\(orders\.map\(async \(order\) => customerById\.get/);
    assert.equal(aside, 'an error of the query is no longer caught round by round');
  });

  it('entries, keys and values of what can be gone over again', () => {
    const { text } = fixed(`for (const [at, order] of orders.entries()) show(at, ${look('order.customerId')});`);
    assert.equal(text, `${table}for (const [at, order] of orders.entries()) show(at, customerById.get(String(order.customerId)));`);
    const byNo = 'const byNo = new Map<number, Order>();\n';
    const keysIn = (loop: string): string | undefined => /ANY\(\$1\)', \[(.*)\]\);/.exec(fixed(byNo + loop).text)?.[1];
    assert.equal(keysIn(`for (const no of byNo.keys()) show(${look('no')});`), '[...byNo.keys()]');
    assert.equal(keysIn(`for (const [no] of byNo) show(${look('no')});`), '[...byNo].map(([no]) => no)');
    assert.equal(
      keysIn(`for (const { customerId } of byNo.values()) show(${look('customerId')});`),
      '[...byNo.values()].map(({ customerId }) => customerId)',
    );
    unfixed(`${byNo}const numbers = byNo.keys();\nfor (const no of numbers) show(${look('no')});`);
    unfixed(`for (const [at, order] of orders.entries()) { show(at, ${look('order.customerId')}); orders.push(order); }`);
  });

  it('for await of what holds no promises', () => {
    const text = fixed(
      `const ids: number[] = orders.map((order) => order.customerId);\nfor await (const id of ids) show(${look('id')});`,
    ).text;
    assert.match(text, /ANY\(\$1\)', \[ids\]\)/);
    unfixed(
      `const ids: Promise<number>[] = orders.map(async (order) => order.customerId);\nfor await (const id of ids) show(${look('id')});`,
    );
  });
});
