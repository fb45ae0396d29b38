import { defineLibrary, named } from './library.ts';

/** https://sequelize.org/docs/v6/core-concepts/model-querying-basics/ */
export const sequelize = defineLibrary({
  id: 'sequelize',
  name: 'Sequelize',
  packages: ['sequelize', 'sequelize-typescript', '@sequelize/core'],
  exports: { Model: 'Model', Sequelize: 'Sequelize', default: 'Sequelize', '=': 'Sequelize' },
  shapes: {
    Sequelize: { instance: 'sequelize', members: { Sequelize: 'Sequelize', Model: 'Model' } },
    sequelize: { members: { query: 'read', define: 'define', model: 'define', transaction: 'transaction' } },
    define: { call: { returns: 'Model' } },
    transaction: {},
    Model: {
      instance: 'row',
      members: {
        ...named('findRow', ['findOne', 'findByPk']),
        ...named('read', ['findAll', 'findAndCountAll', 'findAllInBatches', 'count', 'sum', 'min', 'max', 'aggregate']),
        ...named('createRow', ['create']),
        ...named('write', ['bulkCreate', 'update', 'destroy', 'upsert', 'findOrCreate', 'findCreateFind', 'findOrBuild']),
        ...named('write', ['increment', 'decrement', 'restore', 'truncate']),
        ...named('scope', ['scope', 'unscoped', 'schema', 'withScope']),
        build: 'build',
      },
    },
    scope: { call: { returns: 'Model' } },
    build: { call: { returns: 'row' } },
    findRow: { call: { operation: { kind: 'read' }, returns: 'row' } },
    createRow: { call: { operation: { kind: 'write' }, returns: 'row' } },
    row: {
      members: {
        ...named('write', ['save', 'update', 'destroy', 'restore', 'increment', 'decrement']),
        ...named('write', ['$set', '$add', '$create', '$remove']),
        ...named('read', ['reload', '$get', '$count', '$has']),
      },
    },
    read: { call: { operation: { kind: 'read' } } },
    write: { call: { operation: { kind: 'write' } } },
  },
});
