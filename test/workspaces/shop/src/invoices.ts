import { addressOf } from './addresses';
import type { Order } from './orders';

export async function printInvoices(orders: Order[]) {
  return Promise.all(
    orders.map(async (order) => {
      const address = await addressOf(order.customerId);
      return `${order.id}: ${order.total} to ${address}`;
    }),
  );
}
