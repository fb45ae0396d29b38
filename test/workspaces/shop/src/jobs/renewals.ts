import { config } from '../config';
import { db } from '../db/knex';
import { stripe } from '../payments/stripe';
import { boss, queues, type Renewal } from './queue';

/** Everything that is due goes to the queue in one statement. */
export async function planRenewals(): Promise<number> {
  const due = await db('subscriptions').where('renews_at', '<=', db.fn.now());
  const jobs = due.map(({ id, stripe_customer, amount_cents }) => ({
    name: queues.renewals,
    data: { subscriptionId: id, customer: stripe_customer, amount: amount_cents } satisfies Renewal,
    retryLimit: 5,
    retryBackoff: true,
  }));
  await boss.insert(jobs);
  return jobs.length;
}

export async function renew({ subscriptionId, customer, amount }: Renewal): Promise<void> {
  await stripe.paymentIntents.create({ customer, amount, currency: config.currency, confirm: true, off_session: true });
  await db('subscriptions')
    .where({ id: subscriptionId })
    .update({ renews_at: db.raw("renews_at + interval '1 month'") });
}
