import { defineLibrary, named } from './library.ts';

const drivers = [
  ...['node-postgres', 'postgres-js', 'neon-http', 'neon-serverless', 'vercel-postgres', 'pglite', 'aws-data-api/pg', 'xata-http'],
  ...['mysql2', 'planetscale-serverless', 'tidb-serverless', 'singlestore'],
  ...['better-sqlite3', 'libsql', 'd1', 'bun-sqlite', 'bun-sql', 'expo-sqlite', 'op-sqlite', 'sql-js'],
];
const databases = [
  ...['NodePgDatabase', 'PostgresJsDatabase', 'NeonHttpDatabase', 'NeonDatabase', 'VercelPgDatabase', 'PgliteDatabase', 'MySql2Database'],
  ...[
    'PlanetScaleDatabase',
    'BetterSQLite3Database',
    'LibSQLDatabase',
    'DrizzleD1Database',
    'PgDatabase',
    'MySqlDatabase',
    'BaseSQLiteDatabase',
  ],
  ...['PgTransaction', 'MySqlTransaction', 'SQLiteTransaction'],
];

/** https://orm.drizzle.team/docs/select */
export const drizzle = defineLibrary({
  id: 'drizzle',
  name: 'Drizzle',
  packages: [
    ...drivers.map((driver) => `drizzle-orm/${driver}`),
    'drizzle-orm/pg-core',
    'drizzle-orm/mysql-core',
    'drizzle-orm/sqlite-core',
  ],
  exports: { drizzle: 'factory', ...named('Database', databases) },
  shapes: {
    factory: { call: { returns: 'db' } },
    Database: { instance: 'db' },
    db: {
      members: {
        ...named('method', ['select', 'selectDistinct', 'selectDistinctOn', 'insert', 'update', 'delete', 'with', '$with', '$count']),
        ...named('run', ['execute', 'run', 'all', 'get', 'values', 'batch']),
        query: 'tables',
        transaction: 'transaction',
      },
    },
    tables: { otherMembers: 'table' },
    table: { members: named('method', ['findFirst', 'findMany']) },
    transaction: { callback: 'db' },
    method: { call: { returns: 'builder' } },
    builder: {
      members: { ...named('run', ['execute', 'all', 'get', 'run']), ...named('other', ['prepare', 'toSQL', 'as', 'getSQL']) },
      otherMembers: 'method',
      awaited: { operation: { kind: 'read' } },
    },
    run: { call: { operation: { kind: 'read' } } },
    other: {},
  },
});
