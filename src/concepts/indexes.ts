import { defineConcept } from './concept.ts';

export const indexes = defineConcept({
  id: 'indexes',
  title: 'Indexes',
  summary: 'A sorted copy of a few columns that lets the database find rows without reading the whole table.',
  symptoms: [
    'slow query',
    'sequential scan',
    'full table scan',
    'slow where clause',
    'slow join',
    'delete is slow',
    'missing index',
    'foreign key without index',
  ],
  problem: `
Without an index the database reads every row to find one. With ten thousand rows you do not notice; with ten million the query takes seconds and pushes everything else out of memory.

Index what you look for:

- columns in **WHERE** that narrow the result,
- columns in **JOIN**, which usually means foreign keys,
- columns in **ORDER BY** with a \`LIMIT\`: an index is sorted already.

Primary keys and unique constraints have an index. **Foreign keys do not, in PostgreSQL**; MySQL's InnoDB makes one. Without it each delete of a parent reads the whole child table to check that nothing points there.

Something widely taught is wrong: that columns with nearly unique values should not be indexed. They are the **best** case, for one look-up leads to one row. What hardly helps is **low selectivity**: \`is_active\` true in 95% of the rows. Reading most of a table through an index is slower than reading the table. If you want the rare 5%, a partial index (\`WHERE NOT is_active\`) is small and fast.

Every index costs: each insert writes it too, and so do most updates of its columns. A key that only grows sends all inserts to the index's right edge, which becomes a hot spot under very heavy load; a random one touches pages all over it.`,
  example: {
    prelude: `
import knex from 'knex';
declare const db: knex.Knex;
declare const customerId: string;`,
    bad: `
await db.schema.createTable('invoices', (table) => {
  table.uuid('id').primary();
  table.uuid('customer_id').references('customers.id');
  table.text('number').notNullable();
});

// Reads every invoice of every customer.
await db('invoices').where({ customer_id: customerId });`,
    good: `
await db.schema.createTable('invoices', (table) => {
  table.uuid('id').primary();
  table.uuid('customer_id').references('customers.id').index();
  table.text('number').notNullable().unique();
});

// Reads this customer's invoices.
await db('invoices').where({ customer_id: customerId });`,
  },
  whenToUse: `
- A frequent query narrows a large table to few rows.
- A foreign key is joined, or its parents are deleted.
- 'The latest 20' of something: an index on the sort order stops after 20.
- A rule says 'only one': a unique index enforces it under concurrency, which code cannot.`,
  whenNotToUse: `
- **Small tables.** A few hundred rows are read faster than looked up, and the planner knows.
- **Columns nobody filters by**, above all in tables that are mostly written.
- **Low selectivity**, except as a partial index or behind another column.
- **A prefix you already have.** An index on (a, b) also serves questions for a.
- **A function around the column.** \`lower(email) = $1\` needs an index on \`lower(email)\`.`,
  howToSpot: `
- \`EXPLAIN (ANALYZE, BUFFERS)\` shows \`Seq Scan\` with many 'Rows Removed by Filter'.
- A foreign key in the schema without an index that begins with it.
- Deletes that take seconds.
- Times that grow with the table although the result does not.`,
  whatToMeasure: `
- **\`pg_stat_user_tables\`**: \`seq_tup_read\` of large tables.
- **\`pg_stat_user_indexes\`**: an \`idx_scan\` of 0 over months is an index to drop, unless it enforces uniqueness. Look on the replicas too.
- **\`pg_stat_statements\`**: total time before and after.
- **Share of rows a condition keeps**: below a few percent an index pays.`,
  reading: [
    { title: 'PostgreSQL: indexes', url: 'https://www.postgresql.org/docs/current/indexes.html' },
    {
      title: 'PostgreSQL: constraints; foreign keys get no index on the referencing side',
      url: 'https://www.postgresql.org/docs/current/ddl-constraints.html',
      claim: 'PostgreSQL does not index foreign keys by itself',
    },
    {
      title: 'MySQL: foreign keys; InnoDB creates the index',
      url: 'https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html',
      claim: 'InnoDB makes an index for a foreign key',
    },
    {
      title: 'PostgreSQL: partial indexes',
      url: 'https://www.postgresql.org/docs/current/indexes-partial.html',
      claim: 'common values are not worth indexing, rare ones are',
    },
    { title: 'Markus Winand: Use The Index, Luke', url: 'https://use-the-index-luke.com/' },
  ],
  exercise: `
Take the three statements with the largest total time in \`pg_stat_statements\`, and look at each with \`EXPLAIN (ANALYZE, BUFFERS)\`. Add the one index that removes the most buffers read, with \`CONCURRENTLY\`, and compare a day later. Then drop one that nobody uses.`,
  related: ['composite-indexes', 'n-plus-one', 'zero-downtime-migrations'],
});
