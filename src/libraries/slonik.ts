import { defineLibrary, named } from './library.ts';

/** https://github.com/gajus/slonik#query-methods */
export const slonik = defineLibrary({
  id: 'slonik',
  name: 'Slonik',
  packages: ['slonik', '@silverhand/slonik'],
  exports: {
    createPool: 'createPool',
    ...named('Pool', [
      'DatabasePool',
      'CommonQueryMethods',
      'DatabaseConnection',
      'DatabasePoolConnection',
      'DatabaseTransactionConnection',
    ]),
  },
  shapes: {
    createPool: { call: { returns: 'pool' } },
    Pool: { instance: 'pool' },
    pool: {
      members: {
        ...named('query', [
          'any',
          'anyFirst',
          'exists',
          'many',
          'manyFirst',
          'maybeOne',
          'maybeOneFirst',
          'one',
          'oneFirst',
          'query',
          'stream',
        ]),
        transaction: 'transaction',
        connect: 'scope',
      },
    },
    scope: { callback: 'pool' },
    transaction: { callback: 'pool', opensTransaction: true },
    query: { call: { operation: { kind: 'read' } } },
  },
});
