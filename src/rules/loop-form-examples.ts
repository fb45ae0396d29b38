import type { Example } from '../engine/rule.ts';

/** The forms of loops, each with another kind of look-up in it. */
export const loopForms: readonly Example[] = [
  // `Promise.all`, and rows by a foreign key: a list for each
  {
    prelude: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
declare const customers: { id: number }[];
declare function show(lists: unknown): void;`,
    bad: `
const lists = await Promise.all(
  customers.map(async (customer) => {
    const orders = await prisma.order.findMany({ where: { customerId: customer.id }, orderBy: { placedAt: 'desc' } });
    //                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`prisma.order.findMany\` runs once per \`customer\` of \`customers\`: 200 customers cost 200 queries. Side by side they can take every connection of the pool. Ask once for all of them.
    return { ...customer, orders };
  }),
);
show(lists);`,
    good: `
const orderList = await prisma.order.findMany({ where: { customerId: { in: customers.map((customer) => customer.id) } }, orderBy: { placedAt: 'desc' } });
const ordersByCustomerId = new Map<(typeof orderList)[number]['customerId'], (typeof orderList)[number][]>();
for (const order of orderList) {
  const list = ordersByCustomerId.get(order.customerId);
  if (list) list.push(order);
  else ordersByCustomerId.set(order.customerId, [order]);
}
const lists = customers.map((customer) => {
  const orders = ordersByCustomerId.get(customer.id) ?? [];
  return { ...customer, orders };
});
show(lists);`,
  },
  // an index, and a count of each
  {
    prelude: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
declare const customers: { id: number }[];
declare function show(customer: unknown, count: number): void;`,
    bad: `
for (let i = 0; i < customers.length; i++) {
  const count = await prisma.order.count({ where: { customerId: customers[i]!.id } });
  //                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`prisma.order.count\` runs once per element of \`customers\`: 200 customers cost 200 queries. Ask once for all of them.
  show(customers[i], count);
}`,
    good: `
const orderCounts = await prisma.order.groupBy({ by: ['customerId'], where: { customerId: { in: customers.map((customer) => customer.id) } }, _count: true });
const orderCountByCustomerId = new Map(orderCounts.map((orderCount) => [orderCount.customerId, orderCount._count]));
for (let i = 0; i < customers.length; i++) {
  const count = orderCountByCustomerId.get(customers[i]!.id) ?? 0;
  show(customers[i], count);
}`,
  },
  // `forEach`, for which nobody can wait
  {
    prelude: `
import { Pool } from 'pg';
const pool = new Pool();
declare const orders: { customerId: number }[];
declare function sendReceipt(order: unknown, customer: unknown): void;`,
    bad: `
orders.forEach(async (order) => {
  const result = await pool.query('SELECT * FROM customers WHERE id = $1', [order.customerId]);
  //                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`pool.query\` runs once per \`order\` of \`orders\`: 200 orders cost 200 queries. Ask once for all of them.
  if (result.rows.length === 0) return;
  sendReceipt(order, result.rows[0]);
});`,
    good: `
const { rows: customers } = await pool.query('SELECT * FROM customers WHERE id = ANY($1)', [orders.map((order) => order.customerId)]);
const customerById = new Map(customers.map((customer) => [String(customer.id), customer]));
orders.forEach((order) => {
  const result = customerById.get(String(order.customerId));
  if (!result) return;
  sendReceipt(order, result);
});`,
  },
  // `filter`, whose predicate is a promise
  {
    prelude: `
import { Pool } from 'pg';
const pool = new Pool();
declare const orders: { customerId: number }[];
declare function show(orders: unknown): void;`,
    bad: `
const known = orders.filter(async (order) => {
  const { rows } = await pool.query('SELECT * FROM customers WHERE id = $1', [order.customerId]);
  //                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`pool.query\` runs once per \`order\` of \`orders\`: 200 orders cost 200 queries. Ask once for all of them.
  return rows.length > 0;
});
show(known);`,
    good: `
const { rows: customers } = await pool.query('SELECT * FROM customers WHERE id = ANY($1)', [orders.map((order) => order.customerId)]);
const customersById = new Map<string, (typeof customers)[number][]>();
for (const customer of customers) {
  const list = customersById.get(String(customer.id));
  if (list) list.push(customer);
  else customersById.set(String(customer.id), [customer]);
}
const known = orders.filter((order) => {
  const rows = customersById.get(String(order.customerId)) ?? [];
  return rows.length > 0;
});
show(known);`,
  },
  // `reduce`
  {
    prelude: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
declare const orders: { customerId: number; total: number }[];`,
    bad: `
const total = await orders.reduce(async (before, order) => {
  const sum = await before;
  const customer = await prisma.customer.findUnique({ where: { id: order.customerId } });
  //                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`prisma.customer.findUnique\` runs once per \`order\` of \`orders\`: 200 orders cost 200 queries. Ask once for all of them.
  return sum + order.total * (customer?.discount ?? 1);
}, Promise.resolve(0));`,
    good: `
const customers = await prisma.customer.findMany({ where: { id: { in: orders.map((order) => order.customerId) } } });
const customerById = new Map(customers.map((customer) => [customer.id, customer]));
const total = await orders.reduce(async (before, order) => {
  const sum = await before;
  const customer = customerById.get(order.customerId) ?? null;
  return sum + order.total * (customer?.discount ?? 1);
}, Promise.resolve(0));`,
  },
  // `flatMap`
  {
    prelude: `
import knex from 'knex';
const db = knex({ client: 'pg' });
declare const customers: { id: number }[];
declare function show(lists: unknown): void;`,
    bad: `
const lists = await Promise.all(
  customers.flatMap(async (customer) => {
    const orders = await db('orders').where('customer_id', customer.id).orderBy('placed_at');
    //                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`db('orders')….orderBy\` runs once per \`customer\` of \`customers\`: 200 customers cost 200 queries. Side by side they can take every connection of the pool. Ask once for all of them.
    return orders;
  }),
);
show(lists);`,
    good: `
const orderList = await db('orders').whereIn('customer_id', customers.map((customer) => customer.id)).orderBy('placed_at');
const ordersByCustomerId = new Map<string, (typeof orderList)[number][]>();
for (const order of orderList) {
  const list = ordersByCustomerId.get(String(order.customer_id));
  if (list) list.push(order);
  else ordersByCustomerId.set(String(order.customer_id), [order]);
}
const lists = await Promise.all(
  customers.flatMap(async (customer) => {
    const orders = ordersByCustomerId.get(String(customer.id)) ?? [];
    return orders;
  }),
);
show(lists);`,
  },
  // a loop in a loop
  {
    prelude: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
declare const orders: { items: { productId: bigint }[] }[];
declare function pack(item: unknown, product: unknown): void;`,
    bad: `
for (const order of orders) {
  for (const item of order.items) {
    const product = await prisma.product.findUnique({ where: { id: item.productId } });
    //                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 💡 \`prisma.product.findUnique\` runs once per \`item\` of \`order.items\`: 200 items cost 200 queries. Ask once for all of them.
    pack(item, product);
  }
}`,
    good: `
const products = await prisma.product.findMany({ where: { id: { in: orders.flatMap((order) => order.items.map((item) => item.productId)) } } });
const productById = new Map(products.map((product) => [product.id, product]));
for (const order of orders) {
  for (const item of order.items) {
    const product = productById.get(item.productId) ?? null;
    pack(item, product);
  }
}`,
  },
];
