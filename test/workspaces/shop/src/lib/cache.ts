import { redis } from '../db/redis';

/** Cache-aside: what `load` gave is kept for a while, a little longer or shorter each time so that not everything expires at once. */
export async function cached<T>(key: string, ttlSeconds: number, load: () => Promise<T>): Promise<T> {
  const hit = await redis.get(key).catch(() => null);
  if (hit !== null) return JSON.parse(hit) as T;
  const value = await load();
  const ttl = Math.round(ttlSeconds * (0.9 + Math.random() * 0.2));
  await redis.set(key, JSON.stringify(value), 'EX', ttl).catch(() => undefined);
  return value;
}
