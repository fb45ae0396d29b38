import { textWith } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { chainOf, chainWith, hasOnly } from '../syntax/chains.ts';
import { keepsProperty, varyingCondition } from '../syntax/conditions.ts';
import { type Call, calleeOf } from '../syntax/expressions.ts';
import { plural } from '../syntax/naming.ts';
import { entries } from '../syntax/objects.ts';
import { resultOf } from '../syntax/results.ts';
import { isUniqueByName } from '../syntax/tables.ts';
import { defineLibrary, type Lookup, named, type Varies } from './library.ts';
import { mentionsOfRows, nounOfRows, rowMethods } from './repositories.ts';

const methods = {
  findRow: ['findOne', 'findOneBy', 'findOneOrFail', 'findOneByOrFail', 'findOneById', 'preload'],
  findRows: ['find', 'findBy', 'findByIds', 'findTrees', 'findRoots', 'findDescendants', 'findAncestors'],
  findTuple: ['findAndCount', 'findAndCountBy'],
  read: [
    ...['count', 'countBy', 'exist', 'exists', 'existsBy', 'sum', 'average', 'minimum', 'maximum', 'query', 'sql'],
    ...['findDescendantsTree', 'findAncestorsTree', 'countDescendants', 'countAncestors'],
    ...['aggregate', 'countDocuments', 'distinct'],
  ],
  saveRow: ['save', 'remove', 'softRemove', 'recover'],
  write: [
    ...['insert', 'update', 'updateAll', 'upsert', 'delete', 'deleteAll', 'softDelete', 'restore', 'increment', 'decrement', 'clear'],
    ...['bulkWrite', 'insertOne', 'insertMany', 'updateOne', 'updateMany', 'replaceOne', 'deleteOne', 'deleteMany'],
    ...['findOneAndDelete', 'findOneAndReplace', 'findOneAndUpdate'],
  ],
  makeRow: ['create', 'merge'],
  createBuilder: ['createQueryBuilder', 'createDescendantsQueryBuilder', 'createAncestorsQueryBuilder'],
};

/** How each is called on a repository. */
const { ofRepository, ofManager, shapes } = rowMethods(methods, {
  findRow: { call: { operation: { kind: 'read' }, returns: 'row' } },
  findRows: { call: { operation: { kind: 'read' }, returns: 'rows' } },
  findTuple: { call: { operation: { kind: 'read' }, returns: 'tuple' } },
  read: { call: { operation: { kind: 'read' } } },
  saveRow: { call: { operation: { kind: 'write' }, returns: 'row' } },
  write: { call: { operation: { kind: 'write' } } },
  makeRow: { call: { returns: 'row' } },
  createBuilder: { call: { returns: 'builder' } },
});

const repository = { ...ofRepository, manager: 'manager', extend: 'extend' };
const factories = {
  ...named('getRepository', ['getRepository', 'getTreeRepository', 'getMongoRepository']),
  ...named('getCustomRepository', ['getCustomRepository']),
  getConnection: 'getDataSource',
};
const silent = named('other', ['getQuery', 'getSql', 'getParameters', 'getQueryAndParameters', 'hasRelation', 'escape', 'hasParameter']);
const events = [
  'Insert',
  'Update',
  'Remove',
  'SoftRemove',
  'Recover',
  'Load',
  'TransactionStart',
  'TransactionCommit',
  'TransactionRollback',
];

