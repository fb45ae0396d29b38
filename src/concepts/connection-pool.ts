import { defineConcept } from './concept.ts';
import { arrow, box, drawing, line, note } from './drawing.ts';

export const connectionPool = defineConcept({
  id: 'connection-pool',
  title: 'The connection pool',
  summary: 'A few database connections shared by all requests: whoever holds one too long, or needs two at once, stops everybody else.',
  symptoms: [
    'pool exhausted',
    'timeout acquiring connection',
    'too many connections',
    'remaining connection slots are reserved',
    'requests hang',
    'database idle but requests wait',
  ],
  drawings: [twoAtOnce()],
  problem: `
The database is idle, CPU is idle, and requests time out. They are waiting for a connection. A pool has ten or twenty; when all are taken the next request queues, and by default node-postgres lets it wait **for ever**.

A pool runs dry for one of these reasons:

- **A leak**: \`connect()\` without \`release()\` on the error path. Each error loses one connection.
- **A slow guest**: a request to another service, or a wait for a user, [between \`BEGIN\` and \`COMMIT\`](#calls-in-transactions).
- **Two at once**: code that holds a connection asks the pool for a second. With ten such requests at a time, ten hold one, ten wait for one, and nobody moves: a deadlock that no database detects.
- **A burst**: \`Promise.all\` over a thousand queries.

A larger pool is rarely the cure. A database works on about as many queries at a time as it has cores and disks; the rest compete. PostgreSQL's wiki suggests connections = 2 × cores + disks as a start. And the limit is shared: 20 instances × a pool of 10 is 200, and PostgreSQL's default \`max_connections\` is 100.`,
  example: {
    prelude: `
import { Pool } from 'pg';
declare const pool: Pool;
declare const orderId: string;`,
    bad: `
const client = await pool.connect();
await client.query('BEGIN');
await client.query(
  "UPDATE orders SET status = 'paid' WHERE id = $1",
  [orderId],
);
// A second connection, outside the transaction.
await pool.query('INSERT INTO invoices (order_id) VALUES ($1)', [
  orderId,
]);
await client.query('COMMIT');
client.release(); // Not reached when something throws.`,
    good: `
const client = await pool.connect();
try {
  await client.query('BEGIN');
  await client.query(
    "UPDATE orders SET status = 'paid' WHERE id = $1",
    [orderId],
  );
  await client.query(
    'INSERT INTO invoices (order_id) VALUES ($1)',
    [orderId],
  );
  await client.query('COMMIT');
} catch (error) {
  await client.query('ROLLBACK');
  throw error;
} finally {
  client.release();
}`,
  },
  whenToUse: `
- One pool per process, made at start-up, closed on shutdown.
- A **timeout for getting a connection** (\`connectionTimeoutMillis\`), of a second or two: an error you can see beats a wait you cannot.
- A **statement timeout**, so that one query cannot keep a connection for minutes.
- With many instances or functions that come and go: a pooler such as PgBouncer in between.`,
  whenNotToUse: `
- **No pool of your own inside serverless functions** that live for one request: a hundred of them are a hundred pools. Use a pooler or an HTTP driver.
- **Session state through a transaction-mode pooler.** \`SET\`, advisory locks of a session and \`LISTEN\` belong to a connection that you get only for one transaction.`,
  howToSpot: `
- \`pool.connect()\` without \`finally { release() }\`.
- The pool or the global ORM client used inside a transaction callback that has its own \`tx\`.
- \`new Pool()\` inside a handler.
- Errors with 'timeout exceeded when trying to connect' or 'too many clients already'.`,
  whatToMeasure: `
- **Waiting requests and idle connections** (\`pool.waitingCount\`, \`pool.idleCount\`). Waiting above zero for long is the alarm.
- **Time to get a connection**, P95.
- **\`state\` in \`pg_stat_activity\`**: many \`idle in transaction\` are slow guests.
- **Connections per instance × instances**, against \`max_connections\`, also during a deploy, when both versions run.`,
  reading: [
    {
      title: 'node-postgres: Pool, with its timeouts and counters',
      url: 'https://node-postgres.com/apis/pool',
      claim: 'by default a request for a connection waits without limit',
    },
    {
      title: 'PostgreSQL wiki: number of database connections',
      url: 'https://wiki.postgresql.org/wiki/Number_Of_Database_Connections',
      claim: 'the formula for a start',
    },
    {
      title: 'HikariCP: about pool sizing, with the deadlock of two at once',
      url: 'https://github.com/brettwooldridge/HikariCP/wiki/About-Pool-Sizing',
      claim: 'small pools are faster; needing two connections can lock a pool',
    },
    {
      title: 'PostgreSQL: max_connections',
      url: 'https://www.postgresql.org/docs/current/runtime-config-connection.html',
      claim: 'the default is 100',
    },
    { title: 'PgBouncer: what works in which pool mode', url: 'https://www.pgbouncer.org/features.html' },
  ],
  exercise: `
Set the pool of your test environment to one connection and run the integration tests. Whatever hangs needs two connections at once, or does not give one back.`,
  related: ['n-plus-one', 'calls-in-transactions', 'transactions', 'scaling-out'],
});

function twoAtOnce() {
  const rows = [0, 1, 2].flatMap((i) => {
    const y = 24 + i * 36;
    return [
      box(0, y, 92, 24, `connection ${i + 1}`),
      line(
        [
          [94, y + 12],
          [130, y + 12],
        ],
        'good',
      ),
      box(132, y, 72, 24, `request ${i + 1}`),
      arrow(
        [
          [206, y + 12],
          [234, y + 12],
        ],
        'bad',
        true,
      ),
    ];
  });
  return drawing({
    title: 'Each holds one and waits for a second',
    text: 'A pool of three connections and three requests. Each request holds one connection and waits for a second one. All connections are taken, none is given back, and nobody can go on.',
    height: 132,
    parts: [
      note(112, 12, 'holds', 'middle', 'good'),
      note(220, 12, 'waits', 'middle', 'bad'),
      ...rows,
      box(236, 24, 64, 96, 'no more\nin the\npool', 'bad', true),
    ],
  });
}
