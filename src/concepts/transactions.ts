import { defineConcept } from './concept.ts';

export const transactions = defineConcept({
  id: 'transactions',
  title: 'Transactions',
  summary: 'Several writes that happen together or not at all, however the program ends in between.',
  symptoms: ['money disappeared', 'half saved', 'inconsistent data', 'order without lines', 'crash in the middle', 'atomic', 'rollback'],
  problem: `
Take 100 from one account, add 100 to another. If the process dies between the two statements, 100 are gone, and no error message says so. Deploys, timeouts and lost connections end programs between statements every day.

A transaction makes them one. What it promises is called **ACID**:

- **Atomic**: all or nothing.
- **Consistent**: constraints hold when it ends. Only those you declared: foreign keys, checks, unique indexes.
- **Isolated**: others do not see it half done. How well is a matter of the [isolation level](#isolation-levels), and the default is weaker than most people think.
- **Durable**: what was committed survives a crash.

Four practical points. Every statement must go through **the transaction's own client**; one call to the global pool in the middle is outside it. It should be **short**: it holds a connection and locks, so no [calls to other services](#calls-in-transactions). An error must lead to **\`ROLLBACK\`**, and the connection back to the pool. And when the connection breaks during \`COMMIT\`, you do **not know** whether it happened: retry only what is [idempotent](#idempotency).`,
  example: {
    prelude: `
import { Pool } from 'pg';
declare const pool: Pool;
declare const from: string, to: string, cents: number;`,
    bad: `
await pool.query(
  'UPDATE accounts SET cents = cents - $2 WHERE id = $1',
  [from, cents],
);
// A crash here, and the money is gone.
await pool.query(
  'UPDATE accounts SET cents = cents + $2 WHERE id = $1',
  [to, cents],
);`,
    good: `
const client = await pool.connect();
try {
  await client.query('BEGIN');
  const { rowCount } = await client.query(
    \`UPDATE accounts SET cents = cents - $2
     WHERE id = $1 AND cents >= $2\`,
    [from, cents],
  );
  if (rowCount !== 1) throw new Error('Not enough money.');
  await client.query(
    'UPDATE accounts SET cents = cents + $2 WHERE id = $1',
    [to, cents],
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
- Two or more writes of which one without the other is wrong.
- A check and the write that depends on it.
- A write and the message that tells others of it: see [outbox](#outbox).`,
  whenNotToUse: `
- **One statement.** It is a transaction already. Often two can become one: \`UPDATE … WHERE cents >= $2\`, or a \`WITH\` that writes twice.
- **A nested write of your ORM** (Prisma's \`create\` with related records): that is one transaction by itself.
- **Around a whole import of a million rows.** Work in [batches](#backfill) that can be resumed.
- **Across systems.** A database transaction cannot roll back a mail, a payment or a message.`,
  howToSpot: `
- Two awaited writes in one function, and nothing around them.
- \`transaction(async (tx) => …)\` with the global client used inside.
- \`BEGIN\` through a pool rather than a client: the next statement may run on another connection.
- Repair scripts in the repository, with names such as \`fix-orders-without-lines\`.`,
  whatToMeasure: `
- **Orphans**: a nightly query for orders without lines, debits without credits. Zero is the only good result.
- **Age of the oldest transaction** (\`xact_start\` in \`pg_stat_activity\`), and how many are \`idle in transaction\`.
- **Rollbacks per second** (\`pg_stat_database\`).`,
  reading: [
    { title: 'PostgreSQL: transactions, a tutorial', url: 'https://www.postgresql.org/docs/current/tutorial-transactions.html' },
    {
      title: 'node-postgres: transactions need one client',
      url: 'https://node-postgres.com/features/transactions',
      claim: 'all statements must use the same client',
    },
    {
      title: 'Prisma: transactions and nested writes',
      url: 'https://www.prisma.io/docs/orm/prisma-client/queries/transactions',
      claim: 'nested writes are one transaction',
    },
    { title: 'Martin Kleppmann: Designing Data-Intensive Applications, with a chapter on transactions', url: 'https://dataintensive.net/' },
  ],
  exercise: `
Choose a function that writes twice. Put \`process.exit(1)\` between the two writes, run it, and look at the data. Add the transaction and do it again.`,
  related: ['isolation-levels', 'lost-updates', 'deadlocks', 'calls-in-transactions', 'outbox'],
});
