import assert from 'node:assert/strict';
import { queriesIn } from '../reach.ts';

describe('MySQL2', () => {
  it('is known by pools and connections, with callbacks and with promises', () => {
    assert.deepEqual(
      queriesIn(`
import mysql from 'mysql2/promise';
import { createPool, type PoolConnection } from 'mysql2';
const pool = mysql.createPool({}), other = createPool({}).promise();
async function run(given: PoolConnection) {
  await pool.query('SELECT 1'); await other.execute('SELECT 2'); given.query('SELECT 3', done);
  const connection = await pool.getConnection(); await connection.query('SELECT 4'); connection.release();
}
`),
      ['pool.query', 'other.execute', 'given.query', 'connection.query'],
    );
  });
});
