import { prisma } from '../db/prisma';
import { NotFound } from '../lib/errors';

const pointsPerEuro = 2;

export function pointsFor(totalCents: number): number {
  return Math.floor(totalCents / 100) * pointsPerEuro;
}

/** Takes points off for a voucher. */
export async function redeemPoints(customerId: number, points: number): Promise<number> {
  const customer = await prisma.customer.findUnique({ where: { id: customerId } });
  if (!customer) throw new NotFound('customer', customerId);
  if (customer.points < points) return 0;
  const left = customer.points - points;
  await prisma.customer.update({ where: { id: customerId }, data: { points: left } });
  return Math.floor(points / 10);
}
