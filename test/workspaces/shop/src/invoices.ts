import { addressOf } from './addresses';
import type { Order } from './orders';

export async function printInvoices(orders: Order[]) {
  return Promise.all(orders.map(async (order) => `${order.id}: ${await addressOf(order.customerId)}`));
}
