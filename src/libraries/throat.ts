import { defineLibrary, named } from './library.ts';

/** https://github.com/ForbesLindesay/throat#api: a limiter, or a function of its own that is limited. */
export const throat = defineLibrary({
  id: 'throat',
  name: 'throat',
  packages: ['throat'],
  exports: named('throat', ['default', '=']),
  shapes: {
    throat: { call: { returns: 'limit', returnsArgument: 1 }, members: { default: 'throat' } },
    limit: { runs: 'once' },
  },
});
