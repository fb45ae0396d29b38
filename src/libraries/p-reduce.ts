import { defineLibrary, named } from './library.ts';

/** https://github.com/sindresorhus/p-reduce#api */
export const pReduce = defineLibrary({
  id: 'p-reduce',
  name: 'p-reduce',
  packages: ['p-reduce'],
  exports: named('reduce', ['default', '=']),
  shapes: {
    reduce: { runs: { at: 1, over: 0, element: 1 }, members: { default: 'reduce' } },
  },
});
