import type { Product } from '../generated/prisma/client';

export interface Facet {
  from: number;
  to: number;
  count: number;
}

const steps = [0, 1_000, 2_500, 5_000, 10_000];

/** How many products fall into each price range. */
export function priceFacets(products: readonly Product[]): Facet[] {
  return steps.map((from, index) => {
    const to = steps[index + 1] ?? Number.POSITIVE_INFINITY;
    return { from, to, count: products.filter(({ priceCents }) => priceCents >= from && priceCents < to).length };
  });
}

export function productsBySku(products: readonly Product[]): Record<string, Product> {
  return products.reduce<Record<string, Product>>((bySku, product) => ({ ...bySku, [product.sku]: product }), {});
}
