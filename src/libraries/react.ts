import { defineLibrary } from './library.ts';

/**
 * https://react.dev/reference/react/cache: remembers per request, and asks once per different key all the same.
 * What remembers for longer (`unstable_cache`, `memoize`) may have all of them already: nothing is said of it.
 */
export const react = defineLibrary({
  id: 'react',
  name: 'React',
  packages: ['react'],
  exports: { cache: 'cache', default: 'React', '=': 'React' },
  shapes: {
    React: { members: { cache: 'cache' } },
    cache: { call: { returnsArgument: 0 } },
  },
});
