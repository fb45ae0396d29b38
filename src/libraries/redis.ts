import { defineLibrary, named } from './library.ts';

const emitter = ['on', 'once', 'off', 'addListener', 'removeListener', 'removeAllListeners', 'emit', 'listeners', 'listenerCount'];
const connection = ['connect', 'disconnect', 'quit', 'QUIT', 'close', 'destroy', 'end', 'ref', 'unref', 'setMaxListeners', 'asap', 'reset'];
const iterators = ['scanIterator', 'hScanIterator', 'hScanValuesIterator', 'hScanNoValuesIterator', 'sScanIterator', 'zScanIterator'];
const subscriptions = ['subscribe', 'pSubscribe', 'sSubscribe', 'unsubscribe', 'pUnsubscribe', 'sUnsubscribe', 'psubscribe', 'SUBSCRIBE'];

/** https://github.com/redis/node-redis */
export const redis = defineLibrary({
  id: 'redis',
  name: 'node-redis',
  packages: ['redis', '@redis/client'],
  exports: {
    ...named('create', ['createClient', 'createCluster', 'createSentinel', 'createClientPool']),
    ...named('Client', ['RedisClientType', 'RedisClusterType', 'RedisSentinelType', 'RedisClientPoolType', 'RedisClient']),
  },
  shapes: {
    create: { call: { returns: 'client' } },
    Client: { instance: 'client' },
    client: {
      members: {
        ...named('local', [...emitter, ...connection, ...iterators, ...subscriptions, 'executeIsolated']),
        ...named('publish', ['publish', 'sPublish', 'xAdd', 'PUBLISH', 'SPUBLISH', 'XADD', 'xadd']),
        ...named('batch', ['multi', 'MULTI', 'batch']),
        ...named('create', ['duplicate', 'legacy', 'createPool', 'withCommandOptions', 'withTypeMapping', 'withAbortSignal']),
        ...named('module', ['json', 'ft', 'ts', 'bf', 'cf', 'cms', 'topK', 'tDigest', 'graph']),
        execute: 'borrow',
        v4: 'client',
      },
      otherMembers: 'command',
    },
    /** https://github.com/redis/node-redis#auto-pipelining */
    command: { call: { operation: { kind: 'cache', joinsInTick: true } } },
    publish: { call: { operation: { kind: 'publish', joinsInTick: true } } },
    module: { otherMembers: 'command' },
    borrow: { callback: 'client' },
    batch: { call: { returns: 'queue' } },
    /** Its commands wait in memory until they are all sent at once. */
    queue: { members: named('exec', ['exec', 'EXEC', 'execAsPipeline', 'execTyped', 'execAsPipelineTyped']), otherMembers: 'batch' },
    exec: { call: { operation: { kind: 'cache' } } },
    local: {},
  },
});
