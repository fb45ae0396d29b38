import assert from 'node:assert/strict';
import { operationsIn, queriesIn } from '../reach.ts';

describe('mssql', () => {
  it('is known by pools, requests, transactions and statements, with new and without', () => {
    assert.deepEqual(
      operationsIn(`
import sql, { type ConnectionPool } from 'mssql';
const { getPool } = require('./db');
class Orders {
  constructor(private readonly pool: ConnectionPool) {}
  async run() {
    await this.pool.request().input('id', sql.Int, 1).query('SELECT 1'); await this.pool.query\`SELECT 2\`;
    await new sql.Request(this.pool).execute('pay'); await (await sql.connect({})).request().batch('SELECT 3'); await sql.query\`SELECT 4\`;
    await (await getPool()).request().bulk(table);
    const transaction = new sql.Transaction(this.pool); await transaction.begin(); await transaction.request().query('DELETE'); await transaction.commit();
    const statement = new sql.PreparedStatement(this.pool); statement.input('id', sql.Int); await statement.execute({});
  }
}
//- /db.js
const sql = require('mssql');
const pool = new sql.ConnectionPool({}).connect();
module.exports = { getPool: async () => pool };
`),
      [
        'read this.pool.request()….query',
        'read this.pool.query',
        'read new sql.Request(this.pool).execute',
        'read (await sql.connect({})).request().batch',
        'read sql.query',
        'write (await getPool()).request().bulk',
        'read transaction.request().query',
        'read statement.execute',
      ],
    );
  });

  it('builds requests and tables without a query', () => {
    assert.deepEqual(
      queriesIn(`
import sql from 'mssql';
const pool = new sql.ConnectionPool({}), request = pool.request().input('id', sql.Int, 1), table = new sql.Table('orders');
table.columns.add('id', sql.Int); table.rows.add(1); pool.on('error', log); pool.close(); request.cancel();
`),
      [],
    );
  });
});
