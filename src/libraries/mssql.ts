import { defineLibrary, named } from './library.ts';

/** https://github.com/tediousjs/node-mssql#readme */
export const mssql = defineLibrary({
  id: 'mssql',
  name: 'mssql',
  packages: ['mssql', 'mssql/msnodesqlv8', 'mssql/tedious'],
  exports: {
    ConnectionPool: 'ConnectionPool',
    Request: 'Request',
    Transaction: 'Transaction',
    PreparedStatement: 'PreparedStatement',
    connect: 'connect',
    ...named('query', ['query', 'batch']),
  },
  shapes: {
    ConnectionPool: { instance: 'pool' },
    Request: { instance: 'request' },
    Transaction: { instance: 'transaction' },
    PreparedStatement: { instance: 'statement' },
    connect: { call: { returns: 'pool' } },
    pool: {
      members: { connect: 'connect', ...named('query', ['query', 'batch']), request: 'toRequest', transaction: 'toTransaction' },
    },
    toRequest: { call: { returns: 'request' } },
    toTransaction: { call: { returns: 'transaction' } },
    transaction: { members: { request: 'toRequest', begin: 'toTransaction' } },
    request: {
      members: {
        ...named('toRequest', ['input', 'replaceInput', 'output']),
        ...named('query', ['query', 'batch', 'execute']),
        bulk: 'write',
      },
    },
    statement: { members: { ...named('toStatement', ['input', 'output']), execute: 'query' } },
    toStatement: { call: { returns: 'statement' } },
    query: { call: { operation: { kind: 'read' } } },
    write: { call: { operation: { kind: 'write' } } },
  },
});
