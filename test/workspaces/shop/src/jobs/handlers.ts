import { prisma } from '../db/prisma';
import { mailer } from '../notifications/mailer';
import { sendReceipts } from '../orders/receipts';
import type { Carrier } from '../shipments/carrier';
import type { ShipmentRepository } from '../shipments/shipment-repository';
import { refreshTracking } from '../shipments/tracking';
import { boss, queues, type Renewal } from './queue';
import { remind } from './reminders';
import { renew } from './renewals';

/** Starts the workers; each takes one job at a time. */
export async function startWorkers(shipments: ShipmentRepository, carrier: Carrier): Promise<void> {
  await boss.work<{ since: string }>(queues.receipts, async ([job]) => {
    const orders = await prisma.order.findMany({ where: { placedAt: { gte: new Date(job!.data.since) } } });
    await sendReceipts(orders);
    await mailer.flush();
  });
  await boss.work<{ orderId: number }>(queues.reminders, async ([job]) => {
    await remind(job!.data.orderId);
    await mailer.flush();
  });
  await boss.work<Renewal>(queues.renewals, async ([job]) => renew(job!.data));
  await boss.work(queues.tracking, async () => {
    await refreshTracking(shipments, carrier);
  });
  await boss.schedule(queues.tracking, '*/15 * * * *');
}
