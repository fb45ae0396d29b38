import { redis } from '../db/redis';
import type { Product } from '../generated/prisma/client';

const keyOf = (sku: string) => `product:${sku}`;

export async function remember(product: Product): Promise<void> {
  await redis.set(keyOf(product.sku), JSON.stringify(product));
}

export async function recall(sku: string): Promise<Product | undefined> {
  const text = await redis.get(keyOf(sku));
  return text ? (JSON.parse(text) as Product) : undefined;
}

export async function forget(sku: string): Promise<void> {
  await redis.del(keyOf(sku));
}
