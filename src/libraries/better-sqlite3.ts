import { defineLibrary, named } from './library.ts';

/** https://github.com/WiseLibs/better-sqlite3/blob/master/docs/api.md: in this process, without a promise. */
export const betterSqlite3 = defineLibrary({
  id: 'better-sqlite3',
  name: 'better-sqlite3',
  isInProcess: true,
  packages: ['better-sqlite3', 'better-sqlite3-multiple-ciphers'],
  exports: { default: 'Database', '=': 'Database', Database: 'Type', Statement: 'Statement' },
  shapes: {
    /** `new Database(file)`, or without `new`; its types are its members. */
    Database: { instance: 'db', call: { returns: 'db' }, members: { Database: 'Type', Statement: 'Statement', default: 'Database' } },
    Type: { instance: 'db' },
    Statement: { instance: 'statement' },
    db: { members: { prepare: 'prepare', exec: 'write', pragma: 'read', transaction: 'transaction' } },
    transaction: { callback: 'nothing', opensTransaction: true },
    nothing: {},
    prepare: { call: { returns: 'statement' } },
    statement: {
      members: {
        ...named('read', ['get', 'all', 'iterate']),
        run: 'write',
        ...named('prepare', ['pluck', 'expand', 'raw', 'bind', 'safeIntegers']),
      },
    },
    read: { call: { operation: { kind: 'read' } } },
    write: { call: { operation: { kind: 'write' } } },
  },
});
