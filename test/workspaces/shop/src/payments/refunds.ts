import { prisma } from '../db/prisma';
import { Invalid } from '../lib/errors';
import { stripe } from './stripe';

/** Gives back a payment. The key makes a second call with the same payment harmless. */
export async function refund(paymentId: number): Promise<void> {
  const payment = await prisma.payment.findUnique({ where: { id: paymentId } });
  if (!payment?.providerId) throw new Invalid(`Payment ${paymentId} was never taken.`);
  await stripe.refunds.create({ payment_intent: payment.providerId }, { idempotencyKey: `refund-${paymentId}` });
  await prisma.payment.update({ where: { id: paymentId }, data: { status: 'refunded' } });
}
