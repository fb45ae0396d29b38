/*
title: Write-through cache
concept: cache-strategies
description: "Writes the database first and then the cache, so that who reads next finds what was written; what may be stale is forgotten."
stops:
  - Product
  - 'ttl = [60_000]'
*/
/** Any cache of texts; times are in milliseconds. */
export interface ProductCache {
  get(key: string): Promise<string | null>;
  set(key: string, value: string, ttl: number): Promise<unknown>;
  delete(key: string): Promise<unknown>;
}

export interface ProductStore<Product> {
  find(id: string): Promise<Product | undefined>;
  save(product: Product): Promise<void>;
}

/** A store that keeps the cache true. The TTL bounds how long two writers at the same moment can leave the older value. */
export function writeThrough<Product extends { readonly id: string }>(
  store: ProductStore<Product>,
  cache: ProductCache,
  ttl = 60_000,
): ProductStore<Product> {
  return {
    async find(id) {
      const hit = await cache.get(keyOf(id)).catch(() => null);
      return hit === null ? store.find(id) : (JSON.parse(hit) as Product);
    },
    async save(product) {
      // The database decides; were it second, the cache could hold what was never stored.
      await store.save(product);
      // $0
      try {
        await cache.set(keyOf(product.id), JSON.stringify(product), ttl);
      } catch {
        // Better no value than the old one.
        await cache.delete(keyOf(product.id)).catch(() => undefined);
      }
    },
  };
}

const keyOf = (id: string): string => `product:v1:${id}`;
