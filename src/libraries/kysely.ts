import { defineLibrary, named } from './library.ts';

/** Only these send what was built; `await` of the builder itself is an error that Kysely reports. */
const senders = ['execute', 'executeTakeFirst', 'executeTakeFirstOrThrow', 'stream', 'explain'];
const silent = named('other', ['compile', 'as', 'toOperationNode']);

/** https://kysely.dev/docs/category/api-reference */
export const kysely = defineLibrary({
  id: 'kysely',
  name: 'Kysely',
  packages: ['kysely'],
  types: {
    ...named('selecting', ['RawBuilder', '*SelectQueryBuilderExpression']),
    ...named('writing', ['*TableBuilder', '*IndexBuilder', 'SchemaModule']),
    ...named('beginning', ['TransactionBuilder']),
    ...named('connecting', ['ConnectionBuilder']),
    ...named('starting', ['ControlledTransactionBuilder']),
  },
  exports: {
    ...named('Kysely', ['Kysely', 'Transaction', 'ControlledTransaction', 'QueryCreator']),
    SelectQueryBuilder: 'Selecting',
    ...named('Writing', ['InsertQueryBuilder', 'UpdateQueryBuilder', 'DeleteQueryBuilder', 'MergeQueryBuilder']),
    sql: 'sql',
  },
  shapes: {
    Kysely: { instance: 'db' },
    Selecting: { instance: 'selecting' },
    Writing: { instance: 'writing' },
    db: {
      members: {
        ...named('select', ['selectFrom', 'selectNoFrom']),
        ...named('change', ['insertInto', 'replaceInto', 'updateTable', 'deleteFrom', 'mergeInto']),
        ...named('same', ['with', 'withRecursive', 'withSchema', 'withPlugin', 'withoutPlugins', 'withTables']),
        executeQuery: 'read',
        schema: 'writing',
        introspection: 'introspection',
        transaction: 'begin',
        connection: 'connect',
        ...named('start', ['startTransaction', 'savepoint', 'rollbackToSavepoint', 'releaseSavepoint']),
      },
    },
    same: { call: { returns: 'db' } },
    begin: { call: { returns: 'beginning' } },
    beginning: { members: { execute: 'inTransaction' }, otherMembers: 'begin' },
    inTransaction: { callback: 'db', opensTransaction: true },
    connect: { call: { returns: 'connecting' } },
    connecting: { members: { execute: 'connected' } },
    connected: { callback: 'db' },
    start: { call: { returns: 'starting' } },
    starting: { members: { execute: 'same' }, otherMembers: 'start' },
    select: { call: { returns: 'selecting' } },
    selecting: { members: { ...named('read', senders), ...silent }, otherMembers: 'select' },
    change: { call: { returns: 'writing' } },
    writing: { members: { ...named('write', senders), ...silent }, otherMembers: 'change' },
    introspection: { members: named('read', ['getSchemas', 'getTables', 'getMetadata']) },
    /** A fragment of another query, or one of its own where it is executed. */
    sql: { call: { returns: 'selecting' }, members: { raw: 'select' } },
    read: { call: { operation: { kind: 'read' } } },
    write: { call: { operation: { kind: 'write' } } },
    other: {},
  },
});
