import { knex } from './knex.ts';
import { defineLibrary, named } from './library.ts';
import { loading } from './mikro-orm-loading.ts';
import { lookup } from './mikro-orm-lookups.ts';
import { rowMethods } from './repositories.ts';

const methods = {
  findRow: ['findOne', 'findOneOrFail'],
  findRows: ['find', 'findAll', 'findByCursor'],
  findTuple: ['findAndCount'],
  countRows: ['count'],
  upsertRow: ['upsert'],
  changeRows: ['insert', 'insertMany', 'upsertMany', 'nativeInsert', 'nativeUpdate', 'nativeDelete'],
  makeRow: ['create', 'map', 'merge'],
  refer: ['getReference'],
  createBuilder: ['createQueryBuilder', 'qb'],
};

/** How each is called on a repository. */
const { ofRepository, ofManager, shapes } = rowMethods(methods, {
  findRow: { call: { operation: { kind: 'read' }, returns: 'row' } },
  findRows: { call: { operation: { kind: 'read' }, returns: 'rows' } },
  findTuple: { call: { operation: { kind: 'read' }, returns: 'tuple' } },
  countRows: { call: { operation: { kind: 'read' } } },
  upsertRow: { call: { operation: { kind: 'write' }, returns: 'row' } },
  changeRows: { call: { operation: { kind: 'write' } } },
  makeRow: { call: { returns: 'row' } },
  refer: { call: { returns: 'reference' } },
  createBuilder: { call: { returns: 'builder' } },
});
const flushes = ['flush', 'persistAndFlush', 'removeAndFlush'];
const changes = ['insert', 'update', 'delete', 'truncate'];
const silent = named('other', ['getQuery', 'getParams', 'getFormattedQuery', 'toQuery', 'getKnexQuery', 'as']);

/** https://mikro-orm.io/docs/entity-manager-api; below it, in most drivers, knex. */
export const mikroOrm = defineLibrary({
  id: 'mikro-orm',
  name: 'MikroORM',
  packages: ['@mikro-orm/*'],
  exports: {
    MikroORM: 'MikroORM',
    ...named('EntityManager', ['EntityManager', 'SqlEntityManager', 'MongoEntityManager']),
    ...named('EntityRepository', ['EntityRepository', 'SqlEntityRepository', 'MongoEntityRepository']),
    ...named('QueryBuilder', ['QueryBuilder', 'SelectQueryBuilder']),
    ...named('Collection', ['Collection', 'LoadedCollection']),
    ...named('Reference', ['Reference', 'Ref', 'ScalarReference', 'LoadedReference']),
    Loaded: 'Loaded',
    BaseEntity: 'BaseEntity',
    wrap: 'wrap',
    ...named('Event', ['EventArgs', 'FlushEventArgs', 'TransactionEventArgs']),
  },
  shapes: {
    ...knex.shapes,
    ...shapes,
    MikroORM: { instance: 'orm', members: named('toOrm', ['init', 'initSync']) },
    toOrm: { call: { returns: 'orm' } },
    orm: { members: { em: 'manager' } },
    EntityManager: { instance: 'manager' },
    EntityRepository: { instance: 'repository', rowAt: 0 },
    QueryBuilder: { instance: 'builder', rowAt: 0 },
    Collection: { instance: 'collection', rowAt: 0 },
    Reference: { instance: 'reference', rowAt: 0 },
    Loaded: { instance: 'row', rowAt: 0 },
    BaseEntity: { instance: 'row' },
    Event: { instance: 'event' },
    event: { members: { em: 'manager' } },
    manager: {
      members: {
        ...ofManager,
        ...named('changeRows', flushes),
        ...named('countRows', ['execute', 'lock', 'refresh', 'refreshOrFail', 'populate']),
        ...named('getRepository', ['getRepository', 'repo']),
        ...named('fork', ['fork', 'getContext', 'persist', 'remove']),
        transactional: 'transactional',
        getKnex: 'withUserParams',
        getConnection: 'getConnection',
      },
    },
    fork: { call: { returns: 'manager' } },
    transactional: { callback: 'manager', opensTransaction: true },
    getConnection: { call: { returns: 'connection' } },
    connection: { members: { execute: 'countRows', getKnex: 'withUserParams', transactional: 'transactional' } },
    getRepository: { call: { returns: 'repository' }, rowAt: 0 },
    repository: {
      members: {
        ...ofRepository,
        ...named('changeRows', flushes),
        populate: 'countRows',
        em: 'manager',
        getEntityManager: 'fork',
        getKnex: 'withUserParams',
      },
    },
    /** Sent by `execute` and its relatives, or where it is waited for. */
    builder: {
      members: {
        ...named('findRow', ['getSingleResult']),
        ...named('findRows', ['getResult', 'getResultList']),
        getResultAndCount: 'findTuple',
        ...named('countRows', ['execute', 'getCount', 'stream']),
        ...named('changeBuilder', changes),
        ...silent,
      },
      otherMembers: 'createBuilder',
      awaited: { operation: { kind: 'read' }, gives: 'rows' },
    },
    changeBuilder: { call: { returns: 'writeBuilder' } },
    writeBuilder: {
      members: { execute: 'changeRows', ...silent },
      otherMembers: 'changeBuilder',
      awaited: { operation: { kind: 'write' } },
    },
    rows: { elements: 'row' },
    /** `[rows, count]`. */
    tuple: { elements: 'rows' },
    row: { isRow: true, members: { ...named('findRow', ['init']), populate: 'countRows' } },
    wrap: { call: { returns: 'wrapped' } },
    wrapped: { members: named('countRows', ['init', 'populate']) },
    collection: {
      members: {
        ...named('countRows', ['init', 'load', 'loadCount']),
        ...named('findRows', ['loadItems', 'matching']),
        getItems: 'toRows',
      },
      elements: 'row',
    },
    toRows: { call: { returns: 'rows' } },
    reference: {
      members: { ...named('findRow', ['load', 'loadOrFail']), loadProperty: 'countRows', ...named('makeRow', ['getEntity', 'unwrap']) },
    },
  },
  lookup,
  loading,
});
