import { loading } from './drizzle-loading.ts';
import { lookup } from './drizzle-lookups.ts';
import { defineLibrary, named } from './library.ts';

const databases = [
  ...[
    'NodePgDatabase',
    'PostgresJsDatabase',
    'NeonHttpDatabase',
    'NeonDatabase',
    'NetlifyDbDatabase',
    'VercelPgDatabase',
    'PgliteDatabase',
  ],
  ...['AwsDataApiPgDatabase', 'XataHttpDatabase', 'PgRemoteDatabase', 'PrismaPgDatabase', 'BunSQLDatabase', 'GelJsDatabase', 'GelDatabase'],
  ...['MySql2Database', 'PlanetScaleDatabase', 'TiDBServerlessDatabase', 'MySqlRemoteDatabase', 'PrismaMySqlDatabase'],
  ...['SingleStoreDriverDatabase', 'SingleStoreRemoteDatabase', 'SingleStoreDatabase'],
  ...['BetterSQLite3Database', 'LibSQLDatabase', 'DrizzleD1Database', 'AnyD1Database', 'BunSQLiteDatabase', 'ExpoSQLiteDatabase'],
  ...['OPSQLiteDatabase', 'SQLJsDatabase', 'SqliteRemoteDatabase', 'DrizzleSqliteDODatabase', 'PrismaSQLiteDatabase'],
  ...['PgDatabase', 'MySqlDatabase', 'BaseSQLiteDatabase'],
];
const transactions = [
  ...['PgTransaction', 'NodePgTransaction', 'PostgresJsTransaction', 'NeonTransaction', 'PgliteTransaction', 'VercelPgTransaction'],
  ...['AwsDataApiTransaction', 'PgProxyTransaction', 'BunSQLTransaction', 'GelTransaction', 'MySqlTransaction', 'MySql2Transaction'],
  ...['PlanetScaleTransaction', 'TiDBServerlessTransaction', 'MySqlProxyTransaction', 'SingleStoreTransaction', 'SQLiteTransaction'],
  ...['BetterSQLiteTransaction', 'LibSQLTransaction', 'D1Transaction', 'SQLiteBunTransaction', 'ExpoSQLiteTransaction'],
];
const changes = ['insert', 'update', 'delete', 'refreshMaterializedView'];
const senders = ['execute', 'all', 'get', 'run', 'values', 'sync'];
const silent = named('other', ['toSQL', 'as', 'getSQL', 'getSelectedFields']);

/** https://orm.drizzle.team/docs/select; every driver and dialect has a package of its own. */
export const drizzle = defineLibrary({
  id: 'drizzle',
  name: 'Drizzle',
  packages: ['drizzle-orm/*'],
  /** Every dialect names its builders alike: `PgSelectBase`, `MySqlSelectBase`. */
  types: {
    ...named('selecting', [
      '*SelectBase',
      '*SelectBuilder',
      '*SelectQueryBuilderBase',
      '*SetOperatorBase',
      '*RelationalQuery',
      '*CountBuilder',
    ]),
    ...named('writing', ['*InsertBase', '*InsertBuilder', '*UpdateBase', '*UpdateBuilder', '*DeleteBase']),
    ...named('table', ['RelationalQueryBuilder']),
  },
  exports: { ...named('factory', ['drizzle', 'withReplicas']), ...named('Database', [...databases, ...transactions]) },
  shapes: {
    factory: { call: { returns: 'db' } },
    Database: { instance: 'db' },
    db: {
      members: {
        ...named('select', ['select', 'selectDistinct', 'selectDistinctOn', 'with', '$with', '$count']),
        ...named('change', changes),
        ...named('read', ['execute', 'run', 'all', 'get', 'values', 'batch']),
        query: 'tables',
        transaction: 'transaction',
        $primary: 'db',
      },
    },
    tables: { otherMembers: 'table' },
    table: { members: named('select', ['findFirst', 'findMany']) },
    transaction: { callback: 'db', opensTransaction: true },
    select: { call: { returns: 'selecting' } },
    selecting: {
      members: { ...named('read', senders), ...named('change', changes), ...silent, prepare: 'prepareRead' },
      otherMembers: 'select',
      awaited: { operation: { kind: 'read' } },
    },
    change: { call: { returns: 'writing' } },
    writing: {
      members: {
        ...named(
          'write',
          senders.filter((name) => name !== 'values'),
        ),
        ...silent,
        prepare: 'prepareWrite',
      },
      otherMembers: 'change',
      awaited: { operation: { kind: 'write' } },
    },
    prepareRead: { call: { returns: 'preparedRead' } },
    preparedRead: { members: named('read', senders) },
    prepareWrite: { call: { returns: 'preparedWrite' } },
    preparedWrite: { members: named('write', senders) },
    read: { call: { operation: { kind: 'read' } } },
    write: { call: { operation: { kind: 'write' } } },
    other: {},
  },
  lookup,
  loading,
});
