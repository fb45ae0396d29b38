import assert from 'node:assert/strict';
import { queriesIn } from '../reach.ts';

describe('Slonik', () => {
  it('is known by pools, however they are passed', () => {
    assert.deepEqual(
      queriesIn(`
import { createPool, sql, type CommonQueryMethods } from 'slonik';
async function run(given: CommonQueryMethods) {
  const pool = await createPool('postgres://');
  await pool.one(sql.unsafe\`SELECT 1\`); await given.maybeOne(sql.unsafe\`SELECT 2\`);
  await pool.transaction(async (connection) => { await connection.query(sql.unsafe\`SELECT 3\`); });
}
`),
      ['pool.one', 'given.maybeOne', 'connection.query'],
    );
  });
});
