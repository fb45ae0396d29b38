import { defineConcept } from './concept.ts';

export const federation = defineConcept({
  id: 'federation',
  title: 'Federation by function',
  summary: 'Split one database along what it is about, such as users, orders and search, so that each part has a server of its own.',
  symptoms: [
    'database too big',
    'one database for everything',
    'split the monolith database',
    'noisy neighbour',
    'teams block each other on migrations',
  ],
  problem: `
One table takes 80% of the space and the writes: events, messages, logs. Everything else suffers from it, in backups, in vacuum, in memory. Move **that part** to a database of its own, and both have room again. This is federation: split by function, where [sharding](#sharding) splits one table by rows.

It is the easier of the two cuts, and it has a price list:

- **No joins** across. Ask twice and match by id, or keep a copy of the few columns you need.
- **No foreign keys** across. Orders may name a user who is gone; code has to cope.
- **No transactions** across. Two writes in two databases are a [dual write](#dual-write): use an [outbox](#outbox).
- **No common point in time** in backups. After a restore the parts disagree.

So cut where few joins and no common transactions are. You can rehearse it inside the old database: move the tables into a schema of their own, forbid joins across, replace the foreign keys. If you live with that for a month, the move itself is copying. If you cannot, you have found out cheaply.`,
  example: {
    prelude: `
import { Pool } from 'pg';
declare const shop: Pool;
declare const events: Pool;
declare const userId: string;`,
    bad: `
// Two databases now, and the code still thinks of one.
await shop.query('DELETE FROM users WHERE id = $1', [userId]);
await events.query('DELETE FROM events WHERE user_id = $1', [
  userId,
]); // If this fails, the events stay for ever.`,
    good: `
// The deletion and the order to delete elsewhere, together.
await shop.query(
  \`WITH gone AS (
     DELETE FROM users WHERE id = $1 RETURNING id
   )
   INSERT INTO outbox (type, aggregate_id)
   SELECT 'user-deleted', id FROM gone\`,
  [userId],
);
// The relay tells the events database, until it has heard.`,
  },
  whenToUse: `
- One part has another rhythm: append-only and huge, or computed and disposable.
- One part has other rules: personal data, payment data, another country.
- Its load disturbs the rest, and a bigger server is no longer sensible.`,
  whenNotToUse: `
- **Before you need it.** Schemas in one database give you order without the price.
- **Along the org chart.** Teams change each year; data stay.
- **Between tables that are changed together.** If 'place order' writes both, they belong together.
- **For large tables as such.** [Partitions](#sharding) within one server, or an archive, may do.`,
  howToSpot: `
- \`pg_total_relation_size\`: one table dwarfs the others.
- Vacuum, backup or restore times are ruled by one table.
- Joins between parts that have nothing to do with each other except reports.`,
  whatToMeasure: `
- **Joins and transactions across the planned cut**, from logged statements. Few: go. Many: cut elsewhere.
- **Load that leaves**: reads, writes and bytes of the part, as a share.
- **Differences between the parts after the move**: a nightly comparison of ids.`,
  reading: [
    { title: 'PostgreSQL: schemas', url: 'https://www.postgresql.org/docs/current/ddl-schemas.html' },
    {
      title: 'GitHub: partitioning its databases, beginning with virtual partitions',
      url: 'https://github.blog/engineering/infrastructure/partitioning-githubs-relational-databases-scale/',
      claim: 'cuts can be rehearsed within one database by forbidding joins across',
    },
    {
      title: 'Figma: growing and vertically partitioning the database',
      url: 'https://www.figma.com/blog/how-figma-scaled-to-multiple-databases/',
    },
    { title: 'Martin Fowler: evolutionary database design', url: 'https://martinfowler.com/articles/evodb.html' },
  ],
  exercise: `
Choose the table you would move first. Search the code for queries that join it with others and for transactions that write it together with others. Write both lists down: they are the real cost of the move.`,
  related: ['sharding', 'choosing-a-database', 'dual-write', 'outbox'],
});
