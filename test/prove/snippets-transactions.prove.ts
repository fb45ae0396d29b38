/** Snippets about transactions, on a real database in every library that they exist for. */
import assert from 'node:assert/strict';
import { type KeyLine, proves } from '../snippets/behaviour.ts';
import { snippetOf } from '../snippets/snippets.ts';
import { connections } from './connections.ts';
import { useDatabase } from './database.ts';

const wrapped: KeyLine = ['asksToRetry(error.cause)', 'false'];

/** What the retry depends on beside itself: the isolation in which updates collide, and how their failure is known. */
const keysOfTransactions: Readonly<Record<string, readonly KeyLine[]>> = {
  pg: [['LEVEL SERIALIZABLE', 'LEVEL READ COMMITTED'], wrapped],
  prisma: [
    ['IsolationLevel.Serializable', 'IsolationLevel.ReadCommitted'],
    ['?.originalCode', ''],
    ['asksToRetry(cause)', 'false'],
    ["code === 'P2034'", 'false'],
  ],
  drizzle: [["'serializable'", "'read committed'"], wrapped],
  knex: [["'serializable'", "'read committed'"], wrapped],
  kysely: [["'serializable'", "'read committed'"], wrapped],
  typeorm: [["'SERIALIZABLE'", "'READ COMMITTED'"], wrapped],
  sequelize: [['LEVELS.SERIALIZABLE', 'LEVELS.READ_COMMITTED'], wrapped, ['asksToRetry(error.original)', 'false']],
  postgres: [['LEVEL SERIALIZABLE', 'LEVEL READ COMMITTED'], wrapped],
  'mikro-orm': [['IsolationLevel.SERIALIZABLE', 'IsolationLevel.READ_COMMITTED'], wrapped],
};

/** That it is written, in the caller's transaction, about the right aggregate, and read as JSON again. */
const keysOfOutboxes: Readonly<Record<string, readonly [KeyLine, ...KeyLine[]]>> = {
  pg: [
    ['await transaction.query(', 'String('],
    ['[id, event.orderId', '[id, event.type'],
  ],
  prisma: [
    ['await tx.$executeRaw`', 'void `'],
    ['${event.orderId}', '${event.type}'],
  ],
  drizzle: [
    ['await tx.execute(', 'void ('],
    ['${event.orderId}', '${event.type}'],
  ],
  knex: [["await trx('outbox').insert(", 'void ('], 'aggregate: event.orderId,'],
  kysely: [
    ['.execute(trx)', ''],
    ['${event.orderId}', '${event.type}'],
  ],
  typeorm: [
    ['await manager.query(', 'void ('],
    ['event.orderId,', 'event.type,'],
  ],
  sequelize: [
    ['transaction,\n', '\n'],
    ['[id, event.orderId', '[id, event.type'],
  ],
  postgres: [['await sql`', 'void `'], ['${event.orderId}', '${event.type}'], '::text'],
};

describe('snippets about transactions, on PostgreSQL', () => {
  const { pool, rowsOf, firstOf } = useDatabase();

  for (const [library, connect] of Object.entries(connections)) {
    proves(
      {
        snippet: 'transaction',
        ...(library !== 'pg' && { library }),
        says: 'loses no update of eight at the same moment',
        without: [['if (attempt >= attempts || !asksToRetry(error)) throw error;', 'throw error;'], ...keysOfTransactions[library]!],
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
              wrapping(async (tx: unknown) => {
                runs++;
                const [{ value }] = (await connection.query(tx, 'SELECT value FROM counters WHERE id = 1')) as [{ value: number }];
                await new Promise((resolve) => setTimeout(resolve, 20));
                await connection.query(tx, `UPDATE counters SET value = ${value + 1} WHERE id = 1`);
              }),
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
          if (library === 'prisma') {
            // What the client says of its own queries, which these are not.
            let conflicts = 1;
            const work = async () => {
              if (conflicts--) throw Object.assign(new Error('write conflict'), { code: 'P2034' });
              return 'done';
            };
            assert.equal(await inTransaction(connection.transactor, work), 'done');
          }
        } finally {
          await connection.close();
        }
      },
    );

    const keys = keysOfOutboxes[library];
    if (!keys) continue;
    proves(
      {
        snippet: 'outbox',
        ...(library !== 'pg' && { library }),
        says: 'is written if, and only if, the transaction commits',
        without: keys,
      },
      async (load) => {
        await pool.query(snippetOf('outbox-table', 'sql').text);
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
      },
    );
  }
});

/** Work that says in its own words what failed, as services do. */
function wrapping(work: (tx: unknown) => Promise<void>): (tx: unknown) => Promise<void> {
  return (tx) =>
    work(tx).catch((cause) => {
      throw new Error('That was not counted.', { cause });
    });
}
