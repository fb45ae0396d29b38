import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('ioredis', () => {
  it('is asked by every command of a client, however it is made and kept', () => {
    assert.deepEqual(
      operationsIn(`
import Redis, { Cluster, type Redis as RedisType } from 'ioredis';
import { redis } from './redis';
const IORedis = require('ioredis');
const cluster = new Redis.Cluster([{ host: '127.0.0.1' }]);
const legacy = new IORedis(6379);
export class Sessions extends Redis {
  constructor(private readonly client: RedisType, private readonly shards: Cluster) { super(); }
  async touch(id: string) {
    await redis.get(id);
    await this.client.hgetall(id);
    await this.shards.expire(id, 60);
    await cluster.mget(id);
    await legacy.call('JSON.GET', id);
    await this.client.duplicate().blpop('jobs', 0);
    await this.client.publish('sessions', id);
    await this.client.xadd('log', '*', 'id', id);
    return this.setex(id, 60, '1');
  }
}
//- /redis.ts
import IORedis from 'ioredis';
const kept = globalThis as unknown as { redis?: IORedis };
export const redis = kept.redis ?? new IORedis(process.env.REDIS_URL);
`),
      [
        'joined cache redis.get',
        'joined cache this.client.hgetall',
        'joined cache this.shards.expire',
        'joined cache cluster.mget',
        'joined cache legacy.call',
        'joined cache this.client.duplicate().blpop',
        'joined publish this.client.publish',
        'joined publish this.client.xadd',
        'joined cache this.setex',
      ],
    );
  });

  it('is asked once for all that a pipeline or a transaction queues', () => {
    assert.deepEqual(
      operationsIn(`
import { type ChainableCommander, Redis } from 'ioredis';
const redis = new Redis();
export async function warm(ids: string[], given: ChainableCommander) {
  const pipeline = redis.pipeline();
  for (const id of ids) pipeline.get(id);
  await pipeline.exec();
  await redis.multi().incr('a').expire('a', 60).exec();
  given.set('b', '1');
}
`),
      ['joined cache pipeline.exec', 'joined cache redis.multi()….exec'],
    );
  });

  it('is not asked to connect, to listen or to define a command', () => {
    assert.deepEqual(
      operationsIn(`
import Redis from 'ioredis';
const redis = new Redis({ lazyConnect: true });
redis.on('error', console.error); redis.defineCommand('take', { lua: '' }); redis.status.toUpperCase(); redis.options.keyPrefix;
await redis.connect(); await redis.subscribe('news'); redis.scanStream({ match: 'a*' }); redis.disconnect(); await redis.quit();
`),
      [],
    );
  });
});
