import { defineLibrary, named, type Shape } from './library.ts';
import { loading } from './sequelize-loading.ts';
import { lookup } from './sequelize-lookups.ts';

/** The types of the methods that an association adds to a row's class, by what they do. */
const mixins = {
  getRow: ['BelongsToGetAssociation', 'HasOneGetAssociation'],
  getRows: ['HasManyGetAssociations', 'BelongsToManyGetAssociations'],
  read: ['HasMany', 'BelongsToMany'].flatMap((kind) =>
    ['CountAssociations', 'HasAssociation', 'HasAssociations'].map((name) => kind + name),
  ),
  createRow: ['BelongsTo', 'HasOne', 'HasMany', 'BelongsToMany'].map((kind) => `${kind}CreateAssociation`),
  write: [
    ...['BelongsToSetAssociation', 'HasOneSetAssociation'],
    ...['HasMany', 'BelongsToMany'].flatMap((kind) =>
      ['SetAssociations', 'AddAssociation', 'AddAssociations', 'RemoveAssociation', 'RemoveAssociations'].map((name) => kind + name),
    ),
  ],
};
const mixinTypes = Object.assign(
  {},
  ...Object.entries(mixins).map(([shape, names]) =>
    named(
      `type ${shape}`,
      names.map((name) => `${name}Mixin`),
    ),
  ),
);
const mixinShapes = Object.fromEntries(
  Object.keys(mixins).map((shape): [string, Shape] => [`type ${shape}`, { instance: shape, rowAt: 0 }]),
);

const classes = {
  ...named('Model', ['Model']),
  ...named('ModelType', ['ModelStatic', 'ModelCtor', 'ModelDefined', 'ModelType', 'Repository']),
  ...named('Sequelize', ['Sequelize']),
  QueryInterface: 'QueryInterface',
};

/** https://sequelize.org/docs/v6/core-concepts/model-querying-basics/ */
export const sequelize = defineLibrary({
  id: 'sequelize',
  name: 'Sequelize',
  packages: ['sequelize', 'sequelize-typescript', '@sequelize/core'],
  exports: { ...classes, ...mixinTypes, default: 'Sequelize', '=': 'Sequelize' },
  shapes: {
    ...mixinShapes,
    Sequelize: { instance: 'sequelize', members: { ...classes, ...mixinTypes, default: 'Sequelize' } },
    sequelize: {
      members: {
        ...named('read', ['query', 'queryRaw', 'authenticate', 'databaseVersion', 'fetchDatabaseVersion', 'showAllSchemas']),
        ...named('write', ['sync', 'truncate', 'destroyAll', 'drop', 'createSchema', 'dropSchema', 'dropAllSchemas']),
        ...named('model', ['define', 'model']),
        models: 'models',
        getRepository: 'getRepository',
        transaction: 'transaction',
        withConnection: 'connect',
        getQueryInterface: 'getQueryInterface',
        queryInterface: 'queryInterface',
      },
    },
    models: { otherMembers: 'Model' },
    model: { call: { returns: 'Model' } },
    getRepository: { call: { returns: 'Model' }, rowAt: 0 },
    transaction: { callback: 'other', opensTransaction: true },
    connect: { callback: 'other' },
    QueryInterface: { instance: 'queryInterface' },
    getQueryInterface: { call: { returns: 'queryInterface' } },
    queryInterface: {
      members: {
        ...named('read', ['select', 'rawSelect', 'describeTable', 'showAllTables', 'showAllSchemas', 'tableExists', 'showIndex']),
        ...named('write', ['insert', 'bulkInsert', 'upsert', 'update', 'bulkUpdate', 'delete', 'bulkDelete', 'increment', 'decrement']),
        ...named('write', ['createTable', 'dropTable', 'renameTable', 'addColumn', 'removeColumn', 'changeColumn', 'renameColumn']),
        ...named('write', ['addIndex', 'removeIndex', 'addConstraint', 'removeConstraint']),
      },
    },
    ModelType: { instance: 'Model', rowAt: 0 },
    Model: {
      instance: 'row',
      isRowClass: true,
      members: {
        ...named('getRow', ['findOne', 'findByPk']),
        ...named('getRows', ['findAll']),
        findAndCountAll: 'getPage',
        ...named('read', ['findAllInBatches', 'count', 'sum', 'min', 'max', 'aggregate', 'describe']),
        create: 'createRow',
        bulkCreate: 'createRows',
        ...named('createTuple', ['findOrCreate', 'findCreateFind', 'upsert']),
        findOrBuild: 'getTuple',
        ...named('write', ['update', 'destroy', 'increment', 'decrement', 'restore', 'truncate', 'sync', 'drop']),
        ...named('model', ['scope', 'unscoped', 'schema', 'withScope', 'withoutScope', 'withInitialScope', 'withSchema']),
        build: 'build',
        bulkBuild: 'buildRows',
        sequelize: 'sequelize',
      },
    },
    build: { call: { returns: 'row' } },
    buildRows: { call: { returns: 'rows' } },
    getRow: { call: { operation: { kind: 'read' }, returns: 'row' } },
    getRows: { call: { operation: { kind: 'read' }, returns: 'rows' } },
    getPage: { call: { operation: { kind: 'read' }, returns: 'page' } },
    getTuple: { call: { operation: { kind: 'read' }, returns: 'rows' } },
    createRow: { call: { operation: { kind: 'write' }, returns: 'row' } },
    createRows: { call: { operation: { kind: 'write' }, returns: 'rows' } },
    /** `[row, isNew]`. */
    createTuple: { call: { operation: { kind: 'write' }, returns: 'rows' } },
    page: { members: { rows: 'rows' } },
    rows: { elements: 'row' },
    row: {
      isRow: true,
      members: {
        ...named('createRow', ['save', 'update']),
        ...named('write', ['destroy', 'restore', 'increment', 'decrement', '$set', '$add', '$create', '$remove']),
        reload: 'getRow',
        $get: 'read',
        ...named('read', ['$count', '$has']),
        sequelize: 'sequelize',
      },
    },
    read: { call: { operation: { kind: 'read' } } },
    write: { call: { operation: { kind: 'write' } } },
    other: {},
  },
  lookup,
  loading,
});
