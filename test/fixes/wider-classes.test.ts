import assert from 'node:assert/strict';
import { analyze } from '../../src/engine/analyze.ts';
import { parseAnnotated } from '../../src/engine/annotated.ts';
import { noQueryInLoop as rule } from '../../src/rules/no-query-in-loop.ts';
import { workspaceOf } from '../fixture.ts';
import { fixedProject } from './fixed.ts';

const fixed = (project: string): ReadonlyMap<string, string> => fixedProject(rule, parseAnnotated(project).files);

describe('what real projects write around their look-ups', () => {
  const helpers = (imported: string, more = ''): string => `
//- /main.ts
import { findCustomer } from '${imported}';
declare const orders: { customerId: number }[];
declare function show(...values: unknown[]): void;
for (const order of orders) show(await findCustomer(order.customerId));
//- /customers.ts
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export const findCustomer = async (id: number): Promise<{ label: string } | null> => {
  const customer = await prisma.customer.findFirst({ where: { id } });
  if (!customer) {
    return null;
  }
  const shown = { label: customer.name };
  return shown;
};
//- /data/index.ts
export * from '../customers.js';
${more}`;

  it('a barrel that passes on all of a file passes on the new function as well', () => {
    const after = fixed(helpers('./data/index.js'));
    assert.match(after.get('/main.ts')!, /^import \{ findCustomersById \} from '\.\/data\/index\.js';/);
    assert.match(after.get('/main.ts')!, /const customerById = await findCustomersById\(orders\.map/);
  });

  it('not one that passes on by names, or has another function of that name', () => {
    const named = helpers('./names.js', `//- /names.ts\nexport { findCustomer } from './customers.js';\n`);
    const taken = helpers('./data/index.js').replace(
      "export * from '../customers.js';",
      "export * from '../customers.js';\nexport const findCustomersById = 1;",
    );
    for (const project of [named, taken])
      assert.deepEqual(
        analyze(workspaceOf(parseAnnotated(project).files), '/main.ts', [rule]).flatMap(({ fixes }) => fixes),
        [],
      );
  });

  it('what a function makes of its row may have a name before it is returned', () => {
    const text = fixed(helpers('./customers.js')).get('/customers.ts')!;
    assert.match(text, /return new Map\(rows\.map\(\(customer\) => \[customer\.id, \{ label: customer\.name \}\]\)\);/);
  });

  it('a key that is not selected can be, of a row among others that are awaited together', () => {
    const text = fixed(`
//- /main.ts
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
declare function touch(id: number): Promise<string>;
export async function run(orders: { customerId: number }[]) {
  const found: string[] = [];
  for (const order of orders) {
    const [customer, note] = await Promise.all([
      prisma.customer.findUnique({ where: { id: order.customerId }, select: { name: true } }),
      touch(order.customerId),
    ]);
    if (customer) found.push(customer.name + note);
  }
  return found;
}`).get('/main.ts')!;
    assert.match(text, /select: \{ id: true, name: true \}/);
    assert.match(text, /customerById\.get\(order\.customerId\) \?\? null,\n {6}touch\(order\.customerId\),/);
  });

  it('a query builder of a repository that is asked for on the spot, over a parameter of any type that somebody counts', () => {
    const text = fixed(`
//- /main.ts
import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
@Entity() class Order { @PrimaryColumn({ type: 'int' }) id!: number; @Column({ type: 'int' }) customerId!: number; }
declare const source: DataSource;
export async function run(customers: any) {
  const found: Order[] = [];
  if (!customers || customers.length === 0) return found;
  for (const customer of customers) {
    const few = await source.getRepository(Order).createQueryBuilder('o').where('o.customerId = :id', { id: customer.id }).getMany();
    found.push(...few);
  }
  return found;
}`).get('/main.ts')!;
    assert.match(
      text,
      /source\.getRepository\(Order\)\.createQueryBuilder\('o'\)\.where\('o\.customerId IN \(:\.\.\.ids\)', \{ ids \}\)\.getMany\(\)/,
    );
    assert.match(text, /const ordersByCustomerId = new Map/);
    assert.match(text, /const ids = \[\.\.\.customers\]\.map\(\(customer\) => customer\.id\);/);
  });
});
