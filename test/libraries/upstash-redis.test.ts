import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Upstash Redis', () => {
  it('joins the commands of one tick, but for those with long answers', () => {
    assert.deepEqual(
      operationsIn(`
import { Redis } from '@upstash/redis';
import { createClient, kv } from '@vercel/kv';
const redis = Redis.fromEnv();
const own = createClient({ url: 'https://kv.example.com', token: 'token' });
export async function limits(id: string, given: Redis = new Redis({ url: '', token: '' })) {
  await redis.get(id);
  await given.hgetall(id);
  await kv.set(id, 1);
  await own.incr(id);
  await redis.json.get(id);
  await redis.publish('limits', id);
}
`),
      [
        'joined cache redis.get',
        'cache given.hgetall',
        'joined cache kv.set',
        'joined cache own.incr',
        'joined cache redis.json.get',
        'joined publish redis.publish',
      ],
    );
  });

  it('is asked once for all that a pipeline queues, and not for what is built here', () => {
    assert.deepEqual(
      operationsIn(`
import { Redis } from '@upstash/redis/cloudflare';
const redis = new Redis({ url: '', token: '' });
const pipeline = redis.pipeline();
pipeline.set('a', 1).json.get('b').incr('c');
await pipeline.exec();
await redis.multi().get('a').exec();
redis.createScript('return 1'); redis.use(() => undefined); redis.subscribe('news').on('message', console.log);
`),
      ['cache pipeline.exec', 'cache redis.multi()….exec'],
    );
  });
});
