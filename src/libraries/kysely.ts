import { defineLibrary, named } from './library.ts';

/** https://kysely.dev/docs/category/api-reference */
export const kysely = defineLibrary({
  id: 'kysely',
  name: 'Kysely',
  packages: ['kysely'],
  exports: named('Kysely', ['Kysely', 'Transaction', 'ControlledTransaction']),
  shapes: {
    Kysely: { instance: 'db' },
    db: {
      members: {
        ...named('method', [
          'selectFrom',
          'insertInto',
          'updateTable',
          'deleteFrom',
          'replaceInto',
          'mergeInto',
          'with',
          'withRecursive',
          'selectNoFrom',
        ]),
        ...named('same', ['withSchema', 'withPlugin', 'withoutPlugins', 'withTables']),
        executeQuery: 'run',
        transaction: 'beginning',
        connection: 'beginning',
      },
    },
    same: { call: { returns: 'db' } },
    beginning: { call: { returns: 'transaction' } },
    transaction: { members: { execute: 'inTransaction' }, otherMembers: 'beginning' },
    inTransaction: { callback: 'db' },
    method: { call: { returns: 'builder' } },
    /** Only these send it; `await` of the builder itself is an error that Kysely reports. */
    builder: {
      members: {
        ...named('run', ['execute', 'executeTakeFirst', 'executeTakeFirstOrThrow']),
        ...named('other', ['compile', 'as', 'toOperationNode', 'stream']),
      },
      otherMembers: 'method',
    },
    run: { call: { operation: { kind: 'read' } } },
    other: {},
  },
});
