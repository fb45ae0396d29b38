import { defineConcept } from './concept.ts';
import { box, drawing, label, note } from './drawing.ts';

export const sharding = defineConcept({
  id: 'sharding',
  title: 'Sharding',
  summary: "Split one table's rows over several servers by a key, when its writes or its size no longer fit on one.",
  symptoms: ['table too large', 'writes do not scale', 'shard key', 'partition', 'hot shard', 'multi-tenant scaling'],
  drawings: [splits()],
  problem: `
Followers multiply reads. Writes still all go to one leader, and one day it has no larger size. Sharding gives each server a part of the rows, with a **shard key** that says which.

Three ways to split:

- **By range** (A–F, G–M; or by month). Ranges can be read in order. The newest range takes all the writes.
- **By hash** of the key. Spreads evenly; ranges are lost. Do not use \`hash % n\` directly: see [consistent hashing](#consistent-hashing).
- **By geography or tenant**, from a table that says where each lives. Flexible, and one entry can be moved. The look-up must be fast and always up.

The shard key is the one decision you cannot easily take back. It should be in nearly every query (or the query asks all shards), spread the load, and keep together what is changed together. In business software it is usually **the tenant**: transactions and joins stay within one shard.

What gets hard: queries across all shards, unique values across all shards, transactions across shards, and the **hot key**: the one tenant with half the load, whom no hash can split.

Before you shard: a larger server, indexes, archiving, [federation](#federation), and **partitioning** within one server, which gives small indexes and cheap deletion of old data without any of the above.`,
  example: {
    prelude: `
import { Pool } from 'pg';
declare const shards: readonly Pool[];
declare const directory: { shardOf(tenantId: string): Promise<Pool> };`,
    bad: `
// By order id: each tenant is everywhere.
async function ordersOf(tenantId: string) {
  const answers = await Promise.all(
    shards.map((shard) =>
      shard.query('SELECT id FROM orders WHERE tenant_id = $1', [
        tenantId,
      ]),
    ),
  );
  return answers.flatMap(({ rows }) => rows);
}`,
    good: `
// By tenant: one shard knows everything about one tenant.
async function ordersOf(tenantId: string) {
  const shard = await directory.shardOf(tenantId);
  const { rows } = await shard.query<{ id: string }>(
    'SELECT id FROM orders WHERE tenant_id = $1',
    [tenantId],
  );
  return rows;
}`,
  },
  whenToUse: `
- Writes, or the part of the data that is in use, exceed the largest sensible server, **measured**.
- The law wants data in different countries.
- One tenant's incident must not be everybody's.`,
  whenNotToUse: `
- **Reads are the problem.** [Followers](#read-replicas) or a [cache](#caching).
- **Old rows are the problem.** Partition by month and drop.
- **You hope to need it.** Put \`tenant_id\` into every table and every key today; that is the part that is hard later.`,
  howToSpot: `
- The disk or the write-ahead log of the leader is at its limit and the statements are as cheap as they get.
- One shard at 90% and the others at 20%: hot key, or the wrong key.
- Queries without the shard key in the \`WHERE\`.
- A sequence as id that two shards give out twice.`,
  whatToMeasure: `
- **Load and size per shard**, and the ratio of the largest to the mean.
- **Share of queries that touch more than one shard.** Aim for a few percent.
- **Load by key**, the top ten.
- **Time to move one tenant.** If it is days, you cannot rebalance.`,
  reading: [
    {
      title: 'PostgreSQL: table partitioning',
      url: 'https://www.postgresql.org/docs/current/ddl-partitioning.html',
      claim: 'old partitions can be dropped at once',
    },
    {
      title: 'Notion: sharding PostgreSQL by workspace',
      url: 'https://www.notion.com/blog/sharding-postgres-at-notion',
      claim: 'the tenant as key, and 480 logical shards',
    },
    {
      title: 'Citus: choosing the distribution column',
      url: 'https://docs.citusdata.com/en/stable/sharding/data_modeling.html',
      claim: 'the key should keep together what is queried together',
    },
    {
      title: 'Amazon DynamoDB: partition keys that spread the load',
      url: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html',
    },
  ],
  exercise: `
Choose the shard key you would use. Log one hour of statements and count how many contain it. Each of the others would have to ask every shard, or be rewritten.`,
  related: ['consistent-hashing', 'federation', 'read-replicas', 'scaling-out'],
});

function splits() {
  const row = (y: number, title: string, trait: string, shards: readonly string[]) => [
    label(0, y + 10, title),
    note(300, y + 10, trait, 'end'),
    ...shards.map((words, i) => box(i * 102, y + 18, 96, 26, words, 'first')),
  ];
  return drawing({
    title: 'Three ways to split rows',
    text: 'By range: A to H, I to P, Q to Z; in order, and uneven. By hash: each shard holds a third of the hash values; even, and without order. By tenant from a directory: large tenants alone, small ones together; movable one by one.',
    height: 172,
    parts: [
      ...row(0, 'By range', 'in order, uneven', ['A – H', 'I – P', 'Q – Z']),
      ...row(62, 'By hash', 'even, no order', ['0 – 33%', '33 – 67%', '67 – 100%']),
      ...row(124, 'By tenant, from a table', 'movable one by one', ['Acme alone', 'Bolt, Cask', 'all others']),
    ],
  });
}
