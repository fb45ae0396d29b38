import { defineLibrary, named } from './library.ts';

/** https://nats-io.github.io/nats.js */
export const nats = defineLibrary({
  id: 'nats',
  name: 'NATS',
  packages: ['nats', 'nats.ws', '@nats-io/transport-node', '@nats-io/nats-core', '@nats-io/jetstream', '@nats-io/kv'],
  exports: {
    ...named('connect', ['connect', 'wsconnect']),
    ...named('Connection', ['NatsConnection', 'NatsConnectionImpl']),
    jetstream: 'createStream',
    JetStreamClient: 'Stream',
    KV: 'Bucket',
  },
  shapes: {
    connect: { call: { returns: 'connection' } },
    Connection: { instance: 'connection' },
    connection: {
      members: {
        ...named('write', ['publish', 'publishMessage']),
        ...named('ask', ['request', 'requestMany', 'flush', 'rtt']),
        jetstream: 'createStream',
      },
    },
    createStream: { call: { returns: 'stream' } },
    Stream: { instance: 'stream' },
    stream: { members: { publish: 'publish', views: 'views' } },
    views: { members: { kv: 'openBucket' } },
    openBucket: { call: { returns: 'bucket' } },
    Bucket: { instance: 'bucket' },
    bucket: { members: named('look', ['get', 'put', 'create', 'update', 'delete', 'purge', 'status']) },
    /** Written to the socket; nobody waits for an answer. */
    write: { call: { operation: { kind: 'publish', joinsInTick: true } } },
    publish: { call: { operation: { kind: 'publish' } } },
    ask: { call: { operation: { kind: 'remote call' } } },
    look: { call: { operation: { kind: 'cache' } } },
  },
});
