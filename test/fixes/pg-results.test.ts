import assert from 'node:assert/strict';
import { analyze } from '../../src/engine/analyze.ts';
import { noQueryInLoop as rule } from '../../src/rules/no-query-in-loop.ts';
import { workspaceOf } from '../fixture.ts';
import { fixedText } from './fixed.ts';

const prelude = `
import { Pool } from 'pg';
const pool = new Pool();
declare const orders: { customerId: number }[];
declare function show(...values: unknown[]): void;
`;
const customers = `pool.query('SELECT * FROM customers WHERE id = $1', [order.customerId])`;
const files = (text: string) => new Map([['/main.ts', prelude + text]]);

const fixed = (text: string): string => fixedText(rule, files(text)).slice(prelude.length);

const loop = (body: string): string => `for (const order of orders) {\n  const result = await ${customers};\n  ${body}\n}`;
const body = (text: string): string => fixed(loop(text)).replace(/^[\s\S]*const result = /, '');

describe('results of node-postgres that have a name', () => {
  it('are the row where that is all that is read of them, or asked for', () => {
    assert.equal(body('show(result.rows[0]);'), 'customerById.get(String(order.customerId));\n  show(result);\n}');
    assert.match(
      body('if (result.rows.length === 0) continue;\n  show(result.rows[0].name);'),
      /if \(!result\) continue;\n {2}show\(result\.name\);/,
    );
    assert.match(body('if (!result.rowCount) throw new Error();\n  show(result.rows[0].name);'), /if \(!result\) throw/);
    assert.match(body('if (result.rows.length > 0) show(result.rows[0]);'), /if \(result\) show\(result\);/);
    assert.match(body('show(result.rows.length > 0);'), /show\(result !== undefined\);/);
  });

  it('are the rows otherwise', () => {
    assert.match(
      body('if (result.rowCount === 2) show(result.rows);\n  for (const row of result.rows) show(row);'),
      /customersById\.get\(String\(order\.customerId\)\) \?\? \[\];\n {2}if \(result\.length === 2\) show\(result\);\n {2}for \(const row of result\) show\(row\);/,
    );
  });

  it('stay where anything else is read, or they are handed on', () => {
    const fixesOf = (text: string) => analyze(workspaceOf(files(loop(text))), '/main.ts', [rule]).flatMap(({ fixes }) => fixes);
    for (const text of ['show(result);', 'show(result.fields, result.rows);', 'const { rows } = result;\n  show(rows);'])
      assert.deepEqual(fixesOf(text), [], text);
  });

  it('are counted, where nobody sees all of the row', () => {
    const count = (text: string): string =>
      `for (const order of orders) {\n  const result = await pool.query('SELECT count(*) FROM orders WHERE customer_id = $1', [order.customerId]);\n  ${text}\n}`;
    assert.match(fixed(count('show(Number(result.rows[0].count));')), /\?\? \{ count: '0' \};\n {2}show\(Number\(result\.count\)\);/);
    assert.deepEqual(analyze(workspaceOf(files(count('show(result.rows[0]);'))), '/main.ts', [rule])[0]!.fixes, []);
  });

  it('may be of no column at all, where nobody sees a row', () => {
    const asked = (text: string): string =>
      `for (const order of orders) {\n  const { rows } = await pool.query('SELECT 1 FROM customers WHERE id = $1', [order.customerId]);\n  ${text}\n}`;
    assert.match(fixed(asked('show(rows.length > 0);')), /'SELECT id FROM customers WHERE id = ANY\(\$1\)'/);
    assert.deepEqual(analyze(workspaceOf(files(asked('show(rows);'))), '/main.ts', [rule])[0]!.fixes, []);
  });

  it('are what a helper answers', () => {
    const helper = (guard: string): string => `
async function findCustomer(id: number) {
  const result = await pool.query('SELECT * FROM customers WHERE id = $1', [id]);
  ${guard}return result.rows[0];
}
for (const order of orders) show(await findCustomer(order.customerId));`;
    assert.match(
      fixed(helper('')),
      /async function findCustomers\(ids: number\[\]\) \{\n {2}const \{ rows \} = await pool\.query\('SELECT \* FROM customers WHERE id = ANY\(\$1\)', \[ids\]\);\n {2}return rows;\n\}/,
    );
    assert.match(
      fixed(helper(`if (result.rows.length === 0) throw new Error('no customer');\n  `)),
      /\?\? \(await findCustomer\(order\.customerId\)\)/,
    );
    assert.match(fixed(helper('if (!result.rowCount) return null;\n  ')), /customerById\.get\(String\(order\.customerId\)\) \?\? null/);
  });
});
