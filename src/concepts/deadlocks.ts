import { defineConcept } from './concept.ts';
import { arrow, box, drawing, line, note } from './drawing.ts';

export const deadlocks = defineConcept({
  id: 'deadlocks',
  title: 'Deadlocks',
  summary: 'Two transactions each wait for a lock the other holds; the database ends one of them, and your code has to run that one again.',
  symptoms: ['deadlock detected', '40p01', 'lock wait timeout', 'er_lock_deadlock', 'random transaction errors', 'worker stuck'],
  drawings: [circle()],
  problem: `
A transfers from 1 to 2, B from 2 to 1. A has locked row 1 and wants 2; B has locked row 2 and wants 1. Neither can go on. After a second PostgreSQL looks for such circles and aborts one of the two with error \`40P01\`. InnoDB does it at once.

So a deadlock is not a hang but an **error with nothing wrong in your data**: the victim was rolled back and can simply run again, from the beginning. Code that does not do so shows customers an error for no reason.

Better still, do not have them. **Take locks in the same order everywhere**: update accounts by ascending id, and the circle cannot close. The order must also hold inside one statement: an \`UPDATE … WHERE id = ANY(…)\` locks rows in whatever order the plan finds them, so lock first with \`ORDER BY id FOR UPDATE\`. And keep transactions short; a lock held for 5 ms seldom meets another.

Not every lock is visible in your code. A foreign key locks the parent row, a unique index makes inserts of the same key wait for each other.`,
  example: {
    prelude: `
import { Pool, type PoolClient } from 'pg';
interface Transfer { readonly from: string; readonly to: string; readonly cents: number }
declare function inTransaction<T>(work: (tx: PoolClient) => Promise<T>): Promise<T>;
declare function move(tx: PoolClient, transfer: Transfer): Promise<void>;`,
    bad: `
async function transfer(order: Transfer) {
  await inTransaction(async (tx) => {
    const lock = 'SELECT 1 FROM accounts WHERE id = $1 FOR UPDATE';
    await tx.query(lock, [order.from]); // A: 1, B: 2
    await tx.query(lock, [order.to]); //   A: 2, B: 1
    await move(tx, order);
  });
}`,
    good: `
async function transfer(order: Transfer, attempt = 1) {
  try {
    await inTransaction(async (tx) => {
      await tx.query(
        \`SELECT 1 FROM accounts WHERE id = ANY($1)
         ORDER BY id FOR UPDATE\`,
        [[order.from, order.to]],
      );
      await move(tx, order);
    });
  } catch (error) {
    if (attempt === 3 || !isAborted(error)) throw error;
    await transfer(order, attempt + 1);
  }
}

/** Deadlock or serialization failure: nothing has happened. */
const isAborted = (error: unknown) =>
  error instanceof Error &&
  'code' in error &&
  (error.code === '40P01' || error.code === '40001');`,
  },
  whenToUse: `
- Retry **the whole transaction**, at most a few times, wherever several rows are locked.
- A fixed order where you write the code that locks.
- \`lock_timeout\` for work that would rather fail than wait, above all for [migrations](#zero-downtime-migrations).`,
  whenNotToUse: `
- **A retry of the last statement alone.** The transaction is gone; everything has to be read again.
- **A retry of what is not in the transaction.** If the function also sent a mail, the mail goes twice.
- **Unlimited retries.** Ten deadlocks in a row are a design, not bad luck.
- **A lock on everything** to be safe. Now all wait for all.`,
  howToSpot: `
- Two places that update the same tables in different order.
- Loops that update rows in the order of the input, as two imports of the same file do.
- \`catch\` around a transaction that treats every error as final.
- In PostgreSQL's log: 'deadlock detected', with both statements. It tells you exactly which.`,
  whatToMeasure: `
- **\`deadlocks\` in \`pg_stat_database\`**, per hour.
- **Retries and exhausted retries**, by transaction.
- **Lock waits over one second** (\`log_lock_waits = on\`).`,
  reading: [
    {
      title: 'PostgreSQL: deadlocks, and the consistent order that avoids them',
      url: 'https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-DEADLOCKS',
      claim: 'the best defence is a consistent order',
    },
    {
      title: 'PostgreSQL: deadlock_timeout and log_lock_waits',
      url: 'https://www.postgresql.org/docs/current/runtime-config-locks.html',
      claim: 'it looks for circles after one second',
    },
    { title: 'PostgreSQL: error codes', url: 'https://www.postgresql.org/docs/current/errcodes-appendix.html' },
    {
      title: 'MySQL: deadlocks in InnoDB',
      url: 'https://dev.mysql.com/doc/refman/8.4/en/innodb-deadlocks.html',
      claim: 'InnoDB detects them at once',
    },
  ],
  exercise: `
Write a test that transfers 1 → 2 and 2 → 1 fifty times at once. Watch it fail with \`40P01\`, sort the locks, watch it pass. Keep the retry anyway: foreign keys lock too.`,
  related: ['transactions', 'isolation-levels', 'retries', 'connection-pool'],
});

function circle() {
  return drawing({
    title: 'A circle of waiting',
    text: 'Transaction A holds row 1 and waits for row 2. Transaction B holds row 2 and waits for row 1. Each waits for the other.',
    height: 128,
    parts: [
      box(0, 8, 92, 28, 'transaction A'),
      box(208, 8, 92, 28, 'row 1'),
      box(0, 92, 92, 28, 'row 2'),
      box(208, 92, 92, 28, 'transaction B'),
      line(
        [
          [92, 22],
          [208, 22],
        ],
        'good',
      ),
      note(150, 16, 'holds', 'middle', 'good'),
      line(
        [
          [92, 106],
          [208, 106],
        ],
        'good',
      ),
      note(150, 120, 'holds', 'middle', 'good'),
      arrow(
        [
          [46, 38],
          [46, 90],
        ],
        'bad',
        true,
      ),
      note(54, 68, 'waits for', 'start', 'bad'),
      arrow(
        [
          [254, 90],
          [254, 38],
        ],
        'bad',
        true,
      ),
      note(246, 68, 'waits for', 'end', 'bad'),
    ],
  });
}
