import { textWith } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { keepsProperty, varyingCondition } from '../syntax/conditions.ts';
import { type Call, calleeOf } from '../syntax/expressions.ts';
import { entries } from '../syntax/objects.ts';
import { resultOf } from '../syntax/results.ts';
import { quoteOf } from '../syntax/style.ts';
import { isUniqueByName } from '../syntax/tables.ts';
import { defineLibrary, type Lookup, named, type Shape, type Varies } from './library.ts';
import { mentionsOfRows, nounOfRows } from './repositories.ts';

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
});

/** `User.findByPk(id)`, `User.findOne({ where: { email } })`; `findAll` for lists. A list of values in `where` is an IN, none of them finds nothing. */
function lookup(call: Call, varies: Varies): Lookup | undefined {
  const callee = calleeOf(call);
  const result = resultOf(call);
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(callee) || !result) return;
  const model = callee.expression;
  const rest = {
    noun: nounOfRows(call, model),
    source: mentionsOfRows(call, model),
    results: [result],
    missing: 'null',
    compareAs: 'text',
  } as const;
  if (callee.name.text === 'findByPk') {
    const [value, given, ...others] = call.arguments;
    const options = given && optionsText(given);
    if (!value || others.length || !varies(value) || (given && (varies(given) || options === undefined))) return;
    const many = (keys: string): string => `${model.getText()}.findAll({ ${options ?? ''}where: { id: ${keys} } })`;
    return { ...rest, key: 'id', value, gives: 'row', many };
  }
  if (callee.name.text === 'count') return lookupOfCount(call, varies, rest);
  const gives = callee.name.text === 'findOne' ? 'row' : callee.name.text === 'findAll' ? 'rows' : undefined;
  const [asked, ...others] = call.arguments;
  const options = entries(asked);
  const condition = varyingCondition(options?.get('where'), varies);
  if (!gives || !options || others.length || !condition) return;
  if ([...options.keys()].some((name) => !allowed.includes(name))) return;
  const { key, value, property } = condition;
  if (!keepsProperty(key, options.get('attributes'))) return;
  const many = (keys: string): string =>
    textWith(
      call,
      new Map<ts.Node, string>([
        [callee.name, 'findAll'],
        [property, `${key}: ${keys}`],
      ]),
    );
  return { ...rest, key, value, gives, isFirst: gives === 'row' && !isUniqueByName(key, rest.noun), many };
}

/** `Order.count({ where: { customerId } })`; with `group` it counts each. */
function lookupOfCount(
  call: ts.CallExpression,
  varies: Varies,
  rest: Pick<Lookup, 'noun' | 'source' | 'results' | 'missing' | 'compareAs'>,
): Lookup | undefined {
  const [asked, ...others] = call.arguments;
  const options = entries(asked);
  const condition = varyingCondition(options?.get('where'), varies);
  if (!asked || others.length || !condition || [...options!.keys()].some((name) => !['where', 'paranoid', 'transaction'].includes(name)))
    return;
  const { key, value, property } = condition;
  const quote = quoteOf(call.getSourceFile());
  const many = (keys: string): string =>
    textWith(call, new Map([[property, `${key}: ${keys}`]])).replace(/,?\s*\}\s*\)$/, `, group: [${quote}${key}${quote}] })`);
  return { ...rest, key, value, gives: 'count', many, countedAs: 'count' };
}

const allowed = [
  'where',
  'include',
  'attributes',
  'order',
  'paranoid',
  'transaction',
  'logging',
  'lock',
  'skipLocked',
  'raw',
  'nest',
  'benchmark',
];

/** The options of `findByPk` as the first ones of `findAll`, whose `where` comes last; undefined where they may throw or leave the key out. */
function optionsText(given: ts.Expression): string | undefined {
  if (ts.isIdentifier(given)) return `...${given.text}, `;
  const options = entries(given);
  if (!options || [...options.keys()].some((name) => !allowed.includes(name) || name === 'where')) return;
  if (!keepsProperty('id', options.get('attributes'))) return;
  return ts.isObjectLiteralExpression(given) ? given.properties.map((property) => `${property.getText()}, `).join('') : undefined;
}
