import { knex } from './knex.ts';
import { defineLibrary, named, type Shape } from './library.ts';

const one = ['findById', 'findOne', 'first'];
const counts = ['resultSize', 'columnInfo'];
const saves = [
  ...['insert', 'insertAndFetch', 'insertGraph', 'insertGraphAndFetch', 'insertWithRelated', 'upsertGraph', 'upsertGraphAndFetch'],
  ...['patchAndFetch', 'patchAndFetchById', 'updateAndFetch', 'updateAndFetchById'],
];
const changes = ['patch', 'update', 'delete', 'del', 'deleteById', 'relate', 'unrelate', 'increment', 'decrement'];
const silent = {
  ...named('other', ['modelClass', 'tableNameFor', 'tableRefFor', 'isFind', 'isInsert', 'context', 'toString']),
  toKnexQuery: 'select',
};

/** A builder sends itself where it is waited for; some of its methods change what comes back. */
const builder = (kind: 'read' | 'write', again: string, gives?: string): Shape => ({
  members: {
    ...(kind === 'read' && { ...named('findOne', one), ...named('findPage', ['page', 'range']), ...named('read', counts) }),
    ...named('save', saves),
    ...named('remove', changes),
    ...named('write', ['truncate']),
    execute: gives ? `${kind} ${gives}` : kind,
    ...silent,
  },
  otherMembers: again,
  awaited: { operation: { kind }, ...(gives && { gives }) },
});

/** https://vincit.github.io/objection.js/api/query-builder/; below it, knex. */
export const objection = defineLibrary({
  id: 'objection',
  name: 'Objection.js',
  packages: ['objection'],
  exports: {
    Model: 'Model',
    ...named('ModelType', ['ModelClass', 'ModelConstructor']),
    QueryBuilder: 'QueryBuilder',
    ...named('SingleBuilder', ['SingleQueryBuilder', 'MaybeSingleQueryBuilder']),
    ...named('Knex', ['Transaction', 'TransactionOrKnex', 'Knex']),
    transaction: 'transaction of knex',
  },
  shapes: {
    ...knex.shapes,
    'transaction of knex': { callback: 'knex', opensTransaction: true, members: { start: 'toStarting' } },
    toStarting: { call: { returns: 'starting' } },
    ModelType: { instance: 'Model', rowAt: 0 },
    QueryBuilder: { instance: 'find query', rowAt: 0 },
    SingleBuilder: { instance: 'findOne query' },
    Model: {
      instance: 'row',
      isRowClass: true,
      members: {
        ...named('find', ['query', 'relatedQuery', 'fetchGraph', 'loadRelated']),
        ...named('toModel', ['bindKnex', 'bindTransaction']),
        ...named('toRow', ['fromJson', 'fromDatabaseJson']),
        fetchTableMetadata: 'read',
        transaction: 'transaction of knex',
        startTransaction: 'toStarting',
        knex: 'withUserParams',
        knexQuery: 'select',
      },
    },
    toModel: { call: { returns: 'Model' } },
    toRow: { call: { returns: 'row' } },
    row: {
      isRow: true,
      members: {
        ...named('findOne', ['$query', '$fetchGraph', '$loadRelated']),
        $relatedQuery: 'find',
        $clone: 'toRow',
        ...named('withUserParams', ['$knex', '$transaction']),
      },
    },
    rows: { elements: 'row' },
    page: { members: { results: 'rows' } },
    find: { call: { returns: 'find query' } },
    'find query': builder('read', 'find', 'rows'),
    findOne: { call: { returns: 'findOne query' } },
    'findOne query': builder('read', 'findOne', 'row'),
    findPage: { call: { returns: 'findPage query' } },
    'findPage query': builder('read', 'findPage', 'page'),
    save: { call: { returns: 'save query' } },
    'save query': builder('write', 'save', 'row'),
    remove: { call: { returns: 'remove query' } },
    'remove query': builder('write', 'remove'),
    'read row': { call: { operation: { kind: 'read' }, returns: 'row' } },
    'read rows': { call: { operation: { kind: 'read' }, returns: 'rows' } },
    'read page': { call: { operation: { kind: 'read' }, returns: 'page' } },
    'write row': { call: { operation: { kind: 'write' }, returns: 'row' } },
  },
});
