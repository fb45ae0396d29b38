import { defineConcept } from './concept.ts';
import { arrow, block, drawing, label, note } from './drawing.ts';

export const zeroDowntimeMigrations = defineConcept({
  id: 'zero-downtime-migrations',
  title: 'Migrations without downtime',
  summary:
    'A schema change hurts by the lock it takes and the time it holds it, so choose forms that are instant or do not block, and never wait long for a lock.',
  symptoms: [
    'migration locks table',
    'alter table hangs',
    'add column default',
    'create index blocks writes',
    'set not null',
    'site down during migration',
    'lock timeout',
  ],
  drawings: [queue()],
  problem: `
An \`ALTER TABLE\` that needs half a millisecond took the site down. It waited for a report that had been reading the table for two minutes, and **everybody else queued behind it**, even plain reads. The wait for the lock was the outage, not the change. So: \`SET lock_timeout = '2s'\` before every such statement, and try again later.

What is instant and what is not. The times are ours, from PostgreSQL 18 with 200,000 rows; for a table a hundred times as large, multiply all but the instant ones:

| change | what happens |
|---|---|
| \`ADD COLUMN age int\`, with or without \`DEFAULT NULL\` | instant (0.6 ms): the same catalogue entry |
| \`… DEFAULT 0\`, any constant, \`now()\` | instant since version 11 |
| \`… DEFAULT gen_random_uuid()\`, serial, identity, stored generated | rewrites the table, everything blocked (640 ms and more) |
| \`ALTER TYPE int → bigint\` | rewrite (550 ms and more) |
| \`varchar(50) → varchar(100)\` or \`text\` | instant |
| \`CREATE INDEX\` | blocks writes while it builds (1.3 s) |
| \`ADD FOREIGN KEY\`, \`CHECK\` | reads the whole table under a lock (90 to 210 ms) |
| \`SET NOT NULL\` | reads the whole table under a lock (46 ms), or nothing (0.5 ms) where a validated check has proven it |
| \`DROP\` or \`RENAME COLUMN\` | instant, and [breaks running code](#expand-contract) |

It is widely taught that a \`DEFAULT NULL\` makes \`ADD COLUMN\` safe, or that any default rewrites the table. Neither is so: what rewrites is a **volatile** default, one with a new value for each row.

The safe forms split the work. \`NOT VALID\` first, which is instant, then \`VALIDATE\` in another transaction, which blocks no writes. Indexes with \`CONCURRENTLY\`, alone in their file, outside a transaction; if that fails, drop the \`INVALID\` rest.`,
  example: {
    prelude: `
import { Pool } from 'pg';
declare const database: Pool;
declare function backfillTokens(): Promise<void>;`,
    bad: `
await database.query(\`
  ALTER TABLE orders
    ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid();
  CREATE UNIQUE INDEX orders_token ON orders (token);\`);`,
    good: `
// Each in a file and transaction of its own.
await database.query(\`
  SET lock_timeout = '2s';
  ALTER TABLE orders ADD COLUMN token uuid;
  ALTER TABLE orders
    ALTER COLUMN token SET DEFAULT gen_random_uuid();\`);

await backfillTokens(); // In batches.

await database.query(\`
  SET lock_timeout = '2s';
  ALTER TABLE orders ADD CONSTRAINT token_is_set
    CHECK (token IS NOT NULL) NOT VALID;\`);
await database.query(
  'ALTER TABLE orders VALIDATE CONSTRAINT token_is_set',
);

// Cannot run inside a transaction.
await database.query(
  'CREATE UNIQUE INDEX CONCURRENTLY orders_token ON orders (token)',
);`,
  },
  whenToUse: `
For every table that is read or written while you migrate. The size matters only for rewrites and scans; the lock queue hits small tables as well.`,
  whenNotToUse: `
- **New tables.** Nobody waits for them: plain \`CREATE INDEX\`, \`NOT NULL\`, foreign keys to quiet tables.
- **Tables with a few thousand rows.** A scan takes a millisecond. Keep the \`lock_timeout\`.
- **\`CONCURRENTLY\` in a test database.** It only takes longer.
- **MySQL.** The idea holds, the table does not: see its online DDL.`,
  howToSpot: `
- Migrations without \`lock_timeout\`.
- Several \`ALTER TABLE\` and an \`UPDATE\` in one transaction: the first lock is held until the last row.
- A migration tool that wraps everything in one transaction.
- \`INVALID\` indexes in \`\\d\`.`,
  whatToMeasure: `
- **Duration and lock waits of each migration**, on a copy with production's size.
- **Sessions that wait for a lock** (\`wait_event_type = 'Lock'\`), alarm above ten.
- **Age of the oldest transaction** before you start. If it is minutes, do not.`,
  reading: [
    {
      title: 'PostgreSQL: ALTER TABLE, its notes on rewriting and NOT VALID',
      url: 'https://www.postgresql.org/docs/current/sql-altertable.html',
      claim: 'which changes rewrite; volatile defaults do, constants do not',
    },
    {
      title: 'PostgreSQL 11: release notes',
      url: 'https://www.postgresql.org/docs/11/release-11.html',
      claim: 'constant defaults are instant since version 11',
    },
    {
      title: 'PostgreSQL: building indexes concurrently',
      url: 'https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY',
      claim: 'cannot run in a transaction, may leave an invalid index',
    },
    { title: 'PostgreSQL: lock_timeout', url: 'https://www.postgresql.org/docs/current/runtime-config-client.html' },
    { title: 'Squawk: a linter for PostgreSQL migrations', url: 'https://squawkhq.com/docs/rules' },
    { title: 'MySQL: online DDL operations', url: 'https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html' },
  ],
  exercise: `
Open two \`psql\` windows on a test database. In the first: \`BEGIN; SELECT * FROM orders LIMIT 1;\` and leave it open. In the second: \`ALTER TABLE orders ADD COLUMN x int\`. Try a \`SELECT\` from a third. Now you have seen the outage. Do it again with \`lock_timeout\`.`,
  related: ['expand-contract', 'backfill', 'indexes', 'deadlocks'],
});

function queue() {
  return drawing({
    title: 'The queue behind an ALTER TABLE',
    text: 'A timeline. A long report reads the table. An ALTER TABLE waits until the report has ended. All reads and writes that come after it wait behind the ALTER TABLE, although the report alone would not have blocked them. With a lock timeout the ALTER TABLE gives up after two seconds and the others go on.',
    height: 196,
    parts: [
      label(0, 10, 'Without lock_timeout'),
      block(0, 18, 210, 10, 'quiet'),
      note(216, 27, 'report'),
      block(40, 32, 170, 10, 'second'),
      block(210, 32, 4, 10, 'good'),
      note(220, 41, 'ALTER waits'),
      ...[70, 100, 130].map((x, i) => block(x, 46 + i * 8, 144 - (x - 70), 5, 'bad')),
      note(220, 62, 'others wait'),
      label(0, 96, "With lock_timeout = '2s'"),
      block(0, 104, 210, 10, 'quiet'),
      note(216, 113, 'report'),
      block(40, 118, 36, 10, 'second'),
      note(82, 127, 'gives up, tries again later'),
      block(60, 134, 20, 5, 'bad'),
      ...[100, 130, 160, 190].map((x) => block(x, 134, 6, 5, 'good')),
      note(220, 141, 'others go on'),
      note(0, 184, 'time'),
      arrow(
        [
          [26, 181],
          [296, 181],
        ],
        'quiet',
      ),
    ],
  });
}
