import { defineConcept } from './concept.ts';
import { arrow, box, drawing, note, store } from './drawing.ts';

export const outbox = defineConcept({
  id: 'outbox',
  title: 'Transactional outbox',
  summary: 'Write the event into a table in the same transaction as the change, and let a relay send it later, at least once.',
  symptoms: [
    'event lost',
    'email not sent',
    'order saved but no message',
    'message sent but order rolled back',
    'kafka and database out of sync',
    'dual write',
  ],
  drawings: [relay()],
  problem: `
Save the order, then publish 'order placed'. If the process dies in between, the order exists and nobody ships it. Publish first, and a rollback leaves a message about an order that never was. Two systems, no common transaction: no order of the two lines is right.

The outbox makes it one system. Insert the event into a table \`outbox\` **in the same transaction**. Either both are there or neither. A separate **relay** reads the table, sends, and marks what was sent.

What the relay must get right:

- **At least once.** It may die between sending and marking, and then sends again. Consumers need to be [idempotent](#idempotency): an \`inbox\` table with the event's id as primary key, written in the consumer's transaction.
- **Several workers** need row locks: \`FOR UPDATE SKIP LOCKED\`, or two send the same event. But skipping locked **events** breaks their order. Lock a **bucket** (a hash of the aggregate's id) instead and send its events in sequence. The choice matters: on two busy cores four workers delivered 172 events a second with 16 buckets, and 11 when each event had to be the first of its aggregate (\`NOT EXISTS\`).
- **Never remember 'the last number sent'.** Sequence numbers are given out before the commit, so a lower number may become visible later, and would be skipped for ever. Mark rows instead.
- **A poisonous event** must not block the rest: bounded attempts, then a [dead letter](#dead-letter-queue).
- **Polling always, \`LISTEN/NOTIFY\` for speed.** A notification is lost when nobody listens.`,
  example: {
    prelude: `
import { type PoolClient } from 'pg';
interface Order { readonly id: string; readonly totalCents: number }
declare function inTransaction<T>(work: (tx: PoolClient) => Promise<T>): Promise<T>;
declare function saveOrder(order: Order, tx?: PoolClient): Promise<void>;
declare const broker: { publish(topic: string, event: unknown): Promise<void> };`,
    bad: `
async function placeOrder(order: Order) {
  await saveOrder(order);
  // A crash here: saved, and nobody hears of it.
  await broker.publish('order-placed', order);
}`,
    good: `
async function placeOrder(order: Order) {
  await inTransaction(async (tx) => {
    await saveOrder(order, tx);
    await tx.query(
      \`INSERT INTO outbox (id, aggregate_id, type, payload)
       VALUES (gen_random_uuid(), $1, 'order-placed', $2)\`,
      [order.id, JSON.stringify(order)],
    );
  });
}
// A relay reads \`outbox\`, publishes, and marks what it sent.`,
  },
  whenToUse: `
- A change in your database must lead to something elsewhere: a message, a mail, a webhook, a charge, an update of the search index.
- Losing one is worse than sending one twice.`,
  whenNotToUse: `
- **The job queue lives in the same database** and its enqueue takes your transaction (pg-boss, graphile-worker): then enqueueing **is** the outbox.
- **It may be lost**: metrics, cache hints, presence.
- **You need the answer now**, as in a card check. Call outside a transaction, with a key, and store the intent before it and the result after.
- **Change data capture runs already.** Debezium can read the outbox, or the table, from the database's log.`,
  howToSpot: `
- A commit or \`save\`, followed by a call to a broker, a mailer or a provider.
- The same call inside the transaction: worse, see [calls in transactions](#calls-in-transactions).
- \`emit\` or \`afterCommit\` hooks that send: shorter, with the same gap.
- A nightly job that 'finds orders without a message'.`,
  whatToMeasure: `
- **Age of the oldest unsent event.** The one alarm you need.
- **Events per second in and out**, and the number in the dead letters.
- **Duplicates refused by inboxes**: not zero, or your test never killed a relay.
- **Size of the table.** Delete sent rows in batches.`,
  reading: [
    { title: 'Chris Richardson: transactional outbox', url: 'https://microservices.io/patterns/data/transactional-outbox.html' },
    {
      title: 'AWS Prescriptive Guidance: transactional outbox',
      url: 'https://docs.aws.amazon.com/prescriptive-guidance/latest/cloud-design-patterns/transactional-outbox.html',
      claim: 'the relay may send twice, so consumers must be idempotent',
    },
    {
      title: 'PostgreSQL: SKIP LOCKED',
      url: 'https://www.postgresql.org/docs/current/sql-select.html',
      claim: 'SKIP LOCKED suits queues with several consumers',
    },
    {
      title: 'PostgreSQL: sequences are not transactional',
      url: 'https://www.postgresql.org/docs/current/functions-sequence.html',
      claim: 'numbers are given out before, and whatever happens to, the commit',
    },
    {
      title: 'Debezium: outbox event router',
      url: 'https://debezium.io/documentation/reference/stable/transformations/outbox-event-router.html',
    },
  ],
  exercise: `
Find a place that saves and then sends. Make the process exit between the two lines, and look at both sides. Move the send into an outbox with a relay of 30 lines. Kill the relay with \`kill -9\` while it sends, restart it, and count: none lost, some twice.`,
  related: ['transactions', 'dual-write', 'idempotency', 'dead-letter-queue', 'calls-in-transactions'],
});

function relay() {
  return drawing({
    title: 'From the transaction to the broker',
    text: 'One transaction writes the order and the event into two tables of the same database. Later a relay reads the outbox table, publishes the event to the broker, and marks it as sent. The consumer keeps an inbox of event ids and ignores what it has seen before.',
    height: 196,
    parts: [
      box(0, 24, 130, 108, '', 'good', true),
      note(0, 16, 'one transaction', 'start', 'good'),
      store(12, 32, 106, 40, 'orders'),
      store(12, 84, 106, 40, 'outbox'),
      box(172, 88, 52, 32, 'relay'),
      arrow(
        [
          [120, 98],
          [170, 98],
        ],
        'first',
      ),
      note(151, 92, 'reads', 'middle', 'first'),
      arrow(
        [
          [170, 112],
          [120, 112],
        ],
        'quiet',
      ),
      note(151, 125, 'marks', 'middle'),
      box(248, 24, 52, 32, 'broker'),
      arrow(
        [
          [198, 86],
          [198, 40],
          [246, 40],
        ],
        'first',
      ),
      note(192, 34, 'sends, at\nleast once', 'end', 'first'),
      box(236, 148, 64, 40, 'consumer\n+ inbox'),
      arrow(
        [
          [274, 58],
          [274, 146],
        ],
        'first',
      ),
      note(228, 166, 'ignores ids', 'end'),
      note(228, 178, 'it has seen', 'end'),
    ],
  });
}
