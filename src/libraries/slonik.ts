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
        ...named('scope', ['transaction', 'connect']),
      },
    },
    scope: { callback: 'pool' },
    query: { call: { operation: { kind: 'read' } } },
  },
});
