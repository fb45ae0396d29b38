import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A small project for the command line: a query in a loop that can be fixed, one behind two functions, one in JavaScript, and chunks. */
const files: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "shop", "private": true }\n',
  'tsconfig.json': '{ "compilerOptions": { "strict": true } }\n',
  'src/prisma.ts': "import { PrismaClient } from '@prisma/client';\n\nexport const prisma = new PrismaClient();\n",
  'src/pool.ts': "import { Pool } from 'pg';\n\nexport const pool = new Pool();\n",
  'src/mail.ts': 'export async function sendReceipt(email: string, total: number) {\n  console.log(email, total);\n}\n',
  'src/orders.ts': `import { sendReceipt } from './mail';
import { prisma } from './prisma';

export interface Order {
  id: number;
  customerId: number;
  total: number;
}

export async function sendReceipts(orders: Order[]) {
  for (const order of orders) {
    const customer = await prisma.customer.findUnique({ where: { id: order.customerId } });
    if (customer) await sendReceipt(customer.email, order.total);
  }
}
`,
  'src/addresses.ts': `import { pool } from './pool';

export async function addressOf(customerId: number): Promise<string> {
  const address = await loadAddress(customerId);
  return address ? \`\${address.street}, \${address.city}\` : 'unknown';
}

async function loadAddress(customerId: number) {
  const { rows: [address] } = await pool.query('SELECT street, city FROM addresses WHERE customer_id = $1', [customerId]);
  return address;
}
`,
  'src/invoices.ts': `import { addressOf } from './addresses';
import type { Order } from './orders';

export async function printInvoices(orders: Order[]) {
  return Promise.all(
    orders.map(async (order) => {
      const address = await addressOf(order.customerId);
      return \`\${order.id}: \${order.total} to \${address}\`;
    }),
  );
}
`,
  'src/archive.ts': `import { pool } from './pool';

export async function archive(ids: number[]) {
  for (let at = 0; at < ids.length; at += 500) {
    await pool.query('UPDATE orders SET archived = true WHERE id = ANY($1)', [ids.slice(at, at + 500)]);
  }
}
`,
  'src/stock.js': `const knex = require('knex');

const db = knex({ client: 'pg' });

exports.availability = async (items) => {
  const available = [];
  for (const item of items) {
    const product = await db('products').where({ id: item.productId }).first();
    available.push(product.stock >= item.quantity);
  }
  return available;
};
`,
};

/** Writes the project into a folder. */
export function writeProject(folder: string): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
