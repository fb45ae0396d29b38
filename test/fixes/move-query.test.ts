import { noQueryOutsideDataAccess as rule } from '../../src/rules/no-query-outside-data-access.ts';
import { changed } from '../fixture.ts';

const prisma = `
//- /db/prisma.ts
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
`;

const orders = `
//- /data/orders.ts
import { prisma } from '../db/prisma';

export async function getOrder(id: number) {
  return prisma.order.findUnique({ where: { id } });
}

export async function getOpenOrders() {
  return prisma.order.findMany({ where: { isOpen: true } });
}

export const countOrders = () => prisma.order.count();

export async function closeOrder(id: number) {
  return prisma.order.update({ where: { id }, data: { isOpen: false } });
}
`;

describe('moving a query', () => {
  it('adds a function', () => {
    console.log(
      changed(
        rule,
        'move-query',
        `
//- /routes/orders.ts
import { Router } from 'express';
import { prisma } from '../db/prisma';

export const router = Router();

router.get('/orders', async (req, res) => {
  const found = await prisma.order.findMany({ where: { customerId: Number(req.params.id), status: String(req.query.status) } });
  res.json(found.map(({ id }) => id));
});
${orders}${prisma}`,
      ),
    );
  });
});
