import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('MariaDB', () => {
  it('runs queries and batches by pools and connections', () => {
    assert.deepEqual(
      operationsIn(`
import mariadb, { type Pool } from 'mariadb';
const pool = mariadb.createPool({});
const required = require('mariadb').createPool({});
export async function load(id: number, given: Pool) {
  await pool.query('SELECT 1', [id]);
  const connection = await given.getConnection();
  await connection.batch('INSERT INTO a VALUES (?)', [[1]]);
  await required.execute('SELECT 1');
  pool.escape(id);
}
`),
      ['read pool.query', 'write connection.batch', 'read required.execute'],
    );
  });
});
