import type { Customer, Order } from '../generated/prisma/client';
import { formatCents } from '../lib/money';
import type { Mail } from './mailer';

export function receiptFor(order: Order, customer: Customer): Omit<Mail, 'to'> {
  return {
    subject: `Your order ${order.id}`,
    text: `Dear ${customer.name},\n\nthank you for your order of ${formatCents(order.totalCents)}.`,
  };
}

export function reminderFor(order: Order): Omit<Mail, 'to'> {
  return { subject: `Order ${order.id} waits for you`, text: `Your order of ${formatCents(order.totalCents)} has not been paid.` };
}
