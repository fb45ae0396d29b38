import { prisma } from '../db/prisma';
import { chunk } from '../lib/chunk';

/** Moves finished orders out of the way, five hundred a statement so that no lock is held for long. */
export async function archiveOrders(before: Date): Promise<number> {
  const finished = await prisma.order.findMany({
    where: { status: 'delivered', archived: false, placedAt: { lt: before } },
    select: { id: true },
  });
  for (const some of chunk(finished, 500)) {
    await prisma.order.updateMany({ where: { id: { in: some.map(({ id }) => id) } }, data: { archived: true } });
  }
  return finished.length;
}
