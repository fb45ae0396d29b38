import assert from 'node:assert/strict';
import { queriesIn } from '../reach.ts';

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
});
