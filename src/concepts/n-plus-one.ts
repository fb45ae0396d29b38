import { defineConcept } from './concept.ts';
import { arrow, block, drawing, label, note } from './drawing.ts';

export const nPlusOne = defineConcept({
  id: 'n-plus-one',
  title: 'N+1 queries',
  summary: 'One query loads a list, and then one more query runs for every element of it.',
  symptoms: [
    'slow endpoint',
    'slow list',
    'page gets slower with more rows',
    'too many queries',
    'pool exhausted',
    'query in a loop',
    'same query again and again',
  ],
  problem: `
A query costs a round trip: over the network, through the pool, into the database and back. In a loop you pay for it once per row. With 1 ms a trip, 10 orders cost 11 ms and nobody notices; 5,000 orders cost five seconds, although each query is fast and no slow-query log mentions it.

Ask once for the whole list instead:

- **Load what belongs to it in the same call**: a join, or your ORM's \`include\`, \`relations\`, \`populate\` or \`with\`.
- **Collect the keys, ask with \`IN\`, look up in a \`Map\`**: two queries, however long the list.
- **Use a DataLoader** where the callers cannot know of each other, as in GraphQL resolvers. It gathers the keys of one tick into one batch. Make a new one per request: it also caches.

\`Promise.all(items.map(query))\` is no cure. It still sends N queries, only at the same time: they occupy every connection of the pool, and other requests wait. (Prisma Client merges \`findUnique\` calls of the same tick and shape into one query. It does not merge \`findFirst\` or \`findMany\`, and an \`await\` in the loop leaves it nothing to merge.)

Writes have the same shape and the same cures: \`createMany\`, a multi-row \`INSERT\`, one \`UPDATE\` with a condition.`,
  example: {
    prelude: `
import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();
declare const lines: string[];
declare function packingLine(order: unknown, product: unknown): string;`,
    bad: `
const orders = await db.order.findMany({
  where: { year: 2026 },
});
for (const order of orders) {
  const product = await db.product.findUnique({
    where: { id: order.productId },
  });
  lines.push(packingLine(order, product));
}`,
    good: `
const orders = await db.order.findMany({
  where: { year: 2026 },
});
const ids = orders.map((order) => order.productId);
const products = await db.product.findMany({
  where: { id: { in: [...new Set(ids)] } },
});
const productById = new Map(
  products.map((product) => [product.id, product]),
);
for (const order of orders) {
  const product = productById.get(order.productId) ?? null;
  lines.push(packingLine(order, product));
}`,
  },
  whenToUse: `
Batch whenever the number of queries grows with the data: with the rows of a page, the lines of an order, the recipients of a mail.

Split long lists into chunks of, say, 1,000 keys. A statement takes a limited number of bind parameters: 65,535 in PostgreSQL's protocol, 2,100 in SQL Server, 32,766 by default in SQLite. In PostgreSQL \`WHERE id = ANY($1)\` passes the whole list as one array parameter. Chunks also bound the memory that one answer takes.`,
  whenNotToUse: `
- **The loop is short and its length is a constant of the program**: four regions, seven weekdays. Batching would add code and save nothing you can measure.
- **Each query needs the result of the one before**: following a chain, reading page after page with a cursor, retrying. (For a tree in one table, one recursive query does it.)
- **The join multiplies rows.** Two to-many relations in one join return their product: 20 orders × 30 comments are 600 rows for one customer. Two queries with \`IN\` return 50.
- **A job at night, on purpose slow**, that must not take the database from people. Then still work in chunks, and pause between them.`,
  howToSpot: `
- \`await\` on a repository, an ORM or \`query(…)\` inside \`for\`, \`while\`, \`map\` or \`forEach\`. The query is often two calls away, in a helper with a harmless name such as \`getProduct\`.
- Lazy relations: \`await order.product\` in a loop looks like a property and is a query.
- A resolver, serializer or getter that runs per row and loads something itself.
- The query log of one request: the same statement again and again, with only the id changing.`,
  whatToMeasure: `
- **Queries per request.** Count them in a test with 1 row and with 10. The number must be the same.
- **Rows per query.** Mostly 1 means that you ask for single rows where you want a list.
- **P95 latency against the size of the list.** A straight line upwards is N+1; batching makes it nearly flat.
- **\`calls\` in \`pg_stat_statements\`**, sorted descending: a statement of 0.1 ms with millions of calls is at the top by count and nowhere by mean time.
- **Waiting for the pool**: requests that queue for a connection while the database itself is idle.`,
  reading: [
    {
      title: 'Prisma: query optimization, with the N+1 problem',
      url: 'https://www.prisma.io/docs/orm/prisma-client/queries/advanced/query-optimization-performance',
      claim: 'Prisma Client merges findUnique calls of the same tick',
    },
    {
      title: 'DataLoader: batching and caching per request',
      url: 'https://github.com/graphql/dataloader#readme',
      claim: 'a DataLoader gathers the keys of one tick; make one per request',
    },
    {
      title: 'PostgreSQL: limits, with query parameters',
      url: 'https://www.postgresql.org/docs/current/limits.html',
      claim: '65,535 parameters in a statement of PostgreSQL',
    },
    {
      title: 'SQLite: limits, with the number of variables',
      url: 'https://www.sqlite.org/limits.html',
      claim: '32,766 parameters in a statement of SQLite',
    },
    {
      title: 'SQL Server: maximum capacity specifications',
      url: 'https://learn.microsoft.com/en-us/sql/sql-server/maximum-capacity-specifications-for-sql-server',
      claim: '2,100 parameters in a statement of SQL Server',
    },
    { title: 'PostgreSQL: pg_stat_statements', url: 'https://www.postgresql.org/docs/current/pgstatstatements.html' },
  ],
  exercise: `
Take the endpoint of yours that returns the longest list. Log every query of one request, and write down how many there are with 10 rows and with 100. If the numbers differ, batch. Then keep the count as a test, so that the next helper cannot bring the loop back.`,
  related: ['indexes', 'connection-pool', 'complexity', 'repository'],
  drawings: [timelines()],
});

/** Time runs to the right; one block is one query. */
function timelines() {
  const wide = 18;
  const next = wide + 3;
  const times = (count: number) => Array.from({ length: count }, (_, i) => i);
  const query = (x: number, y: number) => block(x, y, wide, 8, 'bad');
  return drawing({
    title: 'Queries over time',
    text: 'Three timelines, each beginning with the query for the list. One query per row: the queries follow one another, and the time grows with every row. Promise.all: as many queries, which fill all connections of the pool. One query for all rows: two queries, and done.',
    height: 148,
    parts: [
      label(0, 10, 'One query per row'),
      block(0, 16, wide, 8, 'quiet'),
      ...times(13).map((i) => query((i + 1) * next, 16)),
      label(0, 46, 'Promise.all: as many, and the pool is full'),
      block(0, 52, wide, 8, 'quiet'),
      ...times(12).map((i) => query((1 + (i % 3)) * next, 52 + Math.floor(i / 3) * 11)),
      label(0, 114, 'One query for all rows'),
      block(0, 120, wide, 8, 'quiet'),
      block(next, 120, wide + 8, 8, 'good'),
      note(0, 146, 'time'),
      arrow(
        [
          [26, 143],
          [296, 143],
        ],
        'quiet',
      ),
    ],
  });
}
