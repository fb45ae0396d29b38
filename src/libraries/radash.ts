import { defineLibrary, named } from './library.ts';

/** https://radash-docs.vercel.app/docs/async/map */
export const radash = defineLibrary({
  id: 'radash',
  name: 'Radash',
  packages: ['radash'],
  exports: {
    ...named('each', ['map', 'group', 'objectify', 'fork', 'select', 'counting', 'mapValues', 'mapEntries']),
    parallel: 'parallel',
    reduce: 'reduce',
    ...named('once', ['retry', 'guard', 'defer']),
    tryit: 'wrap',
  },
  shapes: {
    each: { runs: { at: 1, over: 0 } },
    parallel: { runs: { at: 2, over: 1 } },
    reduce: { runs: { at: 1, over: 0, element: 1 } },
    once: { runs: 'once' },
    wrap: { call: { returnsArgument: 0 } },
  },
});
