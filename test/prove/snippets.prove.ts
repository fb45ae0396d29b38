/** Snippets that ask a database, on a real one: in every library that they exist for. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Pool } from 'pg';
import { proves } from '../snippets/behaviour.ts';
import { snippetOf } from '../snippets/snippets.ts';
import { connections, customersTable, ordersTable } from './connections.ts';

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 20 });
// A server that stops ends idle connections.
pool.on('error', () => undefined);
const sql = (name: string): string => snippetOf(name, 'sql').text;
const rowsOf = async (text: string, values: unknown[] = []) => (await pool.query(text, values)).rows;
const firstOf = async (text: string) => Object.values((await rowsOf(text))[0] ?? {})[0];

async function emptied(): Promise<void> {
  await pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public;');
}

/** As a migration tool does that may not open a transaction: statement by statement. */
async function inSteps(text: string): Promise<void> {
  const client = await pool.connect();
  try {
    for (const statement of text.replace(/^--.*$/gm, '').split(/;\s*$/m)) if (statement.trim()) await client.query(statement);
  } finally {
    await client.query('RESET lock_timeout');
    client.release();
  }
}

describe('snippets on PostgreSQL', () => {
  beforeEach(emptied);
  after(async () => {
    await emptied();
    await pool.end();
  });

  for (const [library, connect] of Object.entries(connections)) {
    const of = library === 'pg' ? {} : { library };

    proves(
      {
        snippet: 'transaction',
        ...of,
        says: 'loses no update of eight at the same moment',
        without:
          library === 'pg' || library === 'prisma'
            ? [['if (attempt >= attempts || !asksToRetry(error)) throw error;', 'throw error;']]
            : [],
      },
      async (load) => {
        await pool.query('CREATE TABLE counters (id int PRIMARY KEY, value int NOT NULL); INSERT INTO counters VALUES (1, 0)');
        const connection = await connect();
        try {
          const { inTransaction } = load();
          let runs = 0;
          const increments = Array.from({ length: 8 }, () =>
            inTransaction(
              connection.transactor,
              async (tx: unknown) => {
                runs++;
                const [{ value }] = (await connection.query(tx, 'SELECT value FROM counters WHERE id = 1')) as [{ value: number }];
                await new Promise((resolve) => setTimeout(resolve, 20));
                await connection.query(tx, `UPDATE counters SET value = ${value + 1} WHERE id = 1`);
              },
              50,
            ),
          );
          const results = await Promise.allSettled(increments);
          assert.deepEqual(
            results.filter(({ status }) => status === 'rejected').map((each) => String((each as PromiseRejectedResult).reason)),
            [],
          );
          assert.equal(await firstOf('SELECT value FROM counters'), 8);
          assert.ok(runs > 8, `${runs} runs: some collided`);
          const alone = Array.from({ length: 4 }, () =>
            inTransaction(
              connection.transactor,
              async (tx: unknown) => {
                const others = await connection.query(tx, 'SELECT id FROM counters WHERE id > 1');
                await new Promise((resolve) => setTimeout(resolve, 20));
                if (!others.length)
                  await connection.query(tx, 'INSERT INTO counters SELECT 2 + count(*)::int + (random() * 1e6)::int, 0 FROM counters');
                await new Promise((resolve) => setTimeout(resolve, 20));
              },
              50,
            ),
          );
          await Promise.all(alone);
          assert.equal(await firstOf('SELECT count(*)::int FROM counters WHERE id > 1'), 1, 'what only the commit finds out');
          await pool.query('DELETE FROM counters WHERE id > 1');
          await assert.rejects(
            inTransaction(connection.transactor, async (tx: unknown) => {
              await connection.query(tx, 'UPDATE counters SET value = 100 WHERE id = 1');
              throw new Error('changed my mind');
            }),
            /changed my mind/,
          );
          assert.equal(await firstOf('SELECT value FROM counters'), 8);
        } finally {
          await connection.close();
        }
      },
    );

    if (library !== 'mikro-orm')
      proves({ snippet: 'outbox', ...of, says: 'is written if, and only if, the transaction commits', without: [] }, async (load) => {
        await pool.query(sql('outbox-table'));
        await pool.query('CREATE TABLE orders (id text PRIMARY KEY)');
        const connection = await connect();
        try {
          const { enqueueOrderEvent } = load();
          const { inTransaction } = connection;
          const place = async (tx: unknown, orderId: string) => {
            await connection.query(tx, `INSERT INTO orders VALUES ('${orderId}')`);
            return enqueueOrderEvent(...connection.enqueuer(tx), { type: 'order.placed', orderId, note: `it's "quoted"` });
          };
          await assert.rejects(
            inTransaction(async (tx) => {
              await place(tx, 'o1');
              throw new Error('no stock');
            }),
          );
          assert.deepEqual([await rowsOf('SELECT * FROM outbox'), await rowsOf('SELECT * FROM orders')], [[], []]);
          const id = await inTransaction((tx) => place(tx, 'o1'));
          await inTransaction((tx) => place(tx, 'o2'));
          const rows = await rowsOf('SELECT id, aggregate, type, payload, attempts FROM outbox ORDER BY seq');
          assert.deepEqual(rows[0], {
            id,
            aggregate: 'o1',
            type: 'order.placed',
            payload: { type: 'order.placed', orderId: 'o1', note: `it's "quoted"` },
            attempts: 0,
          });
          assert.equal(rows.length, 2);
        } finally {
          await connection.close();
        }
      });

    if (!['mikro-orm', 'postgres', 'sequelize'].includes(library))
      proves(
        {
          snippet: 'backfill',
          ...of,
          says: 'fills in batches, goes on where it was stopped, and changes nothing twice',
          without: library === 'pg' ? ['AND orders.total_cents IS NULL', 'signal?.throwIfAborted();', 'FOR NO KEY UPDATE'].slice(0, 2) : [],
        },
        async (load) => {
          await pool.query(`
            CREATE TABLE orders (id bigint PRIMARY KEY, total numeric NOT NULL, total_cents int);
            INSERT INTO orders SELECT i * 3, i / 100.0 FROM generate_series(1, 2500) i;
            UPDATE orders SET total_cents = -1 WHERE id = 30`);
          const connection = await connect();
          try {
            const { backfill } = load();
            const controller = new AbortController();
            const batches: { last: string; changed: number }[] = [];
            const stopped = backfill(connection.database, {
              pause: 1,
              signal: controller.signal,
              onBatch: (batch: { last: string; changed: number }) => {
                batches.push(batch);
                controller.abort(new Error('stopped'));
              },
            });
            await assert.rejects(stopped, /stopped/);
            assert.deepEqual(batches, [{ last: '3000', changed: 999 }]);
            assert.equal(await firstOf('SELECT count(*)::int FROM orders WHERE total_cents IS NULL'), 1500);
            assert.equal(await backfill(connection.database, { pause: 1 }), 1500);
            assert.equal(await firstOf('SELECT count(*)::int FROM orders WHERE total_cents <> round(total * 100)'), 1);
            assert.equal(await firstOf('SELECT total_cents FROM orders WHERE id = 30'), -1, 'what was written meanwhile stays');
            assert.equal(await backfill(connection.database, { pause: 1 }), 0);
          } finally {
            await connection.close();
          }
        },
      );
  }

  for (const [library, connect] of Object.entries(connections)) {
    if (library === 'mikro-orm') continue;
    const isPrisma = library === 'prisma';
    const [a, b] = isPrisma ? [1, 2] : ['a', 'b'];
    const record = (id: unknown, text: string) => (isPrisma ? { id, email: `${id}@shop.example`, name: text } : { id, placedOn: text });
    proves(
      {
        snippet: 'repository',
        ...(library !== 'pg' && { library }),
        ...(library === 'typeorm' && { only: 'typescript' }),
        says: 'keeps the same promises in the database and in memory',
        without:
          library === 'pg'
            ? [
                ['ON CONFLICT (id) DO UPDATE SET placed_on = EXCLUDED.placed_on', ''],
                ['WHERE id = ANY($1)', ''],
                'this.#all.set(order.id, order);',
              ]
            : [],
      },
      async (load) => {
        await pool.query(isPrisma ? customersTable : ordersTable);
        const connection = await connect();
        try {
          const exported = load();
          const stored = Object.keys(exported).find((name) => name.endsWith('Repository') && !name.startsWith('InMemory'))!;
          const twin = Object.keys(exported).find((name) => name.startsWith('InMemory'))!;
          for (const repository of [new exported[stored](await connection.repository!(exported)), new exported[twin]()]) {
            assert.equal(await repository.findById(a), undefined);
            await repository.save(record(a, '2026-01-01'));
            await repository.save(record(b, '2026-02-01'));
            if (!isPrisma) await repository.save(record('c', '2026-02-02'));
            assert.deepEqual(await repository.findById(a), record(a, '2026-01-01'));
            await repository.save(record(a, '2026-03-01'));
            const found: ReadonlyMap<unknown, unknown> = await repository.findManyById([b, a, isPrisma ? 99 : 'unknown']);
            assert.deepEqual([...found].sort(), [
              [a, record(a, '2026-03-01')],
              [b, record(b, '2026-02-01')],
            ]);
            assert.equal((await repository.findManyById([])).size, 0);
          }
        } finally {
          await connection.close();
        }
      },
    );
  }

  const inserted = `INSERT INTO users (name) VALUES ('Ada')`;
  it('expand-column: what either version writes, both find', async () => {
    await pool.query('CREATE TABLE users (id int GENERATED ALWAYS AS IDENTITY, name text)');
    await pool.query(inserted);
    await pool.query(sql('expand-column'));
    await pool.query(inserted);
    await pool.query(`INSERT INTO users (full_name) VALUES ('Bea')`);
    await pool.query(`UPDATE users SET name = 'Cem' WHERE id = 2; UPDATE users SET full_name = 'Dee' WHERE id = 3`);
    assert.deepEqual(await rowsOf('SELECT id, name, full_name FROM users ORDER BY id'), [
      { id: 1, name: 'Ada', full_name: null },
      { id: 2, name: 'Cem', full_name: 'Cem' },
      { id: 3, name: 'Dee', full_name: 'Dee' },
    ]);
    await pool.query(`UPDATE users SET full_name = name WHERE full_name IS NULL`);
    await pool.query(`UPDATE users SET name = NULL WHERE id = 1`);
    assert.equal(await firstOf('SELECT full_name FROM users WHERE id = 1'), null);
  });

  it('index-concurrently: builds outside of a transaction, also after an attempt that failed', async () => {
    await pool.query('CREATE TABLE orders (customer_id int); INSERT INTO orders VALUES (1), (1)');
    await assert.rejects(pool.query('CREATE UNIQUE INDEX CONCURRENTLY orders_customer_id_idx ON orders (customer_id)'));
    const valid = `SELECT indisvalid FROM pg_index WHERE indexrelid = 'orders_customer_id_idx'::regclass`;
    assert.equal(await firstOf(valid), false);
    await inSteps(sql('index-concurrently'));
    assert.equal(await firstOf(valid), true);
    await assert.rejects(pool.query(sql('index-concurrently')), /cannot (run|be executed)/);
  });

  it('not-valid: holds for new rows at once, and for old ones once validated', async () => {
    await pool.query('CREATE TABLE customers (id int PRIMARY KEY); CREATE TABLE orders (customer_id int); INSERT INTO orders VALUES (9)');
    const [first = '', second = ''] = sql('not-valid').split(/^-- Second/m);
    await pool.query(first);
    await assert.rejects(pool.query('INSERT INTO orders VALUES (8)'), /orders_customer_id_fkey/);
    await assert.rejects(pool.query(`-- Second${second}`), /orders_customer_id_fkey/);
    await pool.query('INSERT INTO customers VALUES (9)');
    await pool.query(`-- Second${second}`);
    assert.equal(await firstOf(`SELECT convalidated FROM pg_constraint WHERE conname = 'orders_customer_id_fkey'`), true);
  });

  it('outbox-table: wakes who listens, shares buckets between workers, keeps the order of an aggregate', async () => {
    await pool.query(sql('outbox-table'));
    const [one, two] = [await pool.connect(), await pool.connect()];
    try {
      const heard = new Promise((resolve) => one.on('notification', resolve));
      await one.query('LISTEN outbox_added');
      await pool.query(
        `INSERT INTO outbox (id, aggregate, type, payload) SELECT gen_random_uuid(), 'order ' || i % 40, 'placed', '{}' FROM generate_series(1, 200) i`,
      );
      await heard;
      assert.equal(await firstOf("SELECT count(DISTINCT bucket) FROM outbox WHERE aggregate = 'order 7'"), '1');
      assert.equal(await firstOf('SELECT count(*)::int FROM outbox WHERE bucket NOT BETWEEN 0 AND 15'), 0);
      const claim = `SELECT bucket FROM outbox_bucket WHERE EXISTS (SELECT FROM outbox WHERE outbox.bucket = outbox_bucket.bucket AND processed_at IS NULL AND dead_at IS NULL) LIMIT 1 FOR UPDATE SKIP LOCKED`;
      await one.query('BEGIN');
      await two.query('BEGIN');
      const claimed = [(await one.query(claim)).rows[0].bucket, (await two.query(claim)).rows[0].bucket];
      assert.notEqual(claimed[0], claimed[1]);
    } finally {
      for (const client of [one, two]) {
        await client.query('ROLLBACK; UNLISTEN *');
        client.release();
      }
    }
  });

  const owner = () => 'user-1';
  const request = (key: string | undefined, body: object) =>
    new Request('https://shop.example/payments', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) },
    });

  proves(
    {
      snippet: 'idempotency',
      says: 'charges once, repeats the reply to the same request only, and lets a failure try again',
      without: [
        ['return repeated(database, key, fingerprint);', ';'],
        ['first.fingerprint !== fingerprint', 'false'],
        ['else await release(database, key);', ''],
        ['await release(database, key);\n\t\t\tthrow', 'throw'],
        ['known.expires_at < now() OR ', ''],
        ['known.locked_until < now() AND ', ''],
        ['${owner(request)} ', ''],
        ['if (!given)\n', 'if (false)\n'],
      ],
    },
    async (load) => {
      await pool.query(sql('idempotency-table'));
      let charges = 0;
      let outcome: () => Response = () => Response.json({ charge: charges }, { status: 201 });
      let who = 'user-1';
      const pay = load().idempotent(
        pool,
        () => who,
        async () => {
          charges++;
          await new Promise((resolve) => setTimeout(resolve, 50));
          return outcome();
        },
      );
      const ask = async (key: string | undefined, body: object = { cents: 5 }): Promise<[number, unknown]> => {
        const response: Response = await pay(request(key, body));
        return [response.status, await response.json()];
      };
      assert.equal((await ask(undefined))[0], 400);
      const together = await Promise.all([ask('a'), ask('a'), ask('a')]);
      assert.deepEqual(together.map(([status]) => status).sort(), [201, 409, 409]);
      assert.equal(charges, 1);
      assert.deepEqual(await ask('a'), [201, { charge: 1 }]);
      assert.equal((await ask('a', { cents: 6 }))[0], 422);
      who = 'user-2';
      assert.deepEqual(await ask('a'), [201, { charge: 2 }], 'another person, another key');
      who = 'user-1';
      outcome = () => Response.json({ error: 'provider' }, { status: 503 });
      assert.equal((await ask('b'))[0], 503);
      outcome = () => {
        throw new Error('crashed');
      };
      await assert.rejects(ask('b'), /crashed/);
      outcome = () => Response.json({ charge: charges }, { status: 201 });
      assert.equal((await ask('b'))[0], 201, 'nothing had happened');
      await pool.query(`UPDATE idempotency_keys SET expires_at = now() - interval '1 second' WHERE key = 'user-1 a'`);
      assert.deepEqual(await ask('a', { cents: 7 }), [201, { charge: charges }], 'forgotten after its time');
      await pool.query(`UPDATE idempotency_keys SET status = NULL, locked_until = now() + interval '1 minute' WHERE key = 'user-1 b'`);
      assert.equal((await ask('b'))[0], 409);
      await pool.query(`UPDATE idempotency_keys SET locked_until = now() - interval '1 second' WHERE key = 'user-1 b'`);
      assert.equal((await ask('b'))[0], 201, 'left behind by a crash');
    },
  );

  proves(
    {
      snippet: 'idempotency',
      library: 'express',
      says: 'charges once, repeats the reply to the same request only, and lets a failure try again',
      without: [
        ['first.fingerprint !== fingerprint', 'false'],
        ['isDone ', 'true '],
        ['if (!isSettled) release(database, key).catch(() => undefined);', ''],
        ['${owner(request)} ', ''],
      ],
    },
    async (load) => {
      await pool.query(sql('idempotency-table'));
      let charges = 0;
      let status = 201;
      const app = express();
      app.use(express.json());
      app.post(
        '/payments',
        load().idempotent(pool, (asked: { get(name: string): string }) => asked.get('user') ?? owner()),
        async (_, response, next) => {
          charges++;
          await new Promise((resolve) => setTimeout(resolve, 50));
          if (status === 0) next(new Error('crashed'));
          else response.status(status).json({ charge: charges });
        },
      );
      app.use(((_error, _request, response, _next) => void response.status(500).send('<h1>Oops</h1>')) as express.ErrorRequestHandler);
      const server = createServer(app);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/payments`;
      const ask = async (key: string | undefined, body: object = { cents: 5 }, user = 'user-1'): Promise<[number, unknown]> => {
        const response = await fetch(url, {
          method: 'POST',
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json', user, ...(key && { 'idempotency-key': key }) },
        });
        const text = await response.text();
        return [response.status, text.startsWith('{') ? JSON.parse(text) : text];
      };
      try {
        assert.equal((await ask(undefined))[0], 400);
        const together = await Promise.all([ask('a'), ask('a')]);
        assert.deepEqual(together.map(([status]) => status).sort(), [201, 409]);
        assert.deepEqual([await ask('a'), charges], [[201, { charge: 1 }], 1]);
        assert.equal((await ask('a', { cents: 6 }))[0], 422);
        assert.deepEqual(await ask('a', { cents: 5 }, 'user-2'), [201, { charge: 2 }], 'another person, another key');
        status = 503;
        assert.equal((await ask('b'))[0], 503);
        status = 0;
        assert.equal((await ask('b'))[0], 500);
        for (let i = 0; i < 50 && (await rowsOf(`SELECT FROM idempotency_keys WHERE key = 'user-1 b'`)).length; i++)
          await new Promise((resolve) => setTimeout(resolve, 10));
        status = 201;
        assert.equal((await ask('b'))[0], 201, 'nothing had happened');
      } finally {
        server.closeAllConnections();
        server.close();
      }
    },
  );
});
