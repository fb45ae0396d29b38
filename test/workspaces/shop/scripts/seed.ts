import { prisma } from '../src/db/prisma';

const customers = [
  ['ada@example.com', 'Ada'],
  ['ben@example.com', 'Ben'],
  ['cem@example.com', 'Cem'],
] as const;

const products = [
  ['PEN-1', 'Fountain pen', 2_900],
  ['INK-1', 'Blue ink', 850],
  ['PAP-1', 'Paper, 500 sheets', 1_200],
] as const;

/** A little data for a developer's machine. */
export async function seed(): Promise<void> {
  const writing = await prisma.category.create({ data: { name: 'Writing' } });
  const supplies = await prisma.category.create({ data: { name: 'Supplies', parentId: writing.id } });
  for (const [email, name] of customers) {
    const customer = await prisma.customer.create({ data: { email, name } });
    await prisma.address.create({
      data: { customerId: customer.id, street: 'High Street 1', postcode: '10115', city: 'Berlin', country: 'DE', isDefault: true },
    });
  }
  for (const [sku, name, priceCents] of products) {
    await prisma.product.create({ data: { sku, name, priceCents, categoryId: supplies.id } });
  }
}
