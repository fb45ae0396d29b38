import { defineLibrary, named } from './library.ts';

/** https://neo4j.com/docs/javascript-manual */
export const neo4j = defineLibrary({
  id: 'neo4j',
  name: 'Neo4j',
  packages: ['neo4j-driver'],
  exports: {
    default: 'module',
    driver: 'open',
    Driver: 'Driver',
    Session: 'Session',
    ...named('Transaction', ['Transaction', 'ManagedTransaction']),
  },
  shapes: {
    module: { members: { driver: 'open' } },
    open: { call: { returns: 'driver' } },
    Driver: { instance: 'driver' },
    driver: { members: { session: 'sessionOf', executeQuery: 'query' } },
    sessionOf: { call: { returns: 'session' } },
    Session: { instance: 'session' },
    session: {
      members: {
        run: 'query',
        beginTransaction: 'begin',
        ...named('work', ['executeRead', 'executeWrite', 'readTransaction', 'writeTransaction']),
      },
    },
    begin: { call: { returns: 'transaction' } },
    work: { callback: 'transaction', runs: 'once', opensTransaction: true },
    Transaction: { instance: 'transaction' },
    transaction: { members: { run: 'query' } },
    query: { call: { operation: { kind: 'read' } } },
  },
});
