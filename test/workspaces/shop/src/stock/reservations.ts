import { db } from '../db/knex';
import { chunk } from '../lib/chunk';

export interface Reservation {
  orderId: number;
  productId: number;
  quantity: number;
}

/** Reserves in one transaction, rows in the order of their products so that two orders cannot wait for each other. */
export async function reserve(reservations: readonly Reservation[]): Promise<void> {
  const sorted = [...reservations].sort((a, b) => a.productId - b.productId);
  await db.transaction(async (trx) => {
    for (const some of chunk(sorted, 100)) {
      await trx.raw(
        `UPDATE stock_levels SET reserved = reserved + r.quantity
           FROM unnest(?::int[], ?::int[]) AS r (product_id, quantity) WHERE stock_levels.product_id = r.product_id`,
        [some.map(({ productId }) => productId), some.map(({ quantity }) => quantity)],
      );
    }
    const rows = sorted.map((each) => ({ order_id: each.orderId, product_id: each.productId, quantity: each.quantity }));
    await trx.batchInsert('reservations', rows);
  });
}

/** Gives back what an order had reserved. */
export async function release(orderId: number): Promise<void> {
  const reserved = await db('reservations').where({ order_id: orderId });
  for (const { product_id, quantity } of reserved) {
    await db('stock_levels').where({ product_id }).decrement('reserved', quantity);
  }
  await db('reservations').where({ order_id: orderId }).del();
}
