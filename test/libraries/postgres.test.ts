import assert from 'node:assert/strict';
import { operationsIn, queriesIn } from '../reach.ts';

describe('Postgres.js', () => {
  it('is known by its tag, and sends a statement where it is waited for', () => {
    assert.deepEqual(
      queriesIn(`
import postgres, { type Sql } from 'postgres';
const sql = postgres('postgres://');
async function run(given: Sql, ids: number[]) {
  const only = sql\`WHERE id = 1\`;
  await sql\`SELECT * FROM users \${only}\`;
  await given.unsafe('SELECT 1');
  await sql.begin(async (inner) => { await inner\`DELETE FROM users\`; });
  await sql\`SELECT 1\`.values();
}`),
      ['sql', 'given.unsafe', 'inner', 'sql`SELECT 1`.values'],
    );
  });

  it('is known by its types, through its own client and a reserved connection', () => {
    assert.deepEqual(
      operationsIn(`
import postgres from 'postgres';
class Orders {
  constructor(private sql: postgres.Sql) {}
  async run() {
    const reserved = await this.sql.reserve();
    await reserved\`SELECT 1\`;
    await this.sql.begin('read only', async (tx) => { await tx.savepoint(async (inner) => inner\`SELECT 2\`); return tx\`SELECT 3\`; });
    for await (const rows of this.sql\`SELECT 4\`.cursor(100)) show(rows);
    await this.sql.notify('orders', '{}');
    const values = this.sql(rows, 'id'), json = this.sql.json({}), fragment = this.sql\`ORDER BY id\`;
    reserved.release(); await this.sql.listen('orders', show); await this.sql.end();
  }
}`),
      ['read reserved', 'read inner', 'read tx', 'read this.sql`SELECT 4`.cursor', 'publish this.sql.notify'],
    );
  });
});
