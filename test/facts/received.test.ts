import assert from 'node:assert/strict';
import { queriesIn } from '../reach.ts';

const port = `
//- /port.ts
export interface Db { query(sql: string): Promise<unknown[]>; release(): void }
`;

describe('what a function is passed is known by all that call it', () => {
  it('where its type says less: a port of the project’s own that a client fits', () => {
    assert.deepEqual(
      queriesIn(`
import type { Db } from './port';
export async function load(db: Db, id: string) { return db.query('…'); }
export const count = async ({ db }: { db: Db }) => { const client = db; await client.query('…'); client.release(); };
export async function untyped(db) { return db.query('…'); }
//- /routes.ts
import { Pool } from 'pg';
import { count, load, untyped as read } from './main';
const pool = new Pool();
export const run = async () => { await load(pool, '1'); await read(pool); await count({ db: pool }); };
export const other = async (pool: Pool) => load(pool, '2');
${port}`),
      ['db.query', 'client.query', 'db.query'],
    );
  });

  it('and of a class by all that make one', () => {
    assert.deepEqual(
      queriesIn(`
import type { Db } from './port';
export class Orders {
  private readonly other: Db;
  constructor(private readonly db: Db, options: { other: Db }) { this.other = options.other; }
  load() { return this.db.query('…'); }
  list() { return this.other.query('…'); }
}
export class Lines {
  constructor(db) { this.db = db; }
  load() { return this.db.query('…'); }
}
export class Own extends Lines { constructor(db: Db) { super(db); } }
//- /wiring.ts
import { Pool } from 'pg';
import { Lines, Orders, Own } from './main';
const pool = new Pool();
export const orders = new Orders(pool, { other: pool });
export const lines = new Lines(new Pool());
export const own = new Own(pool);
${port}`),
      ['this.db.query', 'this.other.query', 'this.db.query'],
    );
  });

  it('through callers that pass on what they are passed, and functions that call themselves', () => {
    assert.deepEqual(
      queriesIn(`
import { Pool } from 'pg';
async function walk(db, node) { await db.query('…'); for (const child of node.children) await walk(db, child); }
const start = (client, root) => walk(client, root);
export const run = (root) => start(new Pool(), root);
`),
      ['db.query'],
    );
  });

  it('but not where one of them passes something else, something unknown, or where nobody calls', () => {
    assert.deepEqual(
      queriesIn(`
import { Pool } from 'pg';
import { Memo, open } from './memo';
const two = async (db) => db.query('…');
const unknown = async (db) => db.query('…');
export const nobody = async (db) => db.query('…');
const late = async (id, db) => db.query('…');
const circle = async (db) => { await circle(db); return db.query('…'); };
export const run = async (given) => { await two(new Pool()); await two(new Memo()); await unknown(new Pool()); await unknown(open()); await late(1); };
//- /memo.ts
export class Memo { async query() { return []; } }
export declare function open(): unknown;
`),
      // The calls that pass a pool are proven to reach it themselves.
      ['two', 'unknown'],
    );
  });

  it('and tests do not count', () => {
    assert.deepEqual(
      queriesIn(`
import { Pool } from 'pg';
export const load = async (db) => db.query('…');
export const run = () => load(new Pool());
//- /test/load.ts
import { load } from '../main';
load({ query: async () => [] });
`),
      ['db.query'],
    );
  });
});
