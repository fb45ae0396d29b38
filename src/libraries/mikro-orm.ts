import { textWith } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { isList } from '../syntax/annotations.ts';
import { askedBy, type ListIn, listUnder, varyingConditions } from '../syntax/conditions.ts';
import { type Call, calleeOf } from '../syntax/expressions.ts';
import { entries } from '../syntax/objects.ts';
import { resultOf } from '../syntax/results.ts';
import { isUniqueByName } from '../syntax/tables.ts';
import { knex } from './knex.ts';
import { defineLibrary, type Lookup, named, type Varies } from './library.ts';
import { mentionsOfRows, nounOfRows, rowMethods } from './repositories.ts';

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
});

/** `em.findOne(User, { id })`, `em.findOne(User, id)`, `users.findOneOrFail({ email })`; `find` for lists of what has a column of its own. */
function lookup(call: Call, varies: Varies): Lookup | undefined {
  const callee = calleeOf(call);
  const result = resultOf(call);
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(callee) || !result) return;
  const way = ways.get(callee.name.text);
  const isManager = /^[A-Z]/.test(call.arguments[0]?.getText() ?? '');
  const [where, given, ...others] = isManager ? call.arguments.slice(1) : call.arguments;
  const options = given && entries(given);
  if (!way || !where || others.length || (given && (!options || varies(given)))) return;
  if ([...(options?.keys() ?? [])].some((name) => !['populate', 'filters', 'strategy', 'orderBy'].includes(name))) return;
  const isObject = ts.isObjectLiteralExpression(where);
  const conditions = isObject ? varyingConditions(where, varies, listAmong) : [];
  const [condition, ...beside] = conditions;
  const asked = isObject
    ? condition && askedBy([condition, ...beside])
    : varies(where) && way.gives === 'row'
      ? { key: 'id', value: where }
      : undefined;
  const noun = nounOfRows(call, callee.expression);
  const keys = conditions.length ? conditions.map(({ key }) => key) : ['id'];
  const isUnique = keys.some((key) => isUniqueByName(key, noun));
  // A relation's property holds the related row, not its key.
  if (!asked || !keys.every((key) => isUniqueByName(key, noun) || /(Id|_id)$/.test(key))) return;
  if (
    way.gives === 'row'
      ? conditions.some(({ isList }) => isList)
      : !conditions.some(({ isList, key }) => isList || !isUniqueByName(key, noun))
  )
    return;
  return {
    noun,
    source: mentionsOfRows(call, callee.expression),
    ...asked,
    ...way,
    isFirst: way.gives === 'row' && !isUnique,
    results: [result],
    many: (list, _, more = []) => {
      const lists = [list, ...more].map((one, at) => `${keys[at]}: { $in: ${one} }`);
      return textWith(
        call,
        new Map<ts.Node, string>([
          [callee.name, 'find'],
          ...(isObject ? conditions.map(({ property }, at) => [property, lists[at]!] as const) : [[where, `{ ${lists[0]} }`] as const]),
        ]),
      );
    },
    compareAs: 'text',
  };
}

/** A list of values needs no operator here, but may have one: `{ $in: ids }`. */
const listAmong: ListIn = (value) => listUnder('$in')(value) ?? (isList(value) ? value : undefined);

const ways = new Map<string, Pick<Lookup, 'gives' | 'missing'>>([
  ['findOne', { gives: 'row', missing: 'null' }],
  ['findOneOrFail', { gives: 'row', missing: 'error' }],
  ['find', { gives: 'rows', missing: 'null' }],
]);
