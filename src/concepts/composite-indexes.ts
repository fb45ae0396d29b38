import { defineConcept } from './concept.ts';
import { block, drawing, label, line, note, type Tone } from './drawing.ts';

export const compositeIndexes = defineConcept({
  id: 'composite-indexes',
  title: 'Composite indexes',
  summary: 'An index on several columns is sorted like a telephone book, so the order of its columns decides which questions it answers.',
  symptoms: ['index is not used', 'which column first', 'slow order by limit', 'slow pagination', 'multi-column index'],
  drawings: [books()],
  problem: `
A telephone book is sorted by surname, then first name. It finds all Meiers, and Anna Meier, in seconds; for everybody called Anna you read the whole book. An index on \`(customer_id, created_at)\` is such a book.

The rule for its order: **columns compared with \`=\` first, then the one with a range or the sort.** Then everything you look for stands together, already sorted, and the database reads just that piece. A range in first place spreads the matches over the whole range, and the columns after it only filter.

'The most selective column first' is widely taught and mostly beside the point: among columns that are all compared with \`=\`, the order makes no difference to that query. Choose the one that other queries also begin with.

From version 18 PostgreSQL can skip over a leading column with few distinct values. That rescues some queries; it is no reason to choose the order carelessly.`,
  example: {
    prelude: `
import knex from 'knex';
declare const db: knex.Knex;
declare const customerId: string;
declare const since: Date;`,
    bad: `
await db.schema.alterTable('orders', (table) => {
  table.index(['created_at', 'customer_id']);
});

// Reads everybody's orders until it has met 20 of hers.
await db('orders')
  .where({ customer_id: customerId })
  .andWhere('created_at', '>=', since)
  .orderBy('created_at', 'desc')
  .limit(20);`,
    good: `
await db.schema.alterTable('orders', (table) => {
  table.index(['customer_id', 'created_at']);
});

// Reads 20 index entries, backwards, and stops.
await db('orders')
  .where({ customer_id: customerId })
  .andWhere('created_at', '>=', since)
  .orderBy('created_at', 'desc')
  .limit(20);`,
  },
  whenToUse: `
- Two or more columns are asked for together, again and again.
- 'The newest of this customer': filter plus sort plus limit.
- Tenants: nearly every index of a multi-tenant table begins with \`tenant_id\`.
- [Keyset pages](#backfill): the index is \`(sort column, id)\`, so that equal values have an order.`,
  whenNotToUse: `
- **One index per query.** Five indexes that begin with the same column are mostly one index and four costs.
- **Columns that are only selected.** They belong into \`INCLUDE (…)\`, if anywhere; then the table need not be read at all.
- **\`OR\` between different columns.** Two single indexes, which PostgreSQL combines as bitmaps, do better.
- **Mixed directions** (\`a ASC, b DESC\`) need an index with just these directions. For one direction you need not care: an index is read backwards as well.`,
  howToSpot: `
- The plan shows an \`Index Scan\` with a \`Filter\` line and many rows removed: the second half of the condition was not part of the search.
- A \`Sort\` node under a \`Limit\`: the order did not come from the index.
- An index whose first column has a range in all your queries.
- Two indexes, one of which is the beginning of the other.`,
  whatToMeasure: `
- **\`Buffers\` in \`EXPLAIN (ANALYZE, BUFFERS)\`**: pages read for the answer. Twenty rows should take tens of pages, not thousands.
- **Rows read against rows returned.** Near 1 is right.
- **Sizes**: \`pg_relation_size\` of each index. Together they are often larger than the table.`,
  reading: [
    {
      title: 'PostgreSQL: multicolumn indexes',
      url: 'https://www.postgresql.org/docs/current/indexes-multicolumn.html',
      claim: 'equality on leading columns, then the first range, limit what is read; version 18 can skip leading columns',
    },
    {
      title: 'PostgreSQL: indexes and ORDER BY',
      url: 'https://www.postgresql.org/docs/current/indexes-ordering.html',
      claim: 'an index can be read backwards; mixed directions need their own',
    },
    {
      title: 'PostgreSQL: index-only scans and covering indexes',
      url: 'https://www.postgresql.org/docs/current/indexes-index-only-scans.html',
    },
    {
      title: 'Markus Winand: the order of columns, and the myth of selectivity',
      url: 'https://use-the-index-luke.com/sql/myth-directory/most-selective-first',
      claim: "'the most selective first' is a myth",
    },
  ],
  exercise: `
Find a list in your product that filters, sorts and limits. Run its query with \`EXPLAIN (ANALYZE, BUFFERS)\`. Build the index in the order equality, then sort, on a copy of production, and compare the buffers.`,
  related: ['indexes', 'zero-downtime-migrations', 'backfill'],
});

/** The same seven entries in both orders: coloured is what is sought, grey what is read and dropped. */
function books() {
  const entries = (x: number, rows: readonly string[], sought: readonly number[], tone: Tone, dropped: readonly number[] = []) =>
    rows.flatMap((words, i) => [
      ...(sought.includes(i) ? [block(x, 40 + i * 18, 4, 14, tone)] : []),
      ...(dropped.includes(i) ? [block(x, 40 + i * 18, 4, 14, 'quiet')] : []),
      label(x + 12, 51 + i * 18, words),
      line(
        [
          [x, 56 + i * 18],
          [x + 124, 56 + i * 18],
        ],
        'quiet',
      ),
    ]);
  return drawing({
    title: 'Orders of B since Tuesday, in two indexes',
    text: 'Two lists of the same seven entries. Sorted by customer and then day, the two orders of customer B since Tuesday stand together: read two entries. Sorted by day and then customer, they are scattered among the orders of others: read five entries and drop three.',
    height: 168,
    parts: [
      label(0, 12, 'customer, day'),
      note(0, 28, 'together: read 2'),
      ...entries(0, ['A, Mon', 'A, Tue', 'A, Thu', 'B, Mon', 'B, Wed', 'B, Fri', 'C, Tue'], [4, 5], 'good'),
      label(164, 12, 'day, customer'),
      note(164, 28, 'scattered: read 5 for 2'),
      ...entries(164, ['Mon, A', 'Mon, B', 'Tue, A', 'Tue, C', 'Wed, B', 'Thu, A', 'Fri, B'], [4, 6], 'bad', [2, 3, 5]),
    ],
  });
}
