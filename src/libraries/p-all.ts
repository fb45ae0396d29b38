import { defineLibrary, named } from './library.ts';

/** https://github.com/sindresorhus/p-all#api and those like it: a list of functions, each called once. */
export const pAll = defineLibrary({
  id: 'p-all',
  name: 'p-all',
  packages: ['p-all', 'p-series', 'p-waterfall'],
  exports: named('all', ['default', '=']),
  shapes: {
    all: { runs: { at: 0, over: 0 }, members: { default: 'all' } },
  },
});
