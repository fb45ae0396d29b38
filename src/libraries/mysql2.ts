import { defineLibrary, named } from './library.ts';

/** https://sidorares.github.io/node-mysql2/docs */
export const mysql2 = defineLibrary({
  id: 'mysql2',
  name: 'MySQL2',
  packages: ['mysql2', 'mysql2/promise', 'mysql2/promise.js', 'mysql'],
  exports: {
    ...named('factory', ['createPool', 'createConnection', 'createPoolPromise', 'createPoolCluster']),
    ...named('Client', ['Pool', 'Connection', 'PoolConnection', 'PoolCluster', 'PoolNamespace', 'QueryableConnection']),
    PreparedStatementInfo: 'Statement',
  },
  shapes: {
    factory: { call: { returns: 'client' } },
    Client: { instance: 'client' },
    client: {
      members: { ...named('query', ['query', 'execute']), ...named('factory', ['getConnection', 'promise', 'of']), prepare: 'prepare' },
    },
    Statement: { instance: 'statement' },
    prepare: { call: { returns: 'statement' } },
    statement: { members: { execute: 'query' } },
    query: { call: { operation: { kind: 'read' } } },
  },
});
