import { defineConcept } from './concept.ts';

export const choosingADatabase = defineConcept({
  id: 'choosing-a-database',
  title: 'Choosing a database',
  summary: 'Start with SQL; take another kind of store when you can name the access pattern that SQL serves badly.',
  symptoms: ['sql or nosql', 'mongodb or postgres', 'document database', 'key value store', 'graph database', 'wide column', 'schemaless'],
  problem: `
'NoSQL scales' was chosen, and now the orders need a join, the numbers need a transaction, and the code does both by hand, badly. The kind of store decides which questions are cheap. With SQL you can ask questions tomorrow that nobody thought of today. With the others you choose the questions first and shape the data after them.

| kind | cheap | expensive |
|---|---|---|
| SQL (PostgreSQL, MySQL) | joins, transactions, new questions | writes beyond one machine |
| Key-value (Redis, DynamoDB) | get and put by key, at any size | every other question |
| Document (MongoDB) | one thing with all its parts | relations, the same fact in many documents |
| Wide-column (Cassandra) | enormous writes, ranges within one key | joins, another order, changing your mind |
| Graph (Neo4j) | paths of unknown length | the rest of your application |

Much that is said against SQL is about its defaults of 2005. PostgreSQL stores and indexes JSON, searches text, compares vectors, and partitions tables. 'Schemaless' only means that the schema is in the code, in all versions at once, and that nothing enforces it.

A second store costs more than its bill: backups, upgrades, on-call, and [keeping two copies in step](#dual-write).`,
  example: {
    prelude: `
import { Pool } from 'pg';
declare const database: Pool;
declare const products: { insertOne(product: unknown): Promise<void>; find(filter: unknown): Promise<unknown[]> };
declare const sku: string, attributes: Record<string, unknown>;`,
    bad: `
// A second database, because attributes differ by product.
await products.insertOne({ sku, attributes });
await products.find({ 'attributes.colour': 'red' });
// Price and stock are in SQL. Who joins them?`,
    good: `
// One database; the varying part is a jsonb column
// with an index: CREATE INDEX … USING gin (attributes)
await database.query(
  'INSERT INTO products (sku, attributes) VALUES ($1, $2)',
  [sku, attributes],
);
await database.query(
  \`SELECT sku, price_cents FROM products
   JOIN stock USING (sku)
   WHERE attributes @> $1 AND stock.count > 0\`,
  [{ colour: 'red' }],
);`,
  },
  whenToUse: `
- **SQL** for what the business is about.
- **Key-value** for sessions, counters, caches, and look-ups by one key at a size no single server holds.
- **Wide-column** for events and measurements by the million per second.
- **Search engine** beside the database, as a copy that can be rebuilt.
- **Graph** if paths are your product: fraud rings, networks. Three levels of a hierarchy are a recursive query.`,
  whenNotToUse: `
- **For scale you do not have.** A single PostgreSQL server handles thousands of transactions a second and terabytes.
- **To avoid migrations.** Old documents do not change by themselves. You migrate in every read, for ever.
- **Because the data is JSON.** So is a row in the browser.`,
  howToSpot: `
- Joins in application code: a query, then a loop over another store.
- 'Eventually we run a script that repairs it.'
- A field that is sometimes a string and sometimes an array.
- A list of questions product people have given up asking.`,
  whatToMeasure: `
- **Your ten most frequent questions**, as reads and writes per second, and rows touched. The choice follows from that table.
- **Size in two years**, from growth per month.
- **Time to answer a new question**: an hour in SQL, or a new index table and a backfill?`,
  reading: [
    {
      title: 'PostgreSQL: JSON types and their indexes',
      url: 'https://www.postgresql.org/docs/current/datatype-json.html',
      claim: 'PostgreSQL stores and indexes JSON',
    },
    {
      title: 'Amazon DynamoDB: design for access patterns known in advance',
      url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-general-nosql-design.html',
      claim: 'with key-value stores, questions come first',
    },
    {
      title: 'Apache Cassandra: data modelling by queries',
      url: 'https://cassandra.apache.org/doc/latest/cassandra/developing/data-modeling/intro.html',
      claim: 'one table per question; no joins',
    },
    { title: 'Martin Kleppmann: Designing Data-Intensive Applications', url: 'https://dataintensive.net/' },
  ],
  exercise: `
Write down the ten questions your product asks most, and three it will ask next year. Try all thirteen in SQL on realistic data. Only what is still too slow with the right index is an argument for another store.`,
  related: ['boring-technology', 'sharding', 'federation', 'transactions'],
});
