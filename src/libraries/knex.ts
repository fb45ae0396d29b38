import { lookup } from './knex-lookups.ts';
import { defineLibrary, named } from './library.ts';

const writes = ['insert', 'upsert', 'batchInsert', 'update', 'updateFrom', 'increment', 'decrement', 'del', 'delete', 'truncate'];
/** They run the query they end, without being waited for. */
const senders = ['stream', 'pipe', 'asCallback'];
const silent = named('other', ['toSQL', 'toString', 'toQuery', 'toNative']);
const types = { Transaction: 'Knex', QueryInterface: 'Knex', QueryBuilder: 'Builder', Raw: 'Builder', SchemaBuilder: 'SchemaBuilder' };

/** https://knexjs.org/guide/query-builder.html */
export const knex = defineLibrary({
  id: 'knex',
  name: 'knex',
  packages: ['knex'],
  exports: { default: 'factory', knex: 'factory', Knex: 'Knex', '=': 'factory', ...types },
  shapes: {
    factory: { call: { returns: 'knex' }, instance: 'knex', members: { default: 'factory', knex: 'factory', Knex: 'Knex', ...types } },
    Knex: { instance: 'knex', members: types },
    Builder: { instance: 'reading' },
    SchemaBuilder: { instance: 'schema' },
    knex: {
      call: { returns: 'reading' },
      members: {
        ...named('change', writes),
        ...named('transaction', ['transaction', 'savepoint']),
        transactionProvider: 'transactionProvider',
        withUserParams: 'withUserParams',
        schema: 'schema',
        ...named('other', [
          'commit',
          'rollback',
          'isCompleted',
          'executionPromise',
          'destroy',
          'initialize',
          'on',
          'once',
          'removeListener',
        ]),
        ...named('other', ['ref', 'fn', 'client', 'userParams', 'migrate', 'seed', 'isTransaction', 'VERSION']),
      },
      otherMembers: 'select',
    },
    transaction: { callback: 'knex', call: { returns: 'starting' }, opensTransaction: true },
    transactionProvider: { call: { returns: 'transaction' } },
    starting: { awaited: { gives: 'knex' } },
    withUserParams: { call: { returns: 'knex' } },
    schema: {
      members: { ...named('select', ['hasTable', 'hasColumn']), ...silent },
      otherMembers: 'changeSchema',
      awaited: { operation: { kind: 'write' } },
    },
    changeSchema: { call: { returns: 'schema' } },
    select: { call: { returns: 'reading' } },
    reading: {
      members: { ...named('change', writes), ...named('read', senders), ...silent },
      otherMembers: 'select',
      awaited: { operation: { kind: 'read' } },
    },
    change: { call: { returns: 'writing' } },
    writing: { members: { ...named('write', senders), ...silent }, otherMembers: 'change', awaited: { operation: { kind: 'write' } } },
    read: { call: { operation: { kind: 'read' } } },
    write: { call: { operation: { kind: 'write' } } },
    other: {},
  },
  lookup,
});
