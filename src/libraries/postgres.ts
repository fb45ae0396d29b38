import { defineLibrary, named } from './library.ts';

const types = {
  ...named('Sql', ['Sql', 'TransactionSql', 'ReservedSql', 'ISql']),
  ...named('Statement', ['PendingQuery', 'PendingValuesQuery']),
};

/** https://github.com/porsager/postgres */
export const postgres = defineLibrary({
  id: 'postgres',
  name: 'Postgres.js',
  packages: ['postgres'],
  exports: { default: 'factory', '=': 'factory', ...types },
  shapes: {
    factory: { call: { returns: 'sql' }, instance: 'sql', members: { ...types, default: 'factory' } },
    Sql: { instance: 'sql' },
    Statement: { instance: 'statement' },
    sql: {
      call: { returns: 'statement' },
      members: {
        ...named('statement maker', ['unsafe', 'file']),
        ...named('transaction', ['begin', 'savepoint']),
        reserve: 'reserve',
        notify: 'publish',
      },
    },
    transaction: { callback: 'sql', opensTransaction: true },
    reserve: { call: { returns: 'sql' } },
    'statement maker': { call: { returns: 'statement' } },
    /** Sent when it is waited for; inside another statement it is a fragment. */
    statement: {
      members: { ...named('statement maker', ['simple', 'values', 'raw', 'describe']), ...named('read', ['execute', 'forEach', 'cursor']) },
      awaited: { operation: { kind: 'read' } },
    },
    read: { call: { operation: { kind: 'read' } } },
    publish: { call: { operation: { kind: 'publish' } } },
  },
});
