import { defineLibrary, named } from './library.ts';

/** https://mariadb.com/docs/connectors/mariadb-connector-nodejs */
export const mariadb = defineLibrary({
  id: 'mariadb',
  name: 'MariaDB',
  packages: ['mariadb'],
  exports: {
    ...named('open', ['createPool', 'createConnection', 'createPoolCluster']),
    ...named('Client', ['Pool', 'Connection', 'PoolConnection', 'PoolCluster', 'FilteredPoolCluster']),
    default: 'module',
  },
  shapes: {
    module: { members: named('open', ['createPool', 'createConnection', 'createPoolCluster']) },
    open: { call: { returns: 'client' } },
    Client: { instance: 'client' },
    client: {
      members: { ...named('query', ['query', 'execute']), batch: 'write', ...named('open', ['getConnection', 'of']), prepare: 'prepare' },
    },
    prepare: { call: { returns: 'statement' } },
    statement: { members: { execute: 'query' } },
    query: { call: { operation: { kind: 'read' } } },
    write: { call: { operation: { kind: 'write' } } },
  },
});
