import { defineConcept } from './concept.ts';
import { arrow, dot, drawing, label, line, note, type Tone } from './drawing.ts';

export const dualWrite = defineConcept({
  id: 'dual-write',
  title: 'Dual write',
  summary:
    'Write to the old and the new place for a while, to move from one to the other without stopping; and know that two writes are never one.',
  symptoms: [
    'migrate to new database',
    'move to another service',
    'data out of sync',
    'kafka and database out of sync',
    'search index out of date',
  ],
  drawings: [race()],
  problem: `
Data has to move: to a new table, a new database, a new service. People keep writing meanwhile. The phases:

1. **Old only.**
2. **Write both**, read old. The old is the truth: if the new write fails, the request still succeeds, and you count it.
3. **Backfill** what is older, and compare.
4. **Read new**, still write both: you can go back.
5. **New only.**

Within **one** database put both writes into one transaction, and that is all.

Between **two systems** it is a trap. The process can die after the first write. Two requests can arrive in a different order here and there. The second system can refuse what the first has accepted. No order of the two calls, no retry and no \`try/catch\` repairs this. Sooner or later the copies differ, silently.

The way out is **one** write, from which the other follows: an [outbox](#outbox) in the same transaction, or **change data capture**, which reads the database's log. Both deliver at least once and in order per key, so the copy catches up after every failure.

The same holds without any migration, wherever code writes to a database **and** a search index, a cache or a queue.`,
  example: {
    prelude: `
import { type PoolClient } from 'pg';
interface Product { readonly id: string; readonly title: string }
declare function inTransaction<T>(work: (tx: PoolClient) => Promise<T>): Promise<T>;
declare function saveProduct(product: Product, tx?: PoolClient): Promise<void>;
declare const searchIndex: { put(id: string, document: Product): Promise<void> };`,
    bad: `
async function save(product: Product) {
  await saveProduct(product);
  // Dies here: never found again. And two saves at once
  // may arrive in the other order.
  await searchIndex.put(product.id, product);
}`,
    good: `
async function save(product: Product) {
  await inTransaction(async (tx) => {
    await saveProduct(product, tx);
    await tx.query(
      \`INSERT INTO outbox (aggregate_id, type)
       VALUES ($1, 'product-changed')\`,
      [product.id],
    );
  });
}

// The relay loads the newest state and puts it, until it
// worked. Doing so twice, or late, does no harm.
async function onProductChanged(
  id: string,
  load: (id: string) => Promise<Product>,
) {
  await searchIndex.put(id, await load(id));
}`,
  },
  whenToUse: `
- Moving to a new store without a maintenance window.
- Replacing a service step by step (strangler fig).
- Keeping copies for search, cache or analytics: by outbox or change data capture.`,
  whenNotToUse: `
- **You may stop for an hour.** Stop, copy, compare, start. Far simpler.
- **The copy may be rebuilt each night.** Then do that.
- **With both as the truth.** One of them must win, in every phase, by name.`,
  howToSpot: `
- Two awaited writes to two systems in one function.
- \`Promise.all([database.save(…), index.put(…)])\`.
- Scripts called \`resync\`, \`reconcile\`, \`repair\`.
- A phase 'write both' without a date.`,
  whatToMeasure: `
- **Differences between old and new**, sampled all the time, by cause.
- **Failed second writes.**
- **Age of the copy**: newest change here against newest change there.
- **Days in each phase.**`,
  reading: [
    {
      title: 'Stripe: online migrations at scale',
      url: 'https://stripe.com/blog/online-migrations',
      claim: 'the phases, with comparing reads',
    },
    {
      title: 'Martin Kleppmann: using logs to build a solid data infrastructure',
      url: 'https://martin.kleppmann.com/2015/05/27/logs-for-data-infrastructure.html',
      claim: 'dual writes race and fail partially; a log does not',
    },
    { title: 'Debezium: change data capture', url: 'https://debezium.io/documentation/reference/stable/architecture.html' },
    { title: 'Martin Fowler: strangler fig', url: 'https://martinfowler.com/bliki/StranglerFigApplication.html' },
  ],
  exercise: `
List all functions that write to two systems. For one of them, write a job that compares a thousand ids a night and counts differences. Run it a week before you change anything: the number will persuade whoever has to pay for the outbox.`,
  related: ['outbox', 'expand-contract', 'backfill', 'transactions'],
});

function race() {
  const lane = (y: number, name: string) => [
    label(0, y + 4, name),
    line(
      [
        [64, y],
        [300, y],
      ],
      'quiet',
    ),
  ];
  const write = (x: number, y: number, value: string, tone: Tone) => [dot(x, y, tone), note(x, y - 8, value, 'middle', tone)];
  return drawing({
    title: 'Two requests, two systems, two orders',
    text: 'Request A writes title A to the database and then to the index. Request B writes title B to the database after A, but its write reaches the index before that of A. In the end the database says B and the index says A, and nothing repairs it.',
    height: 136,
    parts: [
      ...lane(28, 'database'),
      ...lane(92, 'index'),
      ...write(92, 28, 'A', 'first'),
      ...write(136, 28, 'B', 'second'),
      arrow(
        [
          [140, 34],
          [176, 86],
        ],
        'second',
      ),
      arrow(
        [
          [94, 34],
          [218, 87],
        ],
        'first',
      ),
      ...[dot(180, 92, 'second'), note(180, 110, 'B', 'middle', 'second')],
      ...[dot(224, 92, 'first'), note(224, 110, 'A', 'middle', 'first')],
      note(300, 20, 'ends as B', 'end', 'second'),
      note(300, 110, 'ends as A', 'end', 'first'),
      note(300, 130, 'different for ever', 'end', 'bad'),
    ],
  });
}
