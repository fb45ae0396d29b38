import { defineLibrary, named } from './library.ts';

const reads = [
  ...['find', 'findBy', 'findAndCount', 'findAndCountBy', 'findOne', 'findOneBy', 'findOneOrFail', 'findOneByOrFail', 'findByIds'],
  ...['count', 'countBy', 'exist', 'exists', 'existsBy', 'sum', 'average', 'minimum', 'maximum', 'query'],
];
const writes = [
  ...['save', 'insert', 'update', 'upsert', 'delete', 'remove', 'softDelete', 'softRemove', 'restore', 'recover'],
  ...['increment', 'decrement', 'clear'],
];

/** https://typeorm.io/docs/working-with-entity-manager/repository-api */
export const typeorm = defineLibrary({
  id: 'typeorm',
  name: 'TypeORM',
  packages: ['typeorm'],
  exports: {
    ...named('Repository', ['Repository', 'TreeRepository', 'MongoRepository']),
    EntityManager: 'Manager',
    ...named('DataSource', ['DataSource', 'Connection']),
    QueryRunner: 'QueryRunner',
    ...named('Builder', ['SelectQueryBuilder', 'QueryBuilder']),
    BaseEntity: 'BaseEntity',
    getRepository: 'getRepository',
    getManager: 'getManager',
    getConnection: 'getConnection',
  },
  shapes: {
    Repository: { instance: 'repository' },
    Manager: { instance: 'manager' },
    DataSource: { instance: 'dataSource' },
    QueryRunner: { instance: 'queryRunner' },
    Builder: { instance: 'builder' },
    BaseEntity: {
      members: { ...named('read', reads), ...named('write', writes), createQueryBuilder: 'createBuilder' },
      instance: 'entity',
    },
    entity: { members: named('write', ['save', 'remove', 'softRemove', 'recover', 'reload']) },
    repository: {
      members: {
        ...named('read', reads),
        ...named('write', writes),
        createQueryBuilder: 'createBuilder',
        manager: 'manager',
        extend: 'extend',
      },
    },
    extend: { call: { returns: 'repository' } },
    manager: {
      members: {
        ...named('read', reads),
        ...named('write', writes),
        ...named('getRepository', ['getRepository', 'getTreeRepository', 'getCustomRepository', 'withRepository']),
        createQueryBuilder: 'createBuilder',
        transaction: 'transaction',
        connection: 'dataSource',
      },
    },
    dataSource: {
      members: {
        query: 'read',
        manager: 'manager',
        getRepository: 'getRepository',
        transaction: 'transaction',
        createQueryBuilder: 'createBuilder',
        createQueryRunner: 'createQueryRunner',
      },
    },
    queryRunner: { members: { query: 'read', manager: 'manager' } },
    getRepository: { call: { returns: 'repository' } },
    getManager: { call: { returns: 'manager' } },
    getConnection: { call: { returns: 'dataSource' } },
    createQueryRunner: { call: { returns: 'queryRunner' } },
    transaction: { callback: 'manager' },
    createBuilder: { call: { returns: 'builder' } },
    builder: {
      members: {
        ...named('read', ['getOne', 'getOneOrFail', 'getMany', 'getManyAndCount', 'getRawOne', 'getRawMany', 'getRawAndEntities']),
        ...named('read', ['getCount', 'getExists', 'execute', 'stream']),
        ...named('other', ['getQuery', 'getSql', 'getParameters', 'getQueryAndParameters']),
      },
      otherMembers: 'createBuilder',
    },
    read: { call: { operation: { kind: 'read' } } },
    write: { call: { operation: { kind: 'write' } } },
    other: {},
  },
});
