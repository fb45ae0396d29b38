import { defineLibrary, named } from './library.ts';

/** https://developer.mozilla.org/docs/Web/API/Fetch_API; the packages bring the same function to where there is none. */
export const fetch = defineLibrary({
  id: 'fetch',
  name: 'fetch',
  packages: ['node-fetch', 'cross-fetch', 'isomorphic-fetch', 'isomorphic-unfetch', 'node-fetch-native', 'whatwg-fetch'],
  exports: { default: 'fetch', fetch: 'fetch', '=': 'fetch' },
  globals: { fetch: 'fetch', ...named('scope', ['globalThis', 'global', 'window', 'self']) },
  shapes: {
    scope: { members: { fetch: 'fetch' } },
    fetch: { call: { operation: { kind: 'remote call' } }, members: named('fetch', ['default', 'fetch']) },
  },
});
