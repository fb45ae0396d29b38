import type { Order } from '../generated/prisma/client';
import { formatCents } from '../lib/money';
import type { OrderWithItems } from './order-repository';

export function presentOrder(order: OrderWithItems) {
  return {
    id: order.id,
    customer_id: order.customerId,
    status: order.status,
    total: formatCents(order.totalCents),
    placed_at: order.placedAt.toISOString(),
    items: order.items.map(({ productId, quantity, priceCents }) => ({
      product_id: productId,
      quantity,
      price: formatCents(priceCents),
    })),
  };
}

/** What the status page polls. */
export function presentStatus(order: Order) {
  return { id: order.id, st: order.status, ts: order.placedAt.getTime() };
}
