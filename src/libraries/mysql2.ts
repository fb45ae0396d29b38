import { defineLibrary, named } from './library.ts';

/** https://sidorares.github.io/node-mysql2/docs */
export const mysql2 = defineLibrary({
  id: 'mysql2',
  name: 'MySQL2',
  packages: ['mysql2', 'mysql2/promise', 'mysql2/promise.js'],
  exports: {
    ...named('factory', ['createPool', 'createConnection', 'createPoolPromise']),
    ...named('Client', ['Pool', 'Connection', 'PoolConnection']),
  },
  shapes: {
    factory: { call: { returns: 'client' } },
    Client: { instance: 'client' },
    client: { members: { ...named('query', ['query', 'execute']), ...named('factory', ['getConnection', 'promise']) } },
    query: { call: { operation: { kind: 'read' } } },
  },
});
