import { db } from '../db/knex';
import { Invalid } from '../lib/errors';

export async function creditOf(customerId: number): Promise<number> {
  const account = await db('store_credits').where({ customer_id: customerId }).first();
  return account?.balance_cents ?? 0;
}

/** Passes credit on to another customer, as a present. */
export async function giveCredit(from: number, to: number, cents: number): Promise<void> {
  if ((await creditOf(from)) < cents) throw new Invalid('There is not enough credit.');
  await db('store_credits').where({ customer_id: from }).decrement('balance_cents', cents);
  await db('store_credits').where({ customer_id: to }).increment('balance_cents', cents);
}

/** Pays a part of an order; the condition in the statement keeps two orders from spending the same credit. */
export async function spendCredit(customerId: number, cents: number): Promise<boolean> {
  const changed = await db('store_credits')
    .where({ customer_id: customerId })
    .andWhere('balance_cents', '>=', cents)
    .decrement('balance_cents', cents);
  return changed === 1;
}
