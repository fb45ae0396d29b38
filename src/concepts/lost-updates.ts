import { defineConcept } from './concept.ts';
import { drawing, label, line, note, type Tone } from './drawing.ts';

export const lostUpdates = defineConcept({
  id: 'lost-updates',
  title: 'Lost updates',
  summary: 'Two programs read the same value, both change it, and the second overwrites what the first has done.',
  symptoms: [
    'race condition',
    'wrong balance',
    'counter too low',
    'oversold stock',
    'changes overwritten',
    'last write wins',
    'optimistic locking',
  ],
  drawings: [overwritten()],
  problem: `
Stock is 10. Two orders arrive, both read 10, both compute 9, both write 9. Two sold, one subtracted. Read, compute in the program, write back: that is the whole recipe, and a transaction at the default level does **not** prevent it.

Three cures, the simplest first:

1. **Let the database compute.** \`SET stock = stock - 1 WHERE id = $1 AND stock >= 1\` is one atomic step, and the row count tells you whether it was allowed.
2. **Optimistic locking.** Read the row with its version; write \`WHERE id = $1 AND version = $2\` and raise the version. No row changed means that somebody was faster: read again and decide again, or tell the person. Right for forms, where minutes pass between reading and writing. Over HTTP this is \`ETag\` and \`If-Match\`.
3. **Pessimistic locking.** \`SELECT … FOR UPDATE\` makes the second reader wait until the first has committed. Right when the computation needs code and conflicts are common. Keep it short.`,
  example: {
    prelude: `
import { Pool } from 'pg';
declare const database: Pool;
declare const productId: string;`,
    bad: `
const { rows } = await database.query<{ stock: number }>(
  'SELECT stock FROM products WHERE id = $1',
  [productId],
);
const stock = rows[0]!.stock;
if (stock < 1) throw new Error('Sold out.');
await database.query(
  'UPDATE products SET stock = $2 WHERE id = $1',
  [productId, stock - 1],
);`,
    good: `
const { rowCount } = await database.query(
  \`UPDATE products SET stock = stock - 1
   WHERE id = $1 AND stock >= 1\`,
  [productId],
);
if (rowCount === 0) throw new Error('Sold out.');`,
  },
  whenToUse: `
Wherever a new value depends on the old one: balances, stock, counters, seats, state machines (\`UPDATE … SET status = 'shipped' WHERE status = 'paid'\`), JSON columns of which you change one key, and every form that saves a whole record.`,
  whenNotToUse: `
- **The new value does not depend on the old.** 'Last login: now' may overwrite.
- **Only one writer exists**, and you are sure: one consumer per key, for instance.
- **Locks over a person's thinking time.** Never hold \`FOR UPDATE\` while somebody looks at a form; use a version.
- **A counter everybody increments** becomes a hot row: each waits for the one before. Count in several rows and add up, or append and sum later.`,
  howToSpot: `
- A \`SELECT\` or \`findUnique\`, arithmetic, then an \`UPDATE\` with a plain value.
- \`save(entity)\` of an ORM that writes all columns: it also restores the columns you never touched.
- A check in code (\`if (stock < 1)\`) that the \`WHERE\` does not repeat.
- \`JSON.parse\`, change, write back.`,
  whatToMeasure: `
- **Sums that must agree**: stock against movements, balance against postings. Every night.
- **Conflicts**: how often an optimistic write found another version.
- **Lock waits** (\`log_lock_waits\`), by table.`,
  reading: [
    {
      title: 'PostgreSQL: explicit locking, FOR UPDATE',
      url: 'https://www.postgresql.org/docs/current/explicit-locking.html',
      claim: 'FOR UPDATE makes others wait',
    },
    {
      title: 'PostgreSQL: read committed, and what an UPDATE re-checks',
      url: 'https://www.postgresql.org/docs/current/transaction-iso.html',
      claim: 'the default level does not prevent it; a single UPDATE re-checks its condition',
    },
    { title: 'Martin Fowler: Optimistic Offline Lock', url: 'https://martinfowler.com/eaaCatalog/optimisticOfflineLock.html' },
    {
      title: 'RFC 9110: If-Match',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#name-if-match',
      claim: 'If-Match prevents lost updates over HTTP',
    },
  ],
  exercise: `
Write a test that sells the last item twenty times at once with \`Promise.all\`, against a real database. Exactly one may succeed. Run it against each place where your code subtracts.`,
  related: ['transactions', 'isolation-levels', 'deadlocks', 'idempotency'],
});

function overwritten() {
  const step = (y: number, a: string, b: string, value: string, tone: Tone = 'quiet') => [
    label(0, y, a),
    label(110, y, b),
    label(300, y, value, 'end'),
    line(
      [
        [0, y + 7],
        [300, y + 7],
      ],
      tone,
    ),
  ];
  return drawing({
    title: 'Two sales, one subtracted',
    text: 'A timeline of two orders. Order A reads 10, order B reads 10, A writes 9, B writes 9. The stock is 9 and should be 8: the sale of A is lost.',
    height: 132,
    parts: [
      note(0, 10, 'order A'),
      note(110, 10, 'order B'),
      note(300, 10, 'stock', 'end'),
      line([
        [0, 17],
        [300, 17],
      ]),
      ...step(34, 'reads 10', '', '10'),
      ...step(56, '', 'reads 10', '10'),
      ...step(78, 'writes 10 − 1', '', '9'),
      ...step(100, '', 'writes 10 − 1', '9', 'bad'),
      note(300, 124, 'should be 8: the sale of A is lost', 'end', 'bad'),
    ],
  });
}
