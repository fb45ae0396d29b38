import { defineLibrary, named } from './library.ts';

/**
 * https://github.com/sindresorhus/p-retry#api, https://github.com/vercel/async-retry#api, https://github.com/IndigoUnited/node-promise-retry#usage
 * and https://github.com/coveooss/exponential-backoff#readme: tried again only when it fails, which multiplies nothing by elements.
 */
export const pRetry = defineLibrary({
  id: 'p-retry',
  name: 'p-retry',
  packages: ['p-retry', 'async-retry', 'promise-retry', 'exponential-backoff'],
  exports: { ...named('retry', ['default', '=', 'backOff']), makeRetriable: 'wrap' },
  shapes: {
    retry: { runs: 'once', members: { ...named('retry', ['default', 'backOff']), makeRetriable: 'wrap' } },
    wrap: { call: { returnsArgument: 0 } },
  },
});
