import assert from 'node:assert/strict';
import { analyze } from '../../src/engine/analyze.ts';
import { noQueryInLoop as rule } from '../../src/rules/no-query-in-loop.ts';
import { applyOnlyFix, workspaceOf } from '../fixture.ts';

const prelude = `
import { PrismaClient } from '@prisma/client';
import { createPool, sql } from 'slonik';
const prisma = new PrismaClient();
const pool = await createPool('');
const perCustomer = 3;
declare let limit: number;
declare const customers: { id: number; groupIds: number[] }[];
declare function show(...values: unknown[]): void;
`;
const inLoop = (query: string): string => `${prelude}for (const customer of customers) show(${query});`;
const fixed = (query: string): string =>
  applyOnlyFix(rule, new Map([['/main.ts', inLoop(query)]]))
    .get('/main.ts')!
    .slice(prelude.length);
const fixesOf = (query: string) =>
  analyze(workspaceOf(new Map([['/main.ts', inLoop(query)]])), '/main.ts', [rule]).flatMap(({ fixes }) => fixes);

const orders = (options: string): string => `await prisma.order.findMany({ where: { customerId: customer.id }, ${options} })`;

describe('batch-lookup, of the first rows of each key', () => {
  it('takes them from all of them, and says so', () => {
    const query = orders(`take: perCustomer, orderBy: { number: 'desc' }`);
    const text = fixed(query);
    assert.match(
      text,
      /where: \{ customerId: \{ in: customers\.map\(\(customer\) => customer\.id\) \} \}, orderBy: \{ number: 'desc' \} \}\)/,
    );
    assert.match(text, /show\(\(ordersByCustomerId\.get\(customer\.id\) \?\? \[\]\)\.slice\(0, perCustomer\)\)/);
    const [fix] = fixesOf(query);
    assert.match(fix!.title, /\(all orders of one customerId, of which the first perCustomer count\)$/);
    assert.equal(fix!.safety, 'suggestion');
  });

  it('leaves no comma behind in an object of several lines', () => {
    const text = fixed(orders(`\n  orderBy: { number: 'desc' },\n  take: 2,\n`));
    assert.match(text, /\n {2}orderBy: \{ number: 'desc' \},\n *\}\);/);
  });

  it('not without an order, nor up to what may be less than none or what a round says', () => {
    for (const options of ['take: 3', `take: limit, orderBy: { number: 'asc' }`, `take: -3, orderBy: { number: 'asc' }`])
      assert.deepEqual(fixesOf(orders(options)), [], options);
    assert.deepEqual(fixesOf(orders(`take: 3, skip: 3, orderBy: { number: 'asc' }`)), []);
    assert.deepEqual(fixesOf(`await pool.any(sql.unsafe\`SELECT * FROM orders WHERE customer_id = \${customer.id} LIMIT 3\`)`), []);
  });
});

describe('batch-lookup, of lists that Slonik has to be told', () => {
  it('joined in a tuple, or as an array', () => {
    const text = (condition: string): string =>
      fixed(`await pool.any(sql.unsafe\`SELECT * FROM customers WHERE ${condition} ORDER BY id\`)`);
    assert.match(
      text(`group_id IN (\${sql.join(customer.groupIds, sql.fragment\`, \`)})`),
      /const groupIds = customers\.flatMap\(\(customer\) => customer\.groupIds\);\n.*IN \(\$\{sql\.join\(groupIds, sql\.fragment`, `\)\}\) ORDER/,
    );
    assert.match(text(`group_id = ANY(\${sql.array(customer.groupIds, 'int4')})`), /= ANY\(\$\{sql\.array\(groupIds, 'int4'\)\}\)/);
    const unlisted = `await pool.any(sql.unsafe\`SELECT * FROM customers WHERE group_id IN (\${customer.id})\`)`;
    assert.deepEqual(fixesOf(unlisted), []);
  });
});
