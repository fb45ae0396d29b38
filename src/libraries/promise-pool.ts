import { defineLibrary, named } from './library.ts';

const settings = [
  'withConcurrency',
  'withTaskTimeout',
  'handleError',
  'onTaskStarted',
  'onTaskFinished',
  'useCorrespondingResults',
  'dontStoreProcessedItems',
];

/** https://superchargejs.com/docs/promise-pool */
export const promisePool = defineLibrary({
  id: 'promise-pool',
  name: 'Promise Pool',
  packages: ['@supercharge/promise-pool'],
  exports: named('PromisePool', ['default', '=', 'PromisePool']),
  shapes: {
    PromisePool: {
      instance: 'pool',
      members: { PromisePool: 'PromisePool', default: 'PromisePool', for: 'for', ...named('same', settings) },
    },
    pool: { members: { for: 'for', process: 'process', ...named('same', settings) } },
    for: { lists: 0, call: { returns: 'pool' } },
    same: { call: { returns: 'pool' } },
    process: { runs: { at: 0, over: 'receiver' } },
  },
});
