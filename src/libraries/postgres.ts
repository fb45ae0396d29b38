import { defineLibrary, named } from './library.ts';

/** https://github.com/porsager/postgres */
export const postgres = defineLibrary({
  id: 'postgres',
  name: 'Postgres.js',
  packages: ['postgres'],
  exports: { default: 'factory', '=': 'factory', ...named('Sql', ['Sql', 'TransactionSql', 'ReservedSql']) },
  shapes: {
    factory: { call: { returns: 'sql' }, members: named('Sql', ['Sql', 'TransactionSql', 'ReservedSql']) },
    Sql: { instance: 'sql' },
    sql: {
      call: { returns: 'statement' },
      members: {
        ...named('statement maker', ['unsafe', 'file']),
        ...named('transaction', ['begin', 'savepoint']),
        reserve: 'reserve',
      },
    },
    transaction: { callback: 'sql' },
    reserve: { call: { returns: 'sql' } },
    'statement maker': { call: { returns: 'statement' } },
    /** Sent when it is waited for; inside another statement it is a fragment. */
    statement: { members: named('statement maker', ['simple', 'values', 'raw', 'describe']), awaited: { operation: { kind: 'read' } } },
  },
});
