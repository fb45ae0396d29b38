import { prisma } from '../db/prisma';
import type { Order } from '../generated/prisma/client';
import { mailer } from '../notifications/mailer';
import { reminderFor } from '../notifications/templates';
import { boss, queues } from './queue';

/** Plans a reminder for every order that nobody has paid. */
export async function planReminders(orders: readonly Order[]): Promise<void> {
  for (const order of orders) {
    await boss.send(queues.reminders, { orderId: order.id }, { startAfter: 3600 });
  }
}

export async function remind(orderId: number): Promise<void> {
  const order = await prisma.order.findUnique({ where: { id: orderId }, include: { customer: true } });
  if (order?.status === 'open') mailer.queue(order.customer.email, reminderFor(order));
}
