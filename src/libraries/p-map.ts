import { defineLibrary, named } from './library.ts';

/** https://github.com/sindresorhus/p-map#api and those like it: a list, and a function for each of its elements. */
export const pMap = defineLibrary({
  id: 'p-map',
  name: 'p-map',
  packages: ['p-map', 'p-map-series', 'p-each-series', 'p-filter', 'p-locate', 'p-props', 'p-some', 'p-times'],
  exports: named('perElement', [
    'default',
    '=',
    'pMapIterable',
    'pMapSettled',
    'pMapKeyed',
    'pMapSettledKeyed',
    'pFilterIterable',
    'pPropsAllSettled',
    'pEvery',
  ]),
  shapes: {
    /** CommonJS versions hold themselves as `default`. */
    perElement: { runs: { at: 1, over: 0 }, members: { default: 'perElement' } },
  },
});
