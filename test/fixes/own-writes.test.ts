import assert from 'node:assert/strict';
import { analyze } from '../../src/engine/analyze.ts';
import { parseAnnotated } from '../../src/engine/annotated.ts';
import { noQueryInLoop as rule } from '../../src/rules/no-query-in-loop.ts';
import { applyFixOf, checkTypes, workspaceOf } from '../fixture.ts';

describe('batch-lookup, where a round writes to what it asks for', () => {
  it('keeps the row that it creates where there was none', () => {
    becomes(
      `
    let customer = await prisma.customer.findUnique({ where: { email: order.email } });
    if (!customer) {
      customer = await prisma.customer.create({ data: { email: order.email, name: order.name } });
    }
    found.push(customer.id);`,
      `
    let customer = customerByEmail.get(order.email) ?? null;
    if (!customer) {
      customer = await prisma.customer.create({ data: { email: order.email, name: order.name } });
      customerByEmail.set(order.email, customer);
    }
    found.push(customer.id);`,
    );
  });

  it('of which nothing else is wanted, behind a guard', () => {
    becomes(
      `
    const known = await prisma.customer.findFirst({ where: { email: order.email, status: 'active' } });
    if (known) continue;
    await prisma.customer.create({ data: { ...defaults, email: order.email, status: 'active' } });`,
      `
    const known = customerByEmail.get(order.email) ?? null;
    if (known) continue;
    customerByEmail.set(order.email, await prisma.customer.create({ data: { ...defaults, email: order.email, status: 'active' } }));`,
    );
  });

  it('in a statement without a block', () => {
    becomes(
      `
    let customer = await prisma.customer.findUnique({ where: { email: order.email } });
    if (!customer) customer = await prisma.customer.create({ data: { email: order.email, name: '' } });
    found.push(customer.id);`,
      `
    let customer = customerByEmail.get(order.email) ?? null;
    if (!customer) {
      customer = await prisma.customer.create({ data: { email: order.email, name: '' } });
      customerByEmail.set(order.email, customer);
    }
    found.push(customer.id);`,
    );
  });

  it('by what the schema says of a row that is new', () => {
    const round = (status: string): string => `
    const known = await prisma.customer.findFirst({ where: { email: order.email, status: '${status}', leftAt: null } });
    if (!known) await prisma.customer.create({ data: { email: order.email, name: '' } });`;
    assert.deepEqual(offered(round('pending')), ['batch-lookup']);
    assert.deepEqual(offered(round('active')), []);
  });

  it('changes columns that nobody reads', () => {
    const round = (column: string): string => `
    const customer = await prisma.customer.findUnique({ where: { email: order.email } });
    if (!customer) continue;
    await prisma.customer.update({ where: { id: customer.id }, data: { ${column} } });
    found.push(customer.name.length);`;
    assert.deepEqual(offered(round("status: 'active'")), ['batch-lookup']);
    assert.deepEqual(offered(round("name: 'me'")), [], 'which the round reads');
    assert.deepEqual(offered(round("email: 'me@shop'")), [], 'which it asks for');
    assert.deepEqual(offered(round('...order')), [], 'whatever they are');
  });

  for (const [name, round] of Object.entries({
    'a row for another key': `
    const known = await prisma.customer.findFirst({ where: { email: order.email } });
    if (!known) await prisma.customer.create({ data: { email: order.name, name: '' } });`,
    'a row of which more is known than is asked for': `
    const known = await prisma.customer.findFirst({ where: { email: order.email }, select: { id: true, email: true } });
    if (!known) await prisma.customer.create({ data: { email: order.email, name: '' } });`,
    'a row whatever it found': `
    const known = await prisma.customer.findFirst({ where: { email: order.email } });
    if (order.name) await prisma.customer.create({ data: { email: order.email, name: '' } });
    found.push(known?.id ?? 0);`,
    'a row before it asks': `
    await prisma.customer.create({ data: { email: order.email, name: '' } });
    const known = await prisma.customer.findFirst({ where: { email: order.email } });
    found.push(known?.id ?? 0);`,
    'a row whose key something may hide': `
    const known = await prisma.customer.findFirst({ where: { email: order.email } });
    if (!known) await prisma.customer.create({ data: { email: order.email, name: '', ...defaults } });`,
    'a row as it deletes another': `
    const known = await prisma.customer.findFirst({ where: { email: order.email } });
    if (!known) await prisma.customer.create({ data: { email: order.email, name: '' } });
    else await prisma.customer.delete({ where: { id: known.id } });`,
  }))
    it(`is not offered where it creates ${name}`, () => assert.deepEqual(offered(round), []));

  it('is not offered where rounds run side by side, and none finds what another created', () => {
    const text = program(`
    const known = await prisma.customer.findFirst({ where: { email: order.email } });
    if (!known) await prisma.customer.create({ data: { email: order.email, name: '' } });`)
      .replace('for (const order of orders) {', 'await Promise.all(orders.map(async (order) => {')
      .replace('  }\n  return', '  }));\n  return');
    assert.deepEqual(idsIn(text), []);
  });
});

