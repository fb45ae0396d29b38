import assert from 'node:assert/strict';
import { queriesIn } from '../reach.ts';

describe('node-postgres', () => {
  it('is known by its pools and clients, by any way of importing it', () => {
    assert.deepEqual(
      queriesIn(`
import pg, { Pool } from 'pg';
import * as everything from 'pg';
const { Client } = require('pg');
const pool = new Pool(), other = new pg.Pool(), third = new everything.Client(), fourth = new Client();
pool.query('SELECT 1'); other.query('SELECT 2'); third.query('SELECT 3'); fourth.query('SELECT 4');
`),
      ['pool.query', 'other.query', 'third.query', 'fourth.query'],
    );
  });

  it('hands out clients', () => {
    assert.deepEqual(
      queriesIn(`
import { Pool, type PoolClient } from 'pg';
const pool = new Pool();
async function run() { const client = await pool.connect(); await client.query('SELECT 1'); client.release(); }
async function given(client: PoolClient) { await client.query('SELECT 2'); }
`),
      ['client.query', 'client.query'],
    );
  });

  it('is known as a native client, as pg-pool, in a module of its own and in a class', () => {
    assert.deepEqual(
      queriesIn(`
import pg from 'pg';
import Pool from 'pg-pool';
import { query, withClient } from './db';
const native = new pg.native.Client(), { native: Native } = pg, pool = new Pool();
native.query('SELECT 1'); new Native.Pool().query('SELECT 2'); pool.query('SELECT 3');
class Repository { constructor(private readonly db: pg.Pool | pg.PoolClient) {} load() { return this.db.query('SELECT 4'); } }
withClient((client) => client.query('SELECT 5'));
pool.on('error', log); pool.end(); pg.types.setTypeParser(20, Number); const sql = { text: 'SELECT 6' };
//- /db.ts
import { Pool } from 'pg';
export const pool = new Pool();
export async function withClient(work) { const client = await pool.connect(); try { return await work(client); } finally { client.release(); } }
`),
      ['native.query', 'new Native.Pool().query', 'pool.query', 'this.db.query', 'client.query'],
    );
  });
});
