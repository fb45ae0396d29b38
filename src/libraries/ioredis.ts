import { defineLibrary, named } from './library.ts';

const streams = ['scanStream', 'scanBufferStream', 'sscanStream', 'hscanStream', 'zscanStream'];
const emitter = ['on', 'once', 'off', 'addListener', 'removeListener', 'removeAllListeners', 'emit', 'listeners', 'listenerCount'];
const connection = ['connect', 'disconnect', 'quit', 'end', 'monitor', 'setMaxListeners', 'silentEmit', 'refreshSlotsCache'];
const definitions = ['defineCommand', 'createBuiltinCommand', 'addBuiltinCommand', 'getBuiltinCommands', 'delayUntilReady'];
const subscriptions = ['subscribe', 'psubscribe', 'ssubscribe', 'unsubscribe', 'punsubscribe', 'sunsubscribe'];

/** https://redis.github.io/ioredis */
export const ioredis = defineLibrary({
  id: 'ioredis',
  name: 'ioredis',
  packages: ['ioredis'],
  exports: { ...named('Redis', ['default', 'Redis', 'Cluster', '=']), ...named('Pipeline', ['Pipeline', 'ChainableCommander']) },
  shapes: {
    Redis: {
      instance: 'client',
      call: { returns: 'client' },
      members: {
        ...named('Redis', ['default', 'Redis', 'Cluster']),
        ...named('Pipeline', ['Pipeline', 'ChainableCommander']),
        createClient: 'same',
      },
    },
    client: {
      members: {
        ...named('local', [...streams, ...emitter, ...connection, ...definitions, ...subscriptions]),
        ...named('publish', ['publish', 'spublish', 'xadd']),
        ...named('batch', ['pipeline', 'multi']),
        duplicate: 'same',
      },
      otherMembers: 'command',
    },
    same: { call: { returns: 'client' } },
    /** Each is sent without waiting for the answer to the one before: https://redis.io/docs/latest/develop/using-commands/pipelining. */
    command: { call: { operation: { kind: 'cache', joinsInTick: true } } },
    publish: { call: { operation: { kind: 'publish', joinsInTick: true } } },
    batch: { call: { returns: 'pipeline' } },
    Pipeline: { instance: 'pipeline' },
    /** Its commands wait in memory until they are all sent at once. */
    pipeline: { members: { exec: 'command', execBuffer: 'command' }, otherMembers: 'batch' },
    local: {},
  },
});
