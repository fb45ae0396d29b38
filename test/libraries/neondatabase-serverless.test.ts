import assert from 'node:assert/strict';
import { queriesIn } from '../reach.ts';

describe('Neon', () => {
  it('asks by its tag where it is waited for, and by pools', () => {
    assert.deepEqual(
      queriesIn(`
import { neon, neonConfig, Pool, type NeonQueryFunction, type PoolClient } from '@neondatabase/serverless';
neonConfig.fetchConnectionCache = true;
const sql = neon(process.env.DATABASE_URL);
async function run(given: NeonQueryFunction<false, false>, connected: PoolClient) {
  const only = sql\`WHERE id = 1\`, building = sql.unsafe('orders');
  await sql\`SELECT 1 \${only}\`; await given.query('SELECT 2', []);
  await sql.transaction([sql\`SELECT 3\`, sql\`SELECT 4\`]);
  const pool = new Pool({}), client = await pool.connect();
  await pool.query('SELECT 5'); await client.query('SELECT 6'); await connected.query('SELECT 7'); client.release(); await pool.end();
}
`),
      ['sql', 'given.query', 'sql.transaction', 'pool.query', 'client.query', 'connected.query'],
    );
  });
});
