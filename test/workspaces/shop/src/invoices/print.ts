import { addressLine } from '../customers/addresses';
import type { OrderWithItems } from '../orders/order-repository';
import { formatCents } from '../lib/money';

/** One page of text for each order. */
export async function printInvoices(orders: OrderWithItems[]): Promise<string[]> {
  return Promise.all(
    orders.map(async (order) => {
      const address = await addressLine(order.customerId);
      const lines = order.items.map(({ productId, quantity, priceCents }) => `${quantity} × ${productId}  ${formatCents(priceCents)}`);
      return [`To: ${address}`, ...lines, `Total ${formatCents(order.totalCents)}`].join('\n');
    }),
  );
}
