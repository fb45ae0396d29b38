import { defineConcept } from './concept.ts';

export const backfill = defineConcept({
  id: 'backfill',
  title: 'Backfill',
  summary: 'Fill old rows with new data while people work: in small batches by key, resumable, slow on purpose, and verified at the end.',
  symptoms: [
    'update all rows',
    'long running update',
    'migrate millions of rows',
    'bulk update locks',
    'keyset pagination',
    'offset is slow',
  ],
  problem: `
\`UPDATE orders SET total_cents = …\` over forty million rows is one transaction. It locks every row it has touched until the end, doubles the table, floods the followers with log, and when it breaks off after two hours **nothing** is done.

A backfill that nobody notices:

- **Batches by key**: \`WHERE id > $last ORDER BY id LIMIT 1000\`. Not \`OFFSET\`, which reads and drops all earlier rows each time, so that the whole becomes quadratic.
- **A transaction per batch**: short locks, and progress that stays.
- **Resumable**: the last id is stored with the batch. A crash costs one batch.
- **Gentle**: a pause between batches, and a stop when [lag](#read-replicas) grows.
- **Repeatable**: running it twice changes nothing. It fills only what is empty, and never overwrites what the live code has written since.
- **A dry run** first, which counts.
- **Verified**: at the end a query for rows that are still wrong. It says zero, or you are not done.

Start it **after** the new code writes both, or rows that arrive behind you are missed.`,
  example: {
    prelude: `
import { Pool } from 'pg';
declare const database: Pool;
declare function sleep(ms: number): Promise<void>;`,
    bad: `
await database.query(
  'UPDATE orders SET total_cents = round(total * 100)',
);`,
    good: `
for (;;) {
  // One statement is one transaction: batch and checkpoint.
  const { rowCount } = await database.query(
    \`WITH batch AS (
       SELECT id FROM orders
       WHERE id > (SELECT last_id FROM backfills
                   WHERE name = 'total_cents')
       ORDER BY id LIMIT 1000
       FOR NO KEY UPDATE
     ), filled AS (
       UPDATE orders SET total_cents = round(total * 100)
       FROM batch
       WHERE orders.id = batch.id AND total_cents IS NULL
     )
     UPDATE backfills SET last_id = (SELECT max(id) FROM batch)
     WHERE name = 'total_cents' AND EXISTS (SELECT FROM batch)\`,
  );
  if (rowCount === 0) break;
  await sleep(100);
}`,
  },
  whenToUse: `
- Step three of [expand-contract](#expand-contract).
- New columns computed from old ones, new indexes in a search engine, new formats of stored documents.
- Deleting old rows in large numbers: the same loop.`,
  whenNotToUse: `
- **Small tables.** Under some ten thousand rows one \`UPDATE\` is done before you have written the loop.
- **It can be computed when read.** Then a generated column or a view needs no backfill.
- **Inside the migration that is run by the deploy.** The deploy would wait for hours. Make it a job.
- **By an ORM, row by row.** Load a thousand, save a thousand: 1,001 queries a batch. See [N+1](#n-plus-one).`,
  howToSpot: `
- \`UPDATE\` or \`DELETE\` without a \`WHERE\` that bounds it, in a migration.
- \`OFFSET\` in a script.
- A script that starts again at the beginning.
- 'It ran through', and nobody has counted.`,
  whatToMeasure: `
- **Rows per second and rows left**, hence the end.
- **Lag of followers, lock waits and P99 of the live system** while it runs. Slow down when they rise.
- **Wrong rows at the end.** Zero, and zero again a day later.`,
  reading: [
    {
      title: 'Markus Winand: paging without OFFSET',
      url: 'https://use-the-index-luke.com/no-offset',
      claim: 'OFFSET reads and drops all earlier rows',
    },
    { title: 'PostgreSQL: explicit locking, FOR NO KEY UPDATE', url: 'https://www.postgresql.org/docs/current/explicit-locking.html' },
    {
      title: 'PostgreSQL: WITH queries that change data',
      url: 'https://www.postgresql.org/docs/current/queries-with.html',
      claim: 'all parts of such a statement are one',
    },
    { title: 'GitLab: batched background migrations', url: 'https://docs.gitlab.com/development/database/batched_background_migrations/' },
  ],
  exercise: `
Write the verifying query for your last backfill, and run it today. Then kill your next one in the middle, with \`kill -9\`, and start it again: it goes on where it was, and the end is the same.`,
  related: ['expand-contract', 'dual-write', 'zero-downtime-migrations', 'n-plus-one'],
});
