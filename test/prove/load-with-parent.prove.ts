import { readFileSync } from 'node:fs';
import { noQueryInLoop as rule } from '../../src/rules/no-query-in-loop.ts';
import { overTheWire, provesFix } from './fix.ts';
import { inCode } from './relations.ts';
import { makeTables } from './tables.ts';

/** Programs that look up what belongs to each of some rows, which they asked for themselves. */
const programs: Readonly<Record<string, string>> = {
  'a row that is always there': `
  const orders = await prisma.order.findMany({ where: { number: { in: numbers } }, orderBy: { number: 'asc' } });
  for (const order of orders) {
    const product = await prisma.product.findUnique({ where: { id: order.productId } });
    found.push([order.uuid, product]);
  }`,
  'a row that may not be there, a part of it, among selected columns': `
  const orders = await prisma.order.findMany({
    where: { number: { in: numbers } },
    orderBy: { number: 'desc' },
    select: { uuid: true, customerId: true },
  });
  for (const order of orders) {
    const customer = order.customerId === null ? null : await prisma.customer.findFirst({ where: { id: order.customerId }, select: { name: true } });
    found.push([order.uuid, customer]);
  }`,
  'a row of the same table, beside another relation': `
  const customers = await prisma.customer.findMany({ where: { id: { in: numbers } }, orderBy: { id: 'asc' }, include: { orders: { orderBy: { number: 'asc' } } } });
  for (const customer of customers) {
    if (!customer.parentId) continue;
    const parent = await prisma.customer.findUnique({ where: { id: customer.parentId } });
    found.push([customer.name, customer.orders.length, parent?.email ?? null]);
  }`,
};

const lists = [[1, 2, 3, 4, 99], [2], []];

describe('load-with-parent', () => {
  overTheWire();
  before(makeTables);

  for (const [what, body] of Object.entries(programs))
    it(what, () =>
      provesFix(
        rule,
        `
import { prisma } from './db.js';
export async function run(numbers: number[]) {
  const found: unknown[] = [];${body}
  return found;
}
//- /db.ts
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
export const close = () => prisma.$disconnect();
//- /schema.prisma
${readFileSync('test/prisma/schema.prisma', 'utf8')}`,
        lists,
        'few',
      ),
    );

  for (const [library, { names, imports = '', db, before: start = '', elements, look }] of Object.entries(inCode))
    it(`${library}, by what classes or tables declare`, () =>
      provesFix(
        rule,
        `
import { ${names} } from './db.js';
${imports}
export async function run(numbers: number[]) {
  const found: unknown[] = [];
  ${start}
  const orders = await ${elements};
  for (const order of orders) {
    ${look}
    found.push([order.number, customer?.name ?? null, !customer]);
  }
  return found;
}
//- /db.ts${db}`,
        lists,
        'few',
      ));
});
