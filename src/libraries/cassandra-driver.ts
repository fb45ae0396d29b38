import { defineLibrary, named } from './library.ts';

/** https://docs.datastax.com/en/developer/nodejs-driver */
export const cassandraDriver = defineLibrary({
  id: 'cassandra-driver',
  name: 'Cassandra',
  packages: ['cassandra-driver'],
  exports: { Client: 'Client', default: 'module' },
  shapes: {
    module: { members: { Client: 'Client' } },
    Client: { instance: 'client' },
    client: { members: { ...named('query', ['execute', 'eachRow']), batch: 'write' } },
    query: { call: { operation: { kind: 'read' } } },
    write: { call: { operation: { kind: 'write' } } },
  },
});
