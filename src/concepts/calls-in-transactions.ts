import { defineConcept } from './concept.ts';
import { arrow, block, drawing, label, note } from './drawing.ts';

export const callsInTransactions = defineConcept({
  id: 'calls-in-transactions',
  title: 'Calls inside a transaction',
  summary: 'A request to another service between BEGIN and COMMIT holds locks and a connection for as long as somebody else likes.',
  symptoms: [
    'idle in transaction',
    'pool exhausted',
    'database locks during outage of another service',
    'long transaction',
    'charged but order missing',
  ],
  drawings: [held()],
  problem: `
The payment provider usually answers in 300 ms. Today it takes 20 seconds, and **your** database stops: every request holds a connection and row locks while it waits. With a pool of ten, eleven customers are enough. The outage of somebody else has become yours.

It is also wrong in the other direction. The provider has charged, then your \`COMMIT\` fails, and everything rolls back except the charge. A transaction can undo rows. It cannot undo a call.

The way out is to cut the work in three:

1. **Before**: a short transaction stores the intent: 'payment p_1, pending'.
2. **The call**, outside any transaction, with the payment's id as [idempotency key](#idempotency) and a timeout.
3. **After**: a second short transaction stores the result.

If the process dies after 1 or 2, a job finds what is still pending and asks again, with the same key. If nobody waits for the answer, use an [outbox](#outbox) and be done.`,
  example: {
    prelude: `
import { Pool, type PoolClient } from 'pg';
declare const database: Pool;
declare function inTransaction<T>(work: (tx: PoolClient) => Promise<T>): Promise<T>;
declare const provider: { charge(request: { cents: number; idempotencyKey: string; timeoutMs?: number }): Promise<{ id: string }> };
declare const orderId: string, cents: number;`,
    bad: `
await inTransaction(async (tx) => {
  await tx.query(
    "UPDATE orders SET status = 'paid' WHERE id = $1",
    [orderId],
  );
  // Holds the row and the connection while it waits.
  const charge = await provider.charge({
    cents,
    idempotencyKey: orderId,
  });
  await tx.query(
    'INSERT INTO payments (order_id, charge_id) VALUES ($1, $2)',
    [orderId, charge.id],
  );
});`,
    good: `
await database.query(
  \`INSERT INTO payments (order_id, status) VALUES ($1, 'pending')
   ON CONFLICT (order_id) DO NOTHING\`,
  [orderId],
);
const charge = await provider.charge({
  cents,
  idempotencyKey: orderId,
  timeoutMs: 5000,
});
await database.query(
  \`WITH paid AS (
     UPDATE payments SET status = 'paid', charge_id = $2
     WHERE order_id = $1 RETURNING order_id
   )
   UPDATE orders SET status = 'paid'
   FROM paid WHERE orders.id = paid.order_id\`,
  [orderId, charge.id],
);
// A job asks again for what stays 'pending'.`,
  },
  whenToUse: `
The rule holds for everything slow or foreign inside a transaction: HTTP, brokers, mail, object storage, a cache on another machine, \`sleep\`, a large computation, an answer from a person.`,
  whenNotToUse: `
- **The call goes to the same database** through the same client. That is what the transaction is for.
- **A queue that lives in your database.** Enqueueing with the transaction's client is right.
- **Logs and metrics that only write to a local buffer.**`,
  howToSpot: `
- \`fetch\`, an SDK or \`publish\` inside \`transaction(async (tx) => …)\`.
- An ORM hook (\`afterCreate\`) that sends: hooks run inside the transaction.
- A decorator \`@Transactional\` over a method that does everything.
- \`idle in transaction\` sessions whose last statement was an \`UPDATE\`.`,
  whatToMeasure: `
- **\`idle in transaction\` in \`pg_stat_activity\`**: how many, for how long.
- **Longest transaction per hour.** Web requests should stay under 100 ms.
- **Payments at the provider without one of yours**, and the reverse.
- **\`idle_in_transaction_session_timeout\`**: set it, and count how often it fires.`,
  reading: [
    {
      title: 'PostgreSQL: idle_in_transaction_session_timeout',
      url: 'https://www.postgresql.org/docs/current/runtime-config-client.html',
      claim: 'an open transaction can block others and delays vacuum',
    },
    { title: 'PostgreSQL: pg_stat_activity', url: 'https://www.postgresql.org/docs/current/monitoring-stats.html' },
    {
      title: 'Stripe: low-level errors, and retrying with the same key',
      url: 'https://docs.stripe.com/error-low-level',
      claim: 'after a lost answer, retry with the same key',
    },
    { title: 'Brandur Leach: transactionally staged job drains', url: 'https://brandur.org/job-drain' },
  ],
  exercise: `
Let the test double of your provider wait 30 seconds and send twenty orders at once. Then ask for a page that has nothing to do with orders. If it hangs, the call stands inside a transaction.`,
  related: ['transactions', 'outbox', 'connection-pool', 'idempotency'],
});

function held() {
  return drawing({
    title: 'How long the connection and the locks are held',
    text: 'Two timelines. With the call inside, the transaction lasts from before the call to after it, and connection and locks are held all the time. With the call outside, there are two short transactions, one before and one after the call, and nothing is held while the provider thinks.',
    height: 132,
    parts: [
      label(0, 10, 'Inside: held all the time'),
      block(0, 18, 232, 10, 'bad'),
      block(20, 32, 192, 6, 'quiet'),
      note(116, 50, 'the provider answers when it likes', 'middle'),
      label(0, 76, 'Outside: held twice, briefly'),
      block(0, 84, 14, 10, 'good'),
      block(20, 98, 192, 6, 'quiet'),
      block(218, 84, 14, 10, 'good'),
      note(0, 128, 'time'),
      arrow(
        [
          [26, 125],
          [296, 125],
        ],
        'quiet',
      ),
    ],
  });
}
