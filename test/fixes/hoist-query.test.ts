import assert from 'node:assert/strict';
import { analyze } from '../../src/engine/analyze.ts';
import { noQueryInLoop as rule } from '../../src/rules/no-query-in-loop.ts';
import { applyOnlyFix, checkTypes, workspaceOf } from '../fixture.ts';
import { typeErrors } from '../types.ts';

const prelude = `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
declare const hooks: { url: string; year: number }[];
declare const session: { year: number };
declare const pager: { page: number; next(): void };
declare function show(...values: unknown[]): void;
declare function sleep(ms: number): Promise<void>;
async function ordersOf(year: number) {
  const orders = await prisma.order.findMany({ where: { year } });
  return orders.filter(({ number }) => number > 1);
}
async function countDown() { await prisma.order.updateMany({ data: { year: 1 } }); }
async function note(sku: string) { await prisma.product.updateMany({ data: { sku } }); }
`;

/** What a program becomes, which compiles as it did, and has no finding. */
function fixed(program: string): string {
  const files = new Map([['/main.ts', prelude + program]]);
  const after = applyOnlyFix(rule, files);
  checkTypes(files, after);
  assert.deepEqual(analyze(workspaceOf(after), '/main.ts', [rule]), []);
  return after.get('/main.ts')!.slice(prelude.length);
}

/** A loop over the hooks that has its finding, but no fix. */
function unfixed(body: string): void {
  const files = new Map([['/main.ts', `${prelude}for (const hook of hooks) {\n${body}\n}`]]);
  assert.deepEqual(typeErrors(files), [], 'the input');
  const findings = analyze(workspaceOf(files), '/main.ts', [rule]);
  assert.notEqual(findings.length, 0, 'a finding');
  assert.deepEqual(
    findings.flatMap(({ fixes }) => fixes),
    [],
    body,
  );
}

describe('hoist-query', () => {
  it('asks once before the loop, through a function as well', () => {
    assert.equal(
      fixed(`
for (const hook of hooks) {
  // All of this year.
  const orders = await ordersOf(session.year);
  show(hook, orders);
}`),
      `
// All of this year.
const orders = await ordersOf(session.year);
for (const hook of hooks) {
  show(hook, orders);
}`,
    );
  });

  it('under a name of its own where it had none, and drops what is left over', () => {
    assert.equal(
      fixed(`
export async function run() {
  return await Promise.all(hooks.map(async (hook) => ({ hook, products: await prisma.product.findMany() })));
}`),
      `
export async function run() {
  const products = await prisma.product.findMany();
  return hooks.map((hook) => ({ hook, products: products }));
}`,
    );
  });

  it('not where a round writes to what it asks for, or asks with what it changed', () => {
    unfixed('show(await ordersOf(session.year));\nawait countDown();');
    unfixed('show(await ordersOf(session.year));\nawait prisma.order.deleteMany();');
    unfixed('show(await ordersOf(session.year));\nsession.year -= 1;');
    unfixed('show(await ordersOf(pager.page));\npager.next();');
    unfixed('const seen: number[] = [];\nshow(await ordersOf(seen.length));\nseen.push(hook.year);');
  });

  it('not where a round changes what it got, which all of them would share', () => {
    unfixed('const orders = await ordersOf(session.year);\norders.pop();\nshow(orders);');
    unfixed('const orders = await ordersOf(session.year);\nfor (const order of orders) order.year = hook.year;');
  });

  it('not where it waits for another answer, or asks with something new each time', () => {
    unfixed('if ((await ordersOf(session.year)).length) break;\nawait sleep(hook.year);');
    unfixed('const attempt = await ordersOf(session.year);\nshow(hook, attempt);');
    unfixed('show(await ordersOf(Math.random()));');
    unfixed('show(await ordersOf(new Date().getFullYear()));');
  });

  it('not past a condition that what it asks with depends on', () => {
    unfixed('if (!session.year) continue;\nshow(await ordersOf(session.year));');
  });
});
