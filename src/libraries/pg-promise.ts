import { defineLibrary, named } from './library.ts';

const queries = [
  ...['none', 'one', 'oneOrNone', 'many', 'manyOrNone', 'any', 'result', 'multi', 'multiResult'],
  ...['query', 'func', 'proc', 'map', 'each', 'stream'],
];

/** https://vitaly-t.github.io/pg-promise/Database.html */
export const pgPromise = defineLibrary({
  id: 'pg-promise',
  name: 'pg-promise',
  packages: ['pg-promise'],
  exports: { default: 'initialize', '=': 'initialize', ...named('Database', ['IDatabase', 'IBaseProtocol', 'ITask', 'IConnected']) },
  shapes: {
    initialize: { call: { returns: 'root' }, members: named('Database', ['IDatabase', 'IBaseProtocol', 'ITask', 'IConnected']) },
    root: { call: { returns: 'db' } },
    Database: { instance: 'db' },
    db: {
      members: {
        ...named('query', queries),
        ...named('scope', ['task', 'taskIf']),
        ...named('transaction', ['tx', 'txIf']),
        connect: 'connect',
      },
    },
    scope: { callback: 'db' },
    transaction: { callback: 'db', opensTransaction: true },
    connect: { call: { returns: 'db' } },
    query: { call: { operation: { kind: 'read' } } },
  },
});
