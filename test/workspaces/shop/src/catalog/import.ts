import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { prisma } from '../db/prisma';
import { chunk } from '../lib/chunk';

interface Row {
  sku: string;
  name: string;
  priceCents: number;
  categoryId: number;
}

/** Reads a supplier's list and adds what is new, five hundred products a statement. */
export async function importProducts(path: string): Promise<number> {
  const rows: Row[] = [];
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const [sku = '', name = '', price = '', category = ''] = line.split(';');
    if (sku) rows.push({ sku, name, priceCents: Number(price), categoryId: Number(category) });
  }
  let added = 0;
  for (const some of chunk(rows, 500)) {
    const { count } = await prisma.product.createMany({ data: some, skipDuplicates: true });
    added += count;
  }
  return added;
}
