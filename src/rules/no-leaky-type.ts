import { defineRule, notInProduction, type Problem, type RuleContext } from '../engine/rule.ts';
import type { ts } from '../engine/ts.ts';
import { exposedIn, exposedTypes } from '../facts/exposed.ts';
import { layering } from '../facts/layering.ts';
import { standingOf } from '../facts/layers.ts';

export const noLeakyType = defineRule({
  id: 'no-leaky-type',
  concept: 'repository',
  severity: 'hint',
  needs: 'facts',
  summary: 'A service or a handler has a type of the database client in its signature.',
  why: `
Whoever calls a function that takes a \`FilterQuery\` or gives a \`SelectQueryBuilder\` writes queries, in whatever layer it stands.
The client can then be replaced, or be given another version, only in all of them at once, and a test of the caller needs it as well.
Take and give what the domain speaks of: ids, a page, a customer.

It speaks only in projects that keep their queries in modules of their own. A transaction that is handed on as a unit of work says nothing of tables, and is left alone; so are factories, modules and types of rows.

Ignore it in code that is meant to be generic over queries.`,
  examples: [
    {
      prelude: `
//- /repositories/orders.ts
import type { Prisma } from '@prisma/client';
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export const findOrders = (where: Prisma.OrderWhereInput) => prisma.order.findMany({ where });
export const ordersOf = (customerId: number) => prisma.order.findMany({ where: { customerId } });
export const countOrders = () => prisma.order.count();
export const removeOrder = (id: number) => prisma.order.delete({ where: { id } });
//- /services/orders.ts
import type { Prisma } from '@prisma/client';
import { findOrders, ordersOf } from '../repositories/orders';`,
      bad: `
export async function openOrders(where: Prisma.OrderWhereInput) {
  //                                    ^^^^^^^^^^^^^^^^^^^^^^ hint: \`openOrders\` names \`Prisma.OrderWhereInput\` in its signature: whoever calls it speaks the language of the database client. Name what the domain speaks of.
  return findOrders({ ...where, isOpen: true });
}`,
      good: `
export async function openOrders(customerId: number) {
  const orders = await ordersOf(customerId);
  return orders.filter((order: { isOpen: boolean }) => order.isOpen);
}`,
    },
  ],
  skips: notInProduction,
  mayApply: (file, facts) => facts.of(exposedTypes, file) > 0 && facts.about(layering, '').style === 'modules',
  visit: {
    *SourceFile(file, ctx) {
      yield* typesIn(file, ctx);
    },
  },
});

function* typesIn(file: ts.SourceFile, { facts }: RuleContext): Iterable<Problem> {
  for (const { at, by } of exposedIn(file)) {
    const standing = standingOf(at, facts);
    if (standing.layer !== 'domain' && standing.layer !== 'handler') continue;
    const name = by.includes(' ') ? `${by[0]!.toUpperCase()}${by.slice(1)}` : `\`${by}\``;
    yield {
      at,
      message: `${name} names \`${at.typeName.getText()}\` in its signature: whoever calls it speaks the language of the database client. Name what the domain speaks of.`,
      isHint: true,
      because: [{ at, message: `it stands in the ${standing.layer} layer, as ${standing.why}` }],
    };
  }
}
