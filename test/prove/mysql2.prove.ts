import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseAnnotated } from '../../src/engine/annotated.ts';
import { noQueryInLoop as rule } from '../../src/rules/no-query-in-loop.ts';
import { applyOnlyFix } from '../fixture.ts';
import { typeErrors } from '../types.ts';
import { hasMariaDb, type MariaDb, startMariaDb } from './mariadb.ts';
import { load, type Program } from './program.ts';

const bodies = {
  'a prepared look-up of a row': `
  const found: unknown[] = [];
  for (const item of items) {
    const [[user]] = await pool.execute<User[]>('SELECT id, name FROM users WHERE id = ? LIMIT 1', [item.key]);
    found.push([item.key, user]);
  }
  return found;`,
  'a row, with a further condition, in Promise.all': `
  return Promise.all(items.map(async ({ key }) => {
    const user = (await pool.query<User[]>('SELECT * FROM users WHERE name <> ? AND id = ?', ['Bea', key]))[0][0];
    return user;
  }));`,
  'rows, in an index loop': `
  const found: unknown[] = [];
  for (let i = 0; i < items.length; i++) {
    const [orders] = await pool.query<Order[]>('SELECT * FROM orders WHERE user_id = ? ORDER BY id', [items[i]!.key]);
    found.push(orders);
  }
  return found;`,
  'the last two rows of each': `
  const found: unknown[] = [];
  for (const item of items) {
    const [orders] = await pool.query<Order[]>('SELECT * FROM orders WHERE user_id = ? ORDER BY id DESC LIMIT 2', [item.key]);
    found.push(orders);
  }
  return found;`,
  'a row, in rounds that nobody waits for': `
  const found: unknown[] = [];
  items.forEach(async (item, at) => {
    const [[user]] = await pool.query<User[]>('SELECT * FROM users WHERE id = ?', [item.key]);
    found[at] = [user];
  });
  while (found.filter(Boolean).length < items.length) await new Promise((resolve) => setImmediate(resolve));
  return found;`,
  'rows, of what entries go over': `
  const found: unknown[] = [];
  for (const [at, item] of items.entries()) {
    const [orders] = await pool.query<Order[]>('SELECT * FROM orders WHERE user_id = ? ORDER BY id', [item.key]);
    found[at] = orders;
  }
  return found;`,
  'a row by two keys that vary': `
  const found: unknown[] = [];
  for (const item of items) {
    const [[order]] = await pool.execute<Order[]>('SELECT * FROM orders WHERE id = ? AND user_id = ?', [item.key, item.other]);
    found.push(order);
  }
  return found;`,
  'the rows of a list of keys': `
  const found: unknown[] = [];
  for (const item of items) {
    const [orders] = await pool.query<Order[]>('SELECT * FROM orders WHERE user_id IN (?) ORDER BY id', [item.keys]);
    found.push(orders);
  }
  return found;`,
};

const lists = [
  [],
  [1],
  ...fc.sample(fc.array(fc.integer({ min: -1, max: 5 }), { maxLength: 12 }), { numRuns: 6, seed: 7 }),
  Array.from({ length: 300 }, (_, at) => (at * 7) % 11),
];

describe('mysql2', () => {
  let server: MariaDb | undefined;

  before(async function () {
    if (!hasMariaDb()) return this.skip();
    server = await startMariaDb();
    process.env.MYSQL_SOCKET = server.socket;
    await server.connection.query(`
      CREATE TABLE users (id int PRIMARY KEY, name varchar(20));
      CREATE TABLE orders (id bigint PRIMARY KEY, user_id int);
      INSERT INTO users VALUES (1, 'Ada'), (2, 'Bea'), (3, 'Cem');
      INSERT INTO orders VALUES (1, 1), (2, 3), (3, 1);`);
  });

  after(() => server?.stop());

  for (const [what, body] of Object.entries(bodies)) {
    it(what, async () => {
      const { files } = parseAnnotated(`
import { pool, type Order, type User } from './db.js';
export async function run(items: { key: number; other: number; keys: number[] }[]) {${body}
}
//- /db.ts
import { createPool, type RowDataPacket } from 'mysql2/promise';
export interface User extends RowDataPacket { id: number; name: string }
export interface Order extends RowDataPacket { id: number; user_id: number }
export const pool = createPool({ socketPath: process.env.MYSQL_SOCKET!, user: 'root', database: 'shop' });
export const close = () => pool.end();`);
      const fixed = applyOnlyFix(rule, files);
      assert.deepEqual(typeErrors(files), [], 'before the fix');
      assert.deepEqual(typeErrors(fixed), [], fixed.get('/main.ts'));
      const before = await load(files);
      const after = await load(fixed);
      for (const keys of lists) {
        const items = keys.map((key, at) => ({ key, other: 1 + ((key + at) % 3), keys: [key, at % 4] }));
        const one = await outcome(before, items);
        const many = await outcome(after, items);
        assert.deepEqual(many.rows, one.rows, fixed.get('/main.ts'));
        assert.equal(one.selects, keys.length);
        assert.equal(many.selects, Math.min(1, keys.length));
      }
      await Promise.all([before.close(), after.close()]);
    });
  }

  async function outcome(program: Program, items: unknown): Promise<{ rows: unknown; selects: number }> {
    const start = await server!.selects();
    const rows = JSON.parse(JSON.stringify(await program.run(items)));
    return { rows, selects: (await server!.selects()) - start };
  }
});
