import { defineConcept } from './concept.ts';
import { block, drawing, label, line, note, type Tone } from './drawing.ts';

export const expandContract = defineConcept({
  id: 'expand-contract',
  title: 'Expand and contract',
  summary: 'Change a shape in steps that each work with the step before: add the new, use both, move over, remove the old.',
  symptoms: [
    'rename column',
    'change column type',
    'parallel change',
    'deploy breaks during migration',
    'old and new version at the same time',
    'split a column',
  ],
  drawings: [phases()],
  problem: `
\`RENAME COLUMN name TO full_name\` takes half a millisecond. During the deploy old and new code run at the same time, and whichever you deploy first, the other one asks for a column that is not there. There is **no moment** at which a rename in one step is right.

Five steps instead, each a deploy of its own, each reversible until the old column is dropped:

1. **Expand**: add \`full_name\`, nullable. Nobody uses it.
2. **Dual write**: code, or a trigger, writes both. Reads still take the old.
3. **Backfill**: copy what is older, in [batches](#backfill). Verify that no row differs.
4. **Switch reads** to the new, with the old as a fallback, behind a flag. Both are still written: you can go back.
5. **Contract**: stop writing the old. Wait until you are sure. Drop it, after a check that it is really equal.

The same five steps change an API's field, an event, a configuration key, a function's signature. Only 'backfill' differs: there it means getting callers to move.

It looks slow. It is mostly waiting, and each step is a few lines. The step people skip is the last, and then the table has two names for ever.

Often there is a shorter way: if only the **name in code** bothers you, map it (\`@map\` in Prisma) and leave the column alone.`,
  example: {
    prelude: `
import { Pool } from 'pg';
declare const database: Pool;
declare const id: string, name: string;`,
    bad: `
// One migration and one deploy. Old instances fail until
// the last of them is gone; and there is no way back.
await database.query(
  'ALTER TABLE users RENAME COLUMN name TO full_name',
);`,
    good: `
// 1 expand (a migration)
await database.query(
  'ALTER TABLE users ADD COLUMN full_name text',
);

// 2 dual write (code)
await database.query(
  'UPDATE users SET name = $2, full_name = $2 WHERE id = $1',
  [id, name],
);

// 3 backfill in batches, then verify: must be 0
await database.query(
  \`SELECT count(*) FROM users
   WHERE full_name IS DISTINCT FROM name\`,
);

// 4 read the new, fall back on the old
await database.query(
  \`SELECT coalesce(full_name, name) AS full_name
   FROM users WHERE id = $1\`,
  [id],
);

// 5 contract, in a later deploy
await database.query('ALTER TABLE users DROP COLUMN name');`,
  },
  whenToUse: `
- Renaming, splitting, merging or retyping a column of a table that is in use.
- Renaming or removing a field of an API, event or configuration.
- Moving data from one table or system to another: then it is called [dual write](#dual-write).`,
  whenNotToUse: `
- **Nothing runs on it yet**, or you may close for five minutes. Rename, and be done.
- **Additions.** A new nullable column is step one and the whole.
- **Tables of a few rows that only one program uses**, deployed as one instance.`,
  howToSpot: `
- \`RENAME\` or \`DROP COLUMN\` in a migration that is deployed together with the code that needs it.
- A pull request with a migration and its use in one.
- Two columns for one fact, written since last year: a step five that never came.
- A fallback (\`new ?? old\`) without a ticket.`,
  whatToMeasure: `
- **Rows where old and new differ.** Must be zero before step four, and stay zero.
- **Reads that fell back on the old.** Zero for a week before step five.
- **Open expansions and their age.** A list on a wall does.
- **Errors during deploys.**`,
  reading: [
    {
      title: 'Danilo Sato: parallel change',
      url: 'https://martinfowler.com/bliki/ParallelChange.html',
      claim: 'expand, migrate, contract',
    },
    { title: 'Stripe: online migrations at scale', url: 'https://stripe.com/blog/online-migrations', claim: 'dual writing in four steps' },
    { title: 'Martin Fowler and Pramod Sadalage: evolutionary database design', url: 'https://martinfowler.com/articles/evodb.html' },
    { title: 'PostgreSQL: ALTER TABLE', url: 'https://www.postgresql.org/docs/current/sql-altertable.html' },
  ],
  exercise: `
Find a column whose name annoys everybody. Plan the five steps as five pull requests with a sentence each, and write for each how to undo it. Do the first two this week.`,
  related: ['zero-downtime-migrations', 'backfill', 'dual-write', 'backward-compatibility', 'api-contracts'],
});

/** What exists, is written and is read, step by step. */
function phases() {
  const column = 48;
  const x = (step: number) => 60 + step * column;
  const bar = (y: number, name: string, from: number, to: number, tone: Tone) => [
    label(0, y + 10, name),
    block(x(from), y, (to - from) * column - 4, 12, tone),
  ];
  const names = ['expand', 'write\nboth', 'backfill', 'read\nnew', 'contract'];
  return drawing({
    title: 'Five steps from the old column to the new',
    text: 'A chart over five steps. The old column exists and is written in the first four steps and is dropped in the fifth. The new column exists from the first step, is written from the second, is filled in the third, and is read from the fourth. Reads take the old column until the third step and the new one from the fourth.',
    height: 156,
    parts: [
      ...names.map((words, i) => note(x(i) + 22, 10, words, 'middle')),
      ...[0, 1, 2, 3, 4].map((i) =>
        line(
          [
            [x(i) - 2, 30],
            [x(i) - 2, 150],
          ],
          'quiet',
          true,
        ),
      ),
      ...bar(36, 'old', 0, 4, 'second'),
      ...bar(56, 'new', 0, 5, 'good'),
      ...bar(84, 'writes', 0, 4, 'second'),
      block(x(1), 98, 4 * column - 4, 6, 'good'),
      ...bar(120, 'reads', 0, 3, 'second'),
      block(x(3), 120, 2 * column - 4, 12, 'good'),
    ],
  });
}
