import { defineLibrary, named } from './library.ts';

/** Commands whose answers may be long are sent at once. https://upstash.com/docs/redis/sdks/ts/pipelining/auto-pipeline */
const alone = ['scan', 'keys', 'flushdb', 'flushall', 'dbsize', 'hscan', 'hgetall', 'hkeys', 'lrange', 'sscan', 'smembers', 'xrange'];
const moreAlone = ['xrevrange', 'zscan', 'zrange'];
const iterators = ['scanIterator', 'hscanIterator', 'sscanIterator', 'zscanIterator'];

/** https://upstash.com/docs/redis/sdks/ts/overview; Vercel KV is a client of the same. */
export const upstashRedis = defineLibrary({
  id: 'upstash-redis',
  name: 'Upstash Redis',
  packages: ['@upstash/redis', '@upstash/redis/cloudflare', '@upstash/redis/fastly', '@upstash/redis/nodejs', '@vercel/kv'],
  exports: {
    ...named('Redis', ['Redis', 'VercelKV']),
    ...named('client', ['kv', 'default']),
    createClient: 'create',
    Pipeline: 'Pipeline',
  },
  shapes: {
    Redis: { instance: 'client', members: { fromEnv: 'create' } },
    create: { call: { returns: 'client' } },
    client: {
      members: {
        ...named('command', [...alone, ...moreAlone]),
        ...named('publish', ['publish', 'xadd']),
        ...named('batch', ['pipeline', 'multi']),
        ...named('module', ['json', 'functions']),
        ...named('local', [...iterators, 'use', 'createScript', 'search', 'vector', 'subscribe', 'psubscribe']),
      },
      otherMembers: 'joined',
    },
    command: { call: { operation: { kind: 'cache' } } },
    joined: { call: { operation: { kind: 'cache', joinsInTick: true } } },
    publish: { call: { operation: { kind: 'publish', joinsInTick: true } } },
    module: { otherMembers: 'joined' },
    batch: { call: { returns: 'pipeline' } },
    Pipeline: { instance: 'pipeline' },
    /** Its commands wait in memory until they are all sent at once. */
    pipeline: { members: { exec: 'command', length: 'local', json: 'queues' }, otherMembers: 'batch' },
    queues: { otherMembers: 'batch' },
    local: {},
  },
});
