import { defineConcept } from './concept.ts';

export const isolationLevels = defineConcept({
  id: 'isolation-levels',
  title: 'Isolation levels',
  summary: 'How much transactions that run at the same time notice of each other; the usual default prevents less than you think.',
  symptoms: [
    'race condition',
    'read committed',
    'phantom read',
    'could not serialize access',
    '40001',
    'two users booked the same seat',
    'write skew',
  ],
  problem: `
Two doctors are on call, and at least one must stay. Both press 'go home' at once. Each transaction counts two, finds that fine, and removes its own doctor. Both commit, nobody is left, and every single statement was correct. This is **write skew**, and PostgreSQL's default level permits it.

What each level of PostgreSQL prevents:

| level | dirty read | changed or new rows on a second read | write skew |
|---|---|---|---|
| Read committed (default) | prevented | possible | possible |
| Repeatable read | prevented | prevented | possible |
| Serializable | prevented | prevented | prevented |

**Read committed** takes a new snapshot for each statement. **Repeatable read** keeps one for the whole transaction; a row changed by somebody else in the meantime cannot be updated, and you get error 40001. **Serializable** guarantees a result as if the transactions had run one after another, and aborts those that do not fit: 40001 again. The two upper levels are useless without code that **retries the whole transaction**.

Names deceive across databases. MySQL's InnoDB defaults to repeatable read, and there a [lost update](#lost-updates) raises no error. Oracle's 'serializable' is a snapshot that permits write skew.`,
  example: {
    prelude: `
import { Pool } from 'pg';
declare const pool: Pool;
declare const doctorId: string;
declare function inTransaction<T>(work: (tx: { query(sql: string, values?: unknown[]): Promise<{ rows: { count: number }[] }> }) => Promise<T>): Promise<T>;`,
    bad: `
await inTransaction(async (tx) => {
  const { rows } = await tx.query(
    'SELECT count(*)::int AS count FROM doctors WHERE on_call',
  );
  if (rows[0]!.count < 2) throw new Error('You are the last one.');
  await tx.query(
    'UPDATE doctors SET on_call = false WHERE id = $1',
    [doctorId],
  );
});`,
    good: `
await inTransaction(async (tx) => {
  // Locks the rows the decision rests on: the second waits,
  // and then counts what the first has left.
  const { rows } = await tx.query(
    \`SELECT count(*)::int AS count FROM (
       SELECT id FROM doctors WHERE on_call
       ORDER BY id FOR UPDATE
     ) AS locked\`,
  );
  if (rows[0]!.count < 2) throw new Error('You are the last one.');
  await tx.query(
    'UPDATE doctors SET on_call = false WHERE id = $1',
    [doctorId],
  );
});`,
  },
  whenToUse: `
- **Read committed** plus the right tool: an atomic \`UPDATE … WHERE\`, a unique constraint, \`FOR UPDATE\` on the rows a decision rests on. Enough for most code.
- **Repeatable read** for reports that read several tables and must agree with themselves.
- **Serializable** where rules span many rows and locks would be forgotten: booking, rosters, ledgers.`,
  whenNotToUse: `
- **Serializable for everything, without retries.** It turns rare wrong results into regular errors.
- **A higher level instead of a constraint.** 'One booking per seat' is a unique index; it holds at every level and for every program.
- **Long transactions at a high level.** The longer, the more conflicts.`,
  howToSpot: `
- \`SELECT\`, then \`if\`, then a write that relies on it.
- 'Does this e-mail exist?' followed by \`INSERT\`, with no unique index.
- Repeatable read or serializable in the code and no mention of \`40001\`.
- Bugs that nobody can reproduce and that happen at noon.`,
  whatToMeasure: `
- **Serialization failures and deadlocks per minute**, by transaction (\`40001\`, \`40P01\`).
- **Attempts per transaction.** A second one now and then is fine; a third is contention.
- **Violated rules**: a query that counts them, every night.`,
  reading: [
    {
      title: 'PostgreSQL: transaction isolation',
      url: 'https://www.postgresql.org/docs/current/transaction-iso.html',
      claim: 'what each level permits; the default is read committed',
    },
    {
      title: 'PostgreSQL: handling serialization failures',
      url: 'https://www.postgresql.org/docs/current/mvcc-serialization-failure-handling.html',
      claim: 'the whole transaction must be retried',
    },
    {
      title: 'MySQL: InnoDB isolation levels',
      url: 'https://dev.mysql.com/doc/refman/8.4/en/innodb-transaction-isolation-levels.html',
      claim: 'InnoDB defaults to repeatable read',
    },
    {
      title: 'Martin Kleppmann: Hermitage, what databases really do at each level',
      url: 'https://github.com/ept/hermitage',
      claim: "MySQL's repeatable read does not detect lost updates; Oracle's serializable permits write skew",
    },
    {
      title: 'Berenson and others: A Critique of ANSI SQL Isolation Levels',
      url: 'https://www.microsoft.com/en-us/research/publication/a-critique-of-ansi-sql-isolation-levels/',
    },
  ],
  exercise: `
Open two \`psql\` windows. Play the two doctors at each of the three levels, statement by statement, and write down what happens at the second commit.`,
  related: ['transactions', 'lost-updates', 'deadlocks'],
});
