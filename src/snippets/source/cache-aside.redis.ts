/*
description: "Reads through Redis (node-redis) with a TTL, jitter, and one load at a time for each key; a Redis that fails does no harm."
stops:
  - Product
  - 'ttl = [60_000]'
*/
import type { RedisClientType } from 'redis';

/**
 * Answers from the cache, or loads and remembers; that there is none (null) is remembered, too. Expiry is spread by a tenth up and
 * down, so that what was loaded together does not expire together. `ttl` is in milliseconds.
 */
export function cachedProducts<Product>(
  redis: RedisClientType,
  load: (id: string) => Promise<Product | null>,
  ttl = 60_000,
): (id: string) => Promise<Product | null> {
  /** What is being loaded in this process: whoever comes meanwhile waits for the same load. */
  const loading = new Map<string, Promise<Product | null>>();
  // $0

  async function loaded(id: string): Promise<Product | null> {
    const product = await load(id);
    const spread = Math.round(ttl * (0.9 + Math.random() * 0.2));
    await redis.set(keyOf(id), JSON.stringify(product), { PX: spread }).catch(() => undefined);
    return product;
  }

  return async (id) => {
    const hit = await redis.get(keyOf(id)).catch(() => null);
    if (hit !== null) return JSON.parse(hit) as Product | null;
    const running = loading.get(id) ?? loaded(id).finally(() => loading.delete(id));
    loading.set(id, running);
    return running;
  };
}

/** The version changes with the shape of what is stored: a deploy then misses, and does not read what it cannot understand. */
const keyOf = (id: string): string => `product:v1:${id}`;
