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

  it('is known in classes and by its connections, and not by its fragments', () => {
    assert.deepEqual(
      queriesIn(`
import { createPool, sql, type DatabasePool, type DatabaseTransactionConnection } from 'slonik';
class Orders {
  constructor(private readonly pool: DatabasePool) {}
  all() { return this.pool.connect(async (connection) => connection.many(sql.unsafe\`SELECT 1\`)); }
  pay(trx: DatabaseTransactionConnection) { const fragment = sql.fragment\`id = 1\`; return trx.oneFirst(sql.unsafe\`SELECT 2\`); }
}
`),
      ['connection.many', 'trx.oneFirst'],
    );
  });
});
