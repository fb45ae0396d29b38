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
});
