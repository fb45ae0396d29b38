import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('node-redis', () => {
  it('is asked by every command, and joins those of one tick by itself', () => {
    assert.deepEqual(
      operationsIn(`
import { createClient, createClientPool, type RedisClientType } from 'redis';
import { getClient } from './redis';
const legacy = require('redis').createClient();
const pool = createClientPool({ url: 'redis://localhost' });
export class Cart {
  constructor(private readonly redis: RedisClientType) {}
  async add(id: string) {
    await this.redis.hSet(id, 'items', '1');
    await (await getClient()).get(id);
    await this.redis.json.set(id, '$', {});
    await pool.execute(async (client) => { await client.LPUSH('carts', id); });
    await this.redis.publish('carts', id);
    await this.redis.duplicate().GET(id);
    legacy.setex(id, 60, '1', () => undefined);
  }
}
//- /redis.ts
import { createClient } from 'redis';
export const getClient = async () => {
  const client = createClient({ url: process.env.REDIS_URL });
  await client.connect();
  return client;
};
`),
      [
        'joined cache this.redis.hSet',
        'joined cache (await getClient()).get',
        'joined cache this.redis.json.set',
        'joined cache client.LPUSH',
        'joined publish this.redis.publish',
        'joined cache this.redis.duplicate().GET',
        'joined cache legacy.setex',
      ],
    );
  });

  it('is asked once for all that a transaction queues, and not to connect or to listen', () => {
    assert.deepEqual(
      operationsIn(`
import { createClient } from 'redis';
const client = createClient();
client.on('error', console.error);
await client.connect();
const multi = client.multi().set('a', '1');
multi.get('a');
await multi.exec();
await client.multi().get('b').execAsPipeline();
await client.subscribe('news', console.log);
for await (const key of client.scanIterator()) console.log(key);
await client.quit();
`),
      ['cache multi.exec', 'cache client.multi()….execAsPipeline'],
    );
  });
});
