import { noMixedConcerns as rule } from '../../src/rules/no-mixed-concerns.ts';
import { check } from '../fixture.ts';

const services = `
//- /db.ts
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
//- /services/orders.ts
import { prisma } from '../db';
export const find = (id: number) => prisma.order.findUnique({ where: { id } });
export const list = () => prisma.order.findMany();
export const add = (data: any) => prisma.order.create({ data });
export const remove = (id: number) => prisma.order.delete({ where: { id } });
`;

describe('no-mixed-concerns', () => {
  it('hints at a method of a controller that queries, computes and shapes', () => {
    check(
      rule,
      `
import { Controller, Get } from '@nestjs/common';
import { prisma } from './db';
@Controller('sales')
export class SalesController {
  @Get() async totals() {
//^^^^^^^^^^^^^^^^^^^ hint: GET /sales queries the database, computes and shapes the reply: three reasons to change, and none can be tested alone. Leave the query to the data layer, the rule to a function of values, and the fields to a presenter.
    const sales = await prisma.sale.findMany();
    return sales.map((sale: any) => ({ id: sale.id, net: sale.price, gross: sale.price * sale.rate }));
  }
}
${services}`,
    );
  });

  describe('stays silent', () => {
    const shaped = '(await prisma.sale.findMany()).map((sale: any) => ({ id: sale.id, net: sale.net, day: sale.day }))';
    const cases: [why: string, body: string][] = [
      [
        'where a service queries',
        'const sales = await list(); return sales.map((s: any) => ({ id: s.id, net: s.net, gross: s.net * s.rate }));',
      ],
      ['where nothing is computed', `return ${shaped};`],
      ['where pages are counted', `const skip = (Number(req.query.page) - 1) * 20; return ${shaped};`],
      [
        'about branches, however many',
        `if (req.query.a) return 1; if (req.query.b) return 2; if (req.query.c) return 3; return ${shaped};`,
      ],
    ];
    for (const [why, body] of cases) {
      it(why, () =>
        check(
          rule,
          `
import { Router } from 'express';
import { prisma } from './db';
import { list } from './services/orders';
const router = Router();
router.get('/sales', async (req, res) => { ${body} });
${services}`,
        ),
      );
    }
  });
});