describe('batch-lookup, by a key that is computed', () => {
  const keyed = (helper: string, round: string): string => `${program(round)}\n${helper}`;
  const round = `
    const email = await normalized(order, '@shop');
    const customer = await prisma.customer.findUnique({ where: { email } });
    found.push(customer?.id ?? 0);`;
  const helper = `function normalized({ email }: { email: string }, end: string) { return trimmed(email).toLowerCase() + end; }
function trimmed(text: string) { const parts: string[] = []; parts.push(text); return parts.join('').trim(); }`;

  it('by functions that give the same each time', () => {
    const fixed = after(keyed(helper, round));
    assert.ok(fixed.includes("{ email: { in: orders.map((order) => normalized(order, '@shop')) } }"), fixed);
    assert.ok(fixed.includes('const customer = customerByEmail.get(email) ?? null;'), fixed);
  });

  for (const [name, change] of Object.entries<readonly [string, string]>({
    'need the time': ['trimmed(email)', 'trimmed(email + Date.now())'],
    count: ['return parts.join', 'calls += 1; return parts.join'],
    'keep something': ['parts.push(text)', 'seen.add(text)'],
    'wait for something': ['function trimmed(text: string)', 'async function trimmed(text: string): Promise<any>'],
    'ask the database': ['return parts.join', 'void prisma.customer.findMany().then(console.log); return parts.join'],
  }))
    it(`not by functions that ${name}`, () => {
      assert.ok(helper.includes(change[0]));
      assert.deepEqual(idsIn(keyed(`let calls = 0;\nconst seen = new Set<string>();\n${helper.replace(change[0], change[1])}`, round)), []);
    });

  it('not by functions of others', () => {
    assert.deepEqual(idsIn(keyed('import { normalized } from "elsewhere";', round)), []);
  });
});

function becomes(round: string, expected: string): void {
  const fixed = after(program(round));
  assert.ok(fixed.includes(expected), fixed);
}

/** The program after the fix, which type-checks, and where nothing that reads is left. */
function after(text: string): string {
  const { files } = parseAnnotated(text);
  const fixed = applyFixOf(rule, 'batch-lookup', files);
  checkTypes(files, fixed);
  const left = analyze(workspaceOf(fixed), '/main.ts', [rule]).filter(({ message }) => /find/.test(message));
  assert.deepEqual(left, []);
  return fixed.get('/main.ts')!;
}

function offered(round: string): readonly string[] {
  return idsIn(program(round));
}

function idsIn(text: string): readonly string[] {
  const { files } = parseAnnotated(text);
  return analyze(workspaceOf(files), '/main.ts', [rule]).flatMap(({ fixes }) => fixes.map(({ id }) => id));
}

function program(round: string): string {
  return `
//- /prisma/schema.prisma
model Customer {
  id     Int       @id @default(autoincrement())
  email  String    @unique
  name   String
  status Status    @default(pending)
  leftAt DateTime?
}
enum Status {
  pending
  active
}
//- /main.ts
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const defaults = { name: 'nobody' };
export async function run(orders: { email: string; name: string }[]) {
  const found: number[] = [];
  for (const order of orders) {${round}
  }
  return found;
}`;
}