/** https://typeorm.io/docs/working-with-entity-manager/repository-api */
export const typeorm = defineLibrary({
  id: 'typeorm',
  name: 'TypeORM',
  packages: ['typeorm', 'typeorm-transactional-cls-hooked'],
  exports: {
    ...named('Repository', ['Repository', 'TreeRepository', 'MongoRepository', 'BaseRepository']),
    AbstractRepository: 'AbstractRepository',
    ...named('Manager', ['EntityManager', 'MongoEntityManager']),
    ...named('DataSource', ['DataSource', 'Connection']),
    QueryRunner: 'QueryRunner',
    ...named('Builder', ['SelectQueryBuilder', 'QueryBuilder']),
    ...named('WriteBuilder', ['InsertQueryBuilder', 'UpdateQueryBuilder', 'DeleteQueryBuilder', 'SoftDeleteQueryBuilder']),
    ...named('RelationBuilder', ['RelationQueryBuilder']),
    BaseEntity: 'BaseEntity',
    ...named(
      'Event',
      events.map((name) => `${name}Event`),
    ),
    ...factories,
    ...named('getManager', ['getManager', 'getMongoManager']),
    ...named('getDataSource', ['createConnection']),
  },
  shapes: {
    ...shapes,
    Repository: { instance: 'repository', rowAt: 0 },
    AbstractRepository: { instance: 'abstractRepository', rowAt: 0 },
    Manager: { instance: 'manager' },
    DataSource: { instance: 'dataSource' },
    QueryRunner: { instance: 'queryRunner' },
    Builder: { instance: 'builder', rowAt: 0 },
    WriteBuilder: { instance: 'writeBuilder' },
    RelationBuilder: { instance: 'relationBuilder' },
    Event: { instance: 'event' },
    BaseEntity: { members: { ...ofRepository, getRepository: 'sameRepository' }, instance: 'row' },
    row: { isRow: true, members: { ...named('saveRow', methods.saveRow), reload: 'read' } },
    rows: { elements: 'row' },
    /** `[rows, count]`. */
    tuple: { elements: 'rows' },
    repository: { members: repository },
    /** An instance of the project's own class, as TypeORM 0.2 makes it. */
    ownRepository: { isRow: true, members: repository },
    abstractRepository: {
      members: {
        repository: 'repository',
        manager: 'manager',
        createQueryBuilder: 'createBuilder',
        createQueryBuilderFor: 'createBuilder of',
        ...named('getRepository', ['getRepositoryFor', 'getTreeRepositoryFor']),
      },
    },
    extend: { call: { returns: 'repository' } },
    manager: {
      members: {
        ...ofManager,
        ...factories,
        withRepository: 'sameRepository',
        transaction: 'transaction',
        queryRunner: 'queryRunner',
        ...named('dataSource', ['connection', 'dataSource']),
      },
    },
    dataSource: {
      members: {
        ...named('read', ['query', 'sql']),
        ...factories,
        ...named('manager', ['manager', 'mongoManager', 'sqljsManager']),
        createEntityManager: 'getManager',
        createQueryBuilder: 'createBuilder of',
        createQueryRunner: 'createQueryRunner',
        transaction: 'transaction',
        ...named('getDataSource', ['initialize', 'connect']),
      },
    },
    queryRunner: {
      members: { ...named('read', ['query', 'sql', 'stream']), manager: 'manager', ...named('dataSource', ['connection', 'dataSource']) },
    },
    event: { members: { manager: 'manager', queryRunner: 'queryRunner', ...named('dataSource', ['connection', 'dataSource']) } },
    getRepository: { call: { returns: 'repository' }, rowAt: 0 },
    sameRepository: { call: { returns: 'repository' } },
    getCustomRepository: { call: { returns: 'ownRepository' }, rowAt: 0 },
    getManager: { call: { returns: 'manager' } },
    getDataSource: { call: { returns: 'dataSource' } },
    createQueryRunner: { call: { returns: 'queryRunner' } },
    transaction: { callback: 'manager', opensTransaction: true },
    builder: {
      members: {
        ...named('findRow', ['getOne', 'getOneOrFail']),
        ...named('findRows', ['getMany']),
        ...named('findTuple', ['getManyAndCount']),
        ...named('read', ['getRawOne', 'getRawMany', 'getRawAndEntities', 'getCount', 'getExists', 'execute', 'stream']),
        ...named('createBuilder of', ['from']),
        ...named('changeBuilder', ['insert', 'update', 'delete', 'softDelete', 'restore']),
        relation: 'relate',
        ...silent,
      },
      otherMembers: 'createBuilder',
    },
    changeBuilder: { call: { returns: 'writeBuilder' } },
    writeBuilder: { members: { execute: 'write', ...silent }, otherMembers: 'changeBuilder' },
    relate: { call: { returns: 'relationBuilder' } },
    relationBuilder: {
      members: { of: 'relate', ...named('read', ['loadOne', 'loadMany']), ...named('write', ['add', 'remove', 'set', 'addAndRemove']) },
    },
    other: {},
  },
  lookup: (call, varies) => lookupOfBuilder(call, varies) ?? lookup(call, varies),
});

