import { defineLibrary, named } from './library.ts';

/** https://github.com/rxaviers/async-pool#usage */
export const tinyAsyncPool = defineLibrary({
  id: 'tiny-async-pool',
  name: 'async-pool',
  packages: ['tiny-async-pool'],
  exports: named('pool', ['default', '=']),
  shapes: {
    pool: { runs: { at: 2, over: 1 }, members: { default: 'pool' } },
  },
});
