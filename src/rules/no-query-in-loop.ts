import type { FactReader } from '../engine/facts.ts';
import { defineRule, notInProduction, type Problem, type RuleContext } from '../engine/rule.ts';
import { hasIterated, queries } from '../facts/effects.ts';
import { operationBehind, type ReachedOperation } from '../facts/operations.ts';
import { asksForEach } from '../facts/presenters.ts';
import { type Repetition, repetitionOf } from '../facts/repetitions.ts';
import { keyOf } from '../facts/value.ts';
import { batchHelper } from '../fixes/batch-helper.ts';
import { batchLookup } from '../fixes/batch-lookup.ts';
import { batchQueryHelper } from '../fixes/batch-query-helper.ts';
import { hoistQuery } from '../fixes/hoist-query.ts';
import { loadRelation } from '../fixes/load-relation.ts';
import { loadWithParent } from '../fixes/load-with-parent.ts';
import type { OperationKind } from '../libraries/library.ts';
import type { Call } from '../syntax/expressions.ts';
import { ownerOf } from '../syntax/functions.ts';
import { repeatedCall, type Words } from './repeated.ts';

export const noQueryInLoop = defineRule({
  id: 'no-query-in-loop',
  concept: 'n-plus-one',
  severity: 'warning',
  needs: 'facts',
  summary: 'A loop runs one database query per element.',
  why: `
Every element waits for its own round trip to the database: 200 orders cost 200 queries.
Nobody notices with ten rows in development; with ten thousand in production the page times out.
\`Promise.all\` changes the waiting, not the number, and takes every connection of the pool while it lasts.
Ask once for all elements, or load them together with their parent.

Ignore it when the list is bounded by a small constant, or when each query needs the result of the one before.`,
  examples: [
    {
      prelude: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
declare const orders: { customerId: number }[];
declare function sendReceipt(order: unknown, customer: unknown): void;`,
      bad: `
for (const order of orders) {
  const customer = await prisma.customer.findUnique({ where: { id: order.customerId } });
  //                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`prisma.customer.findUnique\` runs once per \`order\` of \`orders\`: 200 orders cost 200 queries. Ask once for all of them.
  sendReceipt(order, customer);
}`,
      good: `
const customers = await prisma.customer.findMany({ where: { id: { in: orders.map((order) => order.customerId) } } });
const customerById = new Map(customers.map((customer) => [customer.id, customer]));
for (const order of orders) {
  const customer = customerById.get(order.customerId) ?? null;
  sendReceipt(order, customer);
}`,
    },
    {
      prelude: `
//- /prisma/schema.prisma
model Customer {
  id     Int     @id
  name   String
  orders Order[]
}
model Order {
  uuid       String    @id
  customerId Int?
  customer   Customer? @relation(fields: [customerId], references: [id])
}
//- /main.ts
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
declare function print(label: string, name: string): void;`,
      bad: `
const orders = await prisma.order.findMany({ where: { year: 2026 } });
for (const order of orders) {
  if (!order.customerId) continue;
  const customer = await prisma.customer.findUnique({ where: { id: order.customerId } });
  //                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`prisma.customer.findUnique\` runs once per \`order\` of \`orders\`: 200 orders cost 200 queries. Ask once for all of them.
  print(order.uuid, customer?.name ?? 'guest');
}`,
      good: `
const orders = await prisma.order.findMany({ where: { year: 2026 }, include: { customer: true } });
for (const order of orders) {
  if (!order.customerId) continue;
  const customer = order.customer;
  print(order.uuid, customer?.name ?? 'guest');
}`,
    },
    {
      prelude: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
declare const orders: { customerId: number }[];
declare function sendReceipt(order: unknown, customer: unknown): void;`,
      bad: `
async function loadCustomer(id: number) {
  if (!id) throw new Error('This order has no customer');
  const customer = await prisma.customer.findUnique({ where: { id } });
  return customer;
}
for (const order of orders) {
  const customer = await loadCustomer(order.customerId);
  //                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`loadCustomer\` queries the database once per \`order\` of \`orders\`, by \`prisma.customer.findUnique\`: 200 orders cost 200 queries. Ask once for all of them.
  sendReceipt(order, customer);
}`,
      good: `
async function loadCustomer(id: number) {
  if (!id) throw new Error('This order has no customer');
  const customer = await prisma.customer.findUnique({ where: { id } });
  return customer;
}

async function loadCustomers(ids: number[]) {
  return prisma.customer.findMany({ where: { id: { in: ids } } });
}
const customers = await loadCustomers(orders.map((order) => order.customerId));
const customerById = new Map(customers.map((customer) => [customer.id, customer]));
for (const order of orders) {
  const customer = customerById.get(order.customerId) ?? (await loadCustomer(order.customerId));
  sendReceipt(order, customer);
}`,
    },
  ],
  skips: notInProduction,
  options: {
    kinds: {
      type: 'array',
      items: { type: 'string', enum: [...queries] },
      default: [...queries],
      description: 'Which queries are spoken of: those that read, those that write.',
    },
  },
  mayApply: (file, facts) => hasIterated(queries, file, facts),
  visit: {
    CallExpression: queryInLoop,
    TaggedTemplateExpression: queryInLoop,
  },
});

function queryInLoop(call: Call, { facts, options }: RuleContext): Problem | undefined {
  const found = repetitionOf(call, options.kinds as readonly OperationKind[], facts);
  if (!found || isOfAnotherCause(call, found, facts)) return;
  const { iteration, reached } = found;
  const fixes =
    found.isJoined || found.isSearch
      ? []
      : reached.steps.length
        ? [batchHelper, batchQueryHelper, hoistQuery].map((offer) => offer(call, iteration, reached, facts))
        : [
            reached.library === 'prisma' ? loadWithParent(call, iteration, facts) : loadRelation(call, iteration, reached.library, facts),
            ...batchLookup(call, iteration, reached.library, facts),
            hoistQuery(call, iteration, reached, facts),
          ];
  return { ...repeatedCall(call, found, wordsFor(call, reached, facts)), fixes: fixes.filter((fix) => fix !== undefined) };
}

function wordsFor(call: Call, { operation, steps }: ReachedOperation, facts: FactReader): Words {
  if (operation.kind === 'write') return writes;
  return steps.length && operationBehind(call, ['write'], facts) ? both : reads;
}

/** What a function that calls itself, or a presenter, asks for is said where it asks: by `no-query-per-parent`, once for all loops. */
function isOfAnotherCause(call: Call, { reached: { to } }: Repetition, facts: FactReader): boolean {
  return to !== undefined && (to === keyOf(call.getSourceFile().fileName, ownerOf(call).id) || asksForEach(to, facts));
}

const reads: Words = {
  does: 'queries the database',
  costs: 'queries',
  sideBySide: 'Side by side they can take every connection of the pool.',
  advice: 'Ask once for all of them.',
};

const both: Words = { ...reads, does: 'queries and writes to the database', advice: 'Ask, and write, once for all of them.' };

const writes: Words = { ...reads, does: 'writes to the database', advice: 'Write all of them at once.' };
