import { prisma } from '../db/prisma';
import { sum } from '../lib/money';

export interface BestCustomer {
  name: string;
  spentCents: number;
  reviews: number;
}

/** Everything is loaded first; the loops below only look things up in memory. */
export async function bestCustomers(limit: number): Promise<BestCustomer[]> {
  const [customers, orders, reviews] = await Promise.all([
    prisma.customer.findMany(),
    prisma.order.findMany({ select: { customerId: true, totalCents: true } }),
    prisma.review.groupBy({ by: ['customerId'], _count: { _all: true } }),
  ]);
  const totals = new Map<number, number[]>();
  for (const { customerId, totalCents } of orders) totals.set(customerId, [...(totals.get(customerId) ?? []), totalCents]);
  const best: BestCustomer[] = [];
  for (const { id, name } of customers) {
    const count = reviews.find((review) => review.customerId === id)?._count._all ?? 0;
    best.push({ name, spentCents: sum(totals.get(id) ?? []), reviews: count });
  }
  return best.sort((a, b) => b.spentCents - a.spentCents).slice(0, limit);
}
