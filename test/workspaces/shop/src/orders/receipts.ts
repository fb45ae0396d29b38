import { prisma } from '../db/prisma';
import type { Order } from '../generated/prisma/client';
import { mailer } from '../notifications/mailer';
import { receiptFor } from '../notifications/templates';

/** Writes the receipts of yesterday's orders. */
export async function sendReceipts(orders: Order[]): Promise<number> {
  let sent = 0;
  for (const order of orders) {
    const customer = await prisma.customer.findUnique({ where: { id: order.customerId } });
    if (!customer) continue;
    mailer.queue(customer.email, receiptFor(order, customer));
    sent++;
  }
  return sent;
}
