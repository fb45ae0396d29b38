import { defineLibrary, named } from './library.ts';

/** https://github.com/sindresorhus/p-limit#api and https://github.com/featurist/promise-limit#readme: each call of a limiter runs a function once, later perhaps. */
export const pLimit = defineLibrary({
  id: 'p-limit',
  name: 'p-limit',
  packages: ['p-limit', 'promise-limit'],
  exports: { ...named('make', ['default', '=']), limitFunction: 'wrap', LimitFunction: 'LimitFunction' },
  shapes: {
    make: { call: { returns: 'limit' }, members: { default: 'make' } },
    LimitFunction: { instance: 'limit' },
    limit: { runs: 'once', members: { map: 'map' } },
    map: { runs: { at: 1, over: 0 } },
    wrap: { call: { returnsArgument: 0 } },
  },
});
