import { defineConcept } from './concept.ts';
import { arrow, box, drawing, label, line, note } from './drawing.ts';

export const idempotency = defineConcept({
  id: 'idempotency',
  title: 'Idempotency keys',
  summary: 'The caller gives each intention a key, and the server does what belongs to a key only once, however often it is asked.',
  symptoms: [
    'duplicate charge',
    'charged twice',
    'double submit',
    'duplicate order',
    'webhook delivered twice',
    'retry created two records',
    'exactly once',
  ],
  drawings: [twice()],
  problem: `
The app asks for a payment and gets no answer: a tunnel, a timeout, a restart. Was it charged? It cannot know. If it asks again, the customer may pay twice; if it does not, perhaps never. Every network call has this third outcome, 'unknown'.

With a key the question disappears: ask again, with the same key, until there is an answer. What a server must get right:

1. **The client chooses the key**, once per intention: before the first try, and kept over all retries. A key made per request protects nothing.
2. **Claim it atomically**: insert with a unique constraint. 'Select, then insert' lets two through.
3. **Store a fingerprint of the request** and compare it **before** you return a stored answer. The same key with another amount is a bug of the client: refuse it (Stripe does), do not answer with somebody's old receipt.
4. **Store the answer in the same transaction as the effect**, and return it to every repetition.
5. **Scope and lifetime**: a key belongs to one account, and is kept for a stated time, 24 hours or more.

If the effect lies with a provider, pass a key on: they do the same for you. Their libraries' automatic keys protect only their own network retries, not your job that runs twice.`,
  example: {
    prelude: `
import { createHash } from 'node:crypto';
import { Pool, type PoolClient } from 'pg';
declare const database: Pool;
interface PaymentRequest { readonly accountId: string; readonly cents: number }
interface Receipt { readonly paymentId: string }
declare function charge(request: PaymentRequest, tx?: PoolClient): Promise<Receipt>;
declare function inTransaction<T>(work: (tx: PoolClient) => Promise<T>): Promise<T>;
class KeyReused extends Error {}`,
    bad: `
const answers = new Map<string, Receipt>();

async function pay(key: string, request: PaymentRequest) {
  const known = answers.get(key); // Gone after a restart.
  if (known) return known; // Even for another amount.
  const receipt = await charge(request); // Two at once: twice.
  answers.set(key, receipt);
  return receipt;
}`,
    good: `
async function pay(key: string, request: PaymentRequest) {
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([request.accountId, request.cents]))
    .digest('hex');
  return inTransaction(async (tx) => {
    // A second request with the key waits here for the first.
    const claim = await tx.query(
      \`INSERT INTO idempotency_keys (account_id, key, fingerprint)
       VALUES ($1, $2, $3) ON CONFLICT DO NOTHING\`,
      [request.accountId, key, fingerprint],
    );
    if (claim.rowCount === 0) {
      const { rows } = await tx.query(
        \`SELECT fingerprint, answer FROM idempotency_keys
         WHERE account_id = $1 AND key = $2\`,
        [request.accountId, key],
      );
      if (rows[0].fingerprint !== fingerprint) throw new KeyReused();
      return rows[0].answer as Receipt;
    }
    const receipt = await charge(request, tx);
    await tx.query(
      \`UPDATE idempotency_keys SET answer = $3
       WHERE account_id = $1 AND key = $2\`,
      [request.accountId, key, JSON.stringify(receipt)],
    );
    return receipt;
  });
}`,
  },
  whenToUse: `
- Everything that must not happen twice and may be asked twice: payments, orders, mails, bookings.
- Consumers of queues and webhooks, which deliver **at least once**: the event's id is the key.
- Jobs and cron: the key is what they are for, for example \`invoice:2026-03:c_17\`.`,
  whenNotToUse: `
- **It is idempotent by nature.** \`PUT\` of a whole value, \`DELETE\`, \`SET status = 'paid'\`. Do not store keys for those.
- **A natural key exists.** A unique index on \`(order_id, kind)\` is simpler than a table of keys.
- **Against double clicks alone.** Disable the button as well, but never only the button.`,
  howToSpot: `
- A payment or mail call inside a retry, a loop, a queue consumer or a cron job, without a key.
- \`randomUUID()\` as the key, **inside** the function that is retried.
- \`SELECT\` before \`INSERT\` to find out whether it has been done.
- Support tickets with 'twice' in them.`,
  whatToMeasure: `
- **Repetitions answered from store**, per day: each one would have been a duplicate.
- **Refused keys** (same key, other fingerprint), by client.
- **Duplicates found afterwards**, by comparing your payments with the provider's list.`,
  reading: [
    {
      title: 'Stripe: idempotent requests; parameters are compared, keys kept 24 hours or more',
      url: 'https://docs.stripe.com/api/idempotent_requests',
      claim: 'a key with other parameters is refused; keys are kept at least 24 hours',
    },
    {
      title: "AWS Builders' Library: making retries safe with idempotent APIs",
      url: 'https://aws.amazon.com/builders-library/making-retries-safe-with-idempotent-APIs/',
      claim: 'the client chooses the key, and late changes of parameters are an error',
    },
    { title: 'IETF draft: the Idempotency-Key header', url: 'https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/' },
    {
      title: 'PostgreSQL: INSERT … ON CONFLICT',
      url: 'https://www.postgresql.org/docs/current/sql-insert.html',
      claim: 'the insert is atomic under concurrency',
    },
    {
      title: 'RFC 9110: idempotent methods',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#name-idempotent-methods',
      claim: 'PUT and DELETE are idempotent',
    },
  ],
  exercise: `
Send one of your order requests five times at once with the same key, then once more with another amount. Right is: one order, five equal answers, one refusal.`,
  related: ['retries', 'outbox', 'lost-updates', 'transactions'],
});

function twice() {
  return drawing({
    title: 'The answer is lost, the key is not',
    text: 'A client sends a payment with key k1. The server charges and stores the answer under k1, but the answer is lost on its way. The client sends the same payment with key k1 again. The server finds k1, charges nothing, and returns the stored answer.',
    height: 164,
    parts: [
      label(24, 12, 'client', 'middle'),
      label(232, 12, 'server', 'middle'),
      line(
        [
          [24, 20],
          [24, 160],
        ],
        'quiet',
      ),
      line(
        [
          [232, 20],
          [232, 160],
        ],
        'quiet',
      ),
      arrow([
        [28, 36],
        [228, 44],
      ]),
      note(36, 32, 'pay 20 €, key k1'),
      box(240, 36, 60, 32, 'charges,\nstores k1', 'first'),
      line(
        [
          [228, 72],
          [140, 76],
        ],
        'bad',
        true,
      ),
      note(132, 82, '×', 'middle', 'bad'),
      note(36, 80, 'timeout', 'start', 'bad'),
      arrow([
        [28, 104],
        [228, 112],
      ]),
      note(36, 100, 'pay 20 €, key k1, again'),
      box(240, 104, 60, 32, 'knows k1', 'good'),
      arrow(
        [
          [228, 140],
          [28, 148],
        ],
        'good',
      ),
      note(60, 138, 'the stored answer', 'start', 'good'),
    ],
  });
}