/** `users.findOneBy({ id })`, `manager.findOne(User, { where: { id } })`, `User.findOneOrFail(…)`; `find` and `findBy` for lists. */
function lookup(call: Call, varies: Varies): Lookup | undefined {
  const callee = calleeOf(call);
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(callee)) return;
  const { many, gives, missing } = ways.get(callee.name.text) ?? {};
  const [asked, ...others] = /^[A-Z]/.test(call.arguments[0]?.getText() ?? '') ? call.arguments.slice(1) : call.arguments;
  const result = resultOf(call);
  if (!many || !gives || !asked || others.length || !result || !ts.isObjectLiteralExpression(asked)) return;
  const options = many === 'find' ? entries(asked) : undefined;
  if (options && [...options.keys()].some((name) => !allowed.includes(name) || (name === 'order' && gives === 'row'))) return;
  const condition = varyingCondition(many === 'find' ? options?.get('where') : asked, varies);
  const noun = nounOfRows(call, callee.expression);
  if (!condition || (gives === 'row' && !isUniqueByName(condition.key, noun)) || !keepsProperty(condition.key, options?.get('select')))
    return;
  const { key, value, property } = condition;
  return {
    noun,
    source: mentionsOfRows(call, callee.expression),
    key,
    value,
    gives,
    results: [result],
    many: (keys, imported) =>
      textWith(
        call,
        new Map<ts.Node, string>([
          [callee.name, many],
          [property, `${key}: ${imported('In')}(${keys})`],
        ]),
      ),
    imports: [{ name: 'In', from: 'typeorm' }],
    missing: missing ?? 'null',
    compareAs: 'text',
  };
}

const ways = new Map<string, Pick<Lookup, 'gives'> & { readonly many: 'find' | 'findBy'; readonly missing?: 'error' }>([
  ['findOne', { many: 'find', gives: 'row' }],
  ['findOneOrFail', { many: 'find', gives: 'row', missing: 'error' }],
  ['findOneBy', { many: 'findBy', gives: 'row' }],
  ['findOneByOrFail', { many: 'findBy', gives: 'row', missing: 'error' }],
  ['find', { many: 'find', gives: 'rows' }],
  ['findBy', { many: 'findBy', gives: 'rows' }],
]);
const allowed = ['where', 'relations', 'select', 'order', 'withDeleted', 'comment', 'cache', 'loadEagerRelations', 'relationLoadStrategy'];

/** `createQueryBuilder('user').where('user.id = :id', { id }).getOne()` */
function lookupOfBuilder(call: Call, varies: Varies): Lookup | undefined {
  const chain = chainOf(call);
  const last = chain?.steps.at(-1);
  const create = chain?.steps.find(({ name }) => name === 'createQueryBuilder');
  const way = last && builderWays.get(last.name);
  const result = resultOf(call);
  const asking = chain?.steps.filter(({ call: { arguments: list } }) => list.some(varies)) ?? [];
  const [where, ...others] = asking;
  if (!chain || !last || !create || !way || !result || !where || others.length || !/^(where|andWhere)$/.test(where.name)) return;
  if (
    !hasOnly(chain, [...builderSteps, create.name, last.name]) ||
    (way.gives === 'row' && chain.steps.some(({ name }) => /^orderBy$/.test(name)))
  )
    return;
  const [sql, parameters] = where.call.arguments;
  const [alias] = create.call.arguments.slice(-1);
  const condition = parameters && varyingCondition(parameters, varies);
  const { owner, column, parameter } = (sql && ts.isStringLiteralLike(sql) && comparedColumn.exec(sql.text)?.groups) || {};
  if (
    !alias ||
    !ts.isStringLiteral(alias) ||
    alias.text !== owner ||
    !column ||
    !sql ||
    condition?.key !== parameter ||
    !condition?.isAlone
  )
    return;
  if (way.gives === 'row' && !isUniqueByName(column, alias.text)) return;
  const receiver = (create.call.expression as ts.PropertyAccessExpression).expression;
  const names = plural(condition.key);
  const list = new Map<ts.Node, string>([[sql, sql.getText().replace(/=\s*:\w+/, `IN (:...${names})`)]]);
  return {
    noun: alias.text,
    source: mentionsOfRows(create.call, receiver),
    key: column,
    value: condition.value,
    ...way,
    results: [result],
    many: (keys) =>
      chainWith(
        chain,
        new Map([
          [where, `.${where.name}(${textWith(sql, list)}, { ${keys === names ? names : `${names}: ${keys}`} })`],
          [last, '.getMany()'],
        ]),
      ),
    ofNone: '[]',
    compareAs: 'text',
  };
}

const comparedColumn = /^(?<owner>\w+)\.(?<column>\w+)\s*=\s*:(?<parameter>\w+)$/;
const builderSteps = [
  'where',
  'andWhere',
  'leftJoinAndSelect',
  'innerJoinAndSelect',
  'leftJoin',
  'innerJoin',
  'orderBy',
  'addOrderBy',
  'withDeleted',
];
const builderWays = new Map<string, Pick<Lookup, 'gives' | 'missing'>>([
  ['getOne', { gives: 'row', missing: 'null' }],
  ['getOneOrFail', { gives: 'row', missing: 'error' }],
  ['getMany', { gives: 'rows', missing: 'null' }],
]);
