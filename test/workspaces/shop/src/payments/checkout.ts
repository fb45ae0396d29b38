import { config } from '../config';
import { prisma } from '../db/prisma';
import type { Order, Payment } from '../generated/prisma/client';
import { stripe } from './stripe';

/** Charges an order and remembers what the provider said. */
export async function pay(order: Order, method: string): Promise<Payment> {
  const payment = await prisma.payment.create({ data: { orderId: order.id, amount: order.totalCents } });
  const intent = await stripe.paymentIntents.create({
    amount: order.totalCents,
    currency: config.currency,
    payment_method: method,
    confirm: true,
  });
  return prisma.payment.update({ where: { id: payment.id }, data: { providerId: intent.id, status: intent.status } });
}
