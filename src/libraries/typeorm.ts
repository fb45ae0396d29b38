import { defineLibrary, named } from './library.ts';
import { rowMethods } from './repositories.ts';
import { loading } from './typeorm-loading.ts';
import { lookup } from './typeorm-lookups.ts';

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
  lookup,
  loading,
});
