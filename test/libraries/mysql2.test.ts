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

  it('is known by a cluster, a prepared statement, and by its predecessor', () => {
    assert.deepEqual(
      queriesIn(`
import mysql from 'mysql2/promise';
import legacy from 'mysql';
const old = legacy.createConnection({});
old.query('SELECT 1', done);
async function run(cluster: mysql.PoolCluster) {
  const statement = await (await cluster.getConnection('replica')).prepare('SELECT ?');
  await statement.execute([2]); await statement.close();
  await cluster.of('replica*').query('SELECT 3');
  const connection = await mysql.createConnection({});
  await connection.beginTransaction(); await connection.execute('SELECT 4'); await connection.commit();
  mysql.format('SELECT ?', [5]); connection.escape('x'); await connection.end();
}
`),
      ['old.query', 'statement.execute', "cluster.of('replica*').query", 'connection.execute'],
    );
  });
});
