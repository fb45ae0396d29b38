/** Snippets of SQL, on a real database, as a migration tool runs them. */
import assert from 'node:assert/strict';
import type { PoolClient } from 'pg';
import { provesSql } from '../snippets/behaviour.ts';
import { useDatabase } from './database.ts';

describe('snippets of SQL, on PostgreSQL', () => {
  const { pool, rowsOf, firstOf, withSessions } = useDatabase();

  provesSql(
    {
      snippet: 'expand-column',
      says: 'what either version writes, both find, and nobody queues behind it',
      without: [
        'NEW.full_name := coalesce(NEW.full_name, NEW.name);',
        'NEW.name := coalesce(NEW.name, NEW.full_name);',
        'NEW.name := NEW.full_name;',
        'NEW.full_name := NEW.name;',
        ['BEFORE INSERT OR UPDATE', 'BEFORE INSERT'],
        "SET lock_timeout = '2s';",
      ],
    },
    (sql) =>
      withSessions(async (migration, writer) => {
        await pool.query(`CREATE TABLE users (id int GENERATED ALWAYS AS IDENTITY, name text); INSERT INTO users (name) VALUES ('Ada')`);
        await writer.query('BEGIN; LOCK TABLE users IN ROW EXCLUSIVE MODE');
        await assert.rejects(migration.query(sql.replace("'2s'", "'20ms'")), /lock timeout/);
        await writer.query('COMMIT');
        await migration.query(sql);
        await pool.query(`INSERT INTO users (name) VALUES ('Bea'); INSERT INTO users (full_name) VALUES ('Cem')`);
        assert.deepEqual(await rowsOf('SELECT name, full_name FROM users WHERE id > 1 ORDER BY id'), [
          { name: 'Bea', full_name: 'Bea' },
          { name: 'Cem', full_name: 'Cem' },
        ]);
        await pool.query(`UPDATE users SET name = 'Dee' WHERE id = 2; UPDATE users SET full_name = 'Eve' WHERE id = 3`);
        assert.deepEqual(await rowsOf('SELECT id, name, full_name FROM users ORDER BY id'), [
          { id: 1, name: 'Ada', full_name: null },
          { id: 2, name: 'Dee', full_name: 'Dee' },
          { id: 3, name: 'Eve', full_name: 'Eve' },
        ]);
        await pool.query(`UPDATE users SET full_name = name WHERE full_name IS NULL`);
        await pool.query(`UPDATE users SET name = NULL WHERE id = 1`);
        assert.equal(await firstOf('SELECT full_name FROM users WHERE id = 1'), null);
      }),
  );

  provesSql(
    {
      snippet: 'index-concurrently',
      says: 'builds while others write, also after an attempt that failed',
      without: [
        'DROP INDEX CONCURRENTLY IF EXISTS orders_customer_id_idx;',
        ['CREATE INDEX CONCURRENTLY', 'CREATE INDEX'],
        "SET lock_timeout = '0';",
      ],
    },
    (sql) =>
      withSessions(async (migration, early, late) => {
        await pool.query('CREATE TABLE orders (customer_id int); INSERT INTO orders VALUES (1), (1)');
        await assert.rejects(pool.query('CREATE UNIQUE INDEX CONCURRENTLY orders_customer_id_idx ON orders (customer_id)'));
        const valid = `SELECT indisvalid FROM pg_index WHERE indexrelid = 'orders_customer_id_idx'::regclass`;
        assert.equal(await firstOf(valid), false);
        await migration.query(`SET lock_timeout = '50ms'`);
        const steps = stepsOf(sql);
        for (const step of steps.slice(0, -1)) await migration.query(step);
        await early.query('BEGIN; INSERT INTO orders VALUES (2)');
        const built = migration.query(steps.at(-1)!);
        // Until it is known what became of it, it may fail unseen.
        built.catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, 150));
        await late.query(`SET lock_timeout = '50ms'; INSERT INTO orders VALUES (3)`);
        await early.query('COMMIT');
        await built;
        assert.equal(await firstOf(valid), true);
        await assert.rejects(pool.query(sql), /cannot (run|be executed)/);
      }),
  );

  provesSql(
    {
      snippet: 'not-valid',
      says: 'holds for new rows at once, and for old ones once validated',
      without: [[' NOT VALID', ''], 'ALTER TABLE orders VALIDATE CONSTRAINT orders_customer_id_fkey;', "SET lock_timeout = '2s';"],
    },
    (sql) =>
      withSessions(async (migration, writer) => {
        await pool.query(
          'CREATE TABLE customers (id int PRIMARY KEY); CREATE TABLE orders (customer_id int); INSERT INTO orders VALUES (9)',
        );
        const [first = '', second = ''] = sql.split(/^-- Second.*$/m);
        await writer.query('BEGIN; LOCK TABLE orders IN ROW EXCLUSIVE MODE');
        await assert.rejects(migration.query(first.replace("'2s'", "'20ms'")), /lock timeout/);
        await writer.query('COMMIT');
        await migration.query(first);
        await assert.rejects(pool.query('INSERT INTO orders VALUES (8)'), /orders_customer_id_fkey/);
        await assert.rejects(migration.query(second), /orders_customer_id_fkey/);
        await pool.query('INSERT INTO customers VALUES (9)');
        await migration.query(second);
        assert.equal(await firstOf(`SELECT convalidated FROM pg_constraint WHERE conname = 'orders_customer_id_fkey'`), true);
      }),
  );

  provesSql(
    {
      snippet: 'outbox-table',
      says: 'wakes who listens, shares buckets between workers, keeps the order of an aggregate',
      without: [
        'NOTIFY outbox_added;',
        'CREATE TRIGGER outbox_notify AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION outbox_notify();',
        'INSERT INTO outbox_bucket SELECT generate_series(0, 16 - 1);',
        ['abs(hashtext(aggregate) % 16)', 'hashtext(aggregate) % 16'],
        ['hashtext(aggregate)', 'hashtext(type)'],
        ['hashtext(aggregate)', 'hashtext(payload::text)'],
        'CREATE INDEX outbox_waiting_idx ON outbox (bucket, seq) WHERE processed_at IS NULL AND dead_at IS NULL;',
        'CREATE INDEX outbox_processed_idx ON outbox (processed_at) WHERE processed_at IS NOT NULL;',
      ],
    },
    (sql) =>
      withSessions(async (one, two) => {
        await pool.query(sql);
        const heard = new Promise((resolve, reject) => {
          one.on('notification', resolve);
          setTimeout(() => reject(new Error('Nobody was woken.')), 1_000).unref();
        });
        await one.query('LISTEN outbox_added');
        await pool.query(
          `INSERT INTO outbox (id, aggregate, type, payload)
           SELECT gen_random_uuid(), 'order ' || i % 40, 'placed', jsonb_build_array(i) FROM generate_series(1, 200) i`,
        );
        await heard;
        assert.equal(await firstOf("SELECT count(DISTINCT bucket) FROM outbox WHERE aggregate = 'order 7'"), '1');
        assert.equal(await firstOf('SELECT count(*)::int FROM outbox WHERE bucket NOT BETWEEN 0 AND 15'), 0);
        const claim = `SELECT bucket FROM outbox_bucket WHERE EXISTS (SELECT FROM outbox WHERE outbox.bucket = outbox_bucket.bucket AND processed_at IS NULL AND dead_at IS NULL) LIMIT 1 FOR UPDATE SKIP LOCKED`;
        await one.query('BEGIN');
        await two.query('BEGIN');
        const claimed = [(await one.query(claim)).rows[0].bucket, (await two.query(claim)).rows[0].bucket];
        assert.notEqual(claimed[0], claimed[1]);
        await one.query('SET enable_seqscan = off');
        assert.match(
          await planOf(one, 'SELECT FROM outbox WHERE bucket = 3 AND processed_at IS NULL AND dead_at IS NULL ORDER BY seq'),
          /waiting_idx/,
        );
        assert.match(await planOf(one, `DELETE FROM outbox WHERE processed_at < now() - interval '7 days'`), /processed_idx/);
      }),
  );

  provesSql(
    {
      snippet: 'idempotency-table',
      says: 'lets one of two through, and finds what may be forgotten',
      without: [
        ['PRIMARY KEY', 'NOT NULL'],
        " DEFAULT now() + interval '1 minute'",
        " DEFAULT now() + interval '24 hours'",
        'CREATE INDEX idempotency_keys_expires_at_idx ON idempotency_keys (expires_at);',
      ],
    },
    (sql) =>
      withSessions(async (one) => {
        await pool.query(sql);
        const claim = `INSERT INTO idempotency_keys (key, fingerprint) VALUES ('user-1 a', 'f')`;
        await pool.query(claim);
        await assert.rejects(pool.query(claim), /duplicate key/);
        await one.query('SET enable_seqscan = off');
        assert.match(await planOf(one, 'DELETE FROM idempotency_keys WHERE expires_at < now()'), /expires_at_idx/);
        assert.deepEqual(await rowsOf('SELECT status, expires_at > locked_until AS outlives FROM idempotency_keys'), [
          { status: null, outlives: true },
        ]);
      }),
  );
});

/** What a migration tool runs that may not open a transaction: statement by statement. */
const stepsOf = (text: string): readonly string[] =>
  text
    .replace(/^--.*$/gm, '')
    .split(/;\s*$/m)
    .filter((statement) => statement.trim());

async function planOf(client: PoolClient, statement: string): Promise<string> {
  const { rows } = await client.query(`EXPLAIN ${statement}`);
  return JSON.stringify(rows);
}
