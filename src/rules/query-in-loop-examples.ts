import type { Example } from '../engine/rule.ts';
import { loopForms } from './loop-form-examples.ts';

/** What a query in a loop becomes: the fix of the bad one makes the good one of it. */
export const examples: readonly Example[] = [
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
  // what every round asks the same
  {
    prelude: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
declare const orders: { total: number }[];
declare function print(order: unknown, rates: unknown): void;`,
    bad: `
for (const order of orders) {
  const rates = await prisma.rate.findMany({ where: { isCurrent: true } });
  //                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`prisma.rate.findMany\` runs once per \`order\` of \`orders\`: 200 orders cost 200 queries. Ask once for all of them.
  print(order, rates);
}`,
    good: `
const rates = await prisma.rate.findMany({ where: { isCurrent: true } });
for (const order of orders) {
  print(order, rates);
}`,
  },
  ...loopForms,
];
