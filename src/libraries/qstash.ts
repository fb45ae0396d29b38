import { defineLibrary, named } from './library.ts';

/** https://upstash.com/docs/qstash */
export const qstash = defineLibrary({
  id: 'qstash',
  name: 'QStash',
  packages: ['@upstash/qstash', '@upstash/qstash/*'],
  exports: { Client: 'Client' },
  shapes: {
    Client: { instance: 'client' },
    client: {
      members: {
        ...named('publish', ['publish', 'publishJSON', 'batch', 'batchJSON']),
        queue: 'queueOf',
        ...named('resource', ['messages', 'schedules', 'topics', 'urlGroups', 'dlq']),
        ...named('ask', ['events', 'logs']),
      },
    },
    queueOf: { call: { returns: 'queue' } },
    queue: {
      members: {
        ...named('publish', ['enqueue', 'enqueueJSON']),
        ...named('ask', ['upsert', 'delete', 'get', 'list', 'pause', 'resume']),
      },
    },
    resource: { otherMembers: 'ask' },
    publish: { call: { operation: { kind: 'publish' } } },
    ask: { call: { operation: { kind: 'remote call' } } },
  },
});
