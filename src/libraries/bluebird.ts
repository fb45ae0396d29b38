import { defineLibrary, named } from './library.ts';

/** http://bluebirdjs.com/docs/api-reference.html */
export const bluebird = defineLibrary({
  id: 'bluebird',
  name: 'Bluebird',
  packages: ['bluebird'],
  exports: named('Promise', ['default', '=', 'Promise']),
  shapes: {
    Promise: {
      instance: 'promise',
      members: {
        ...named('each', ['map', 'mapSeries', 'each', 'filter']),
        reduce: 'fold',
        ...named('of', ['resolve', 'cast', 'all', 'props']),
        ...named('once', ['try', 'attempt']),
        ...named('wrap', ['method', 'coroutine', 'promisify']),
        ...named('Promise', ['default', 'Promise']),
      },
    },
    each: { runs: { at: 1, over: 0 }, call: { returns: 'promise' } },
    fold: { runs: { at: 1, over: 0, element: 1 } },
    of: { lists: 0, call: { returns: 'promise' } },
    once: { runs: 'once' },
    wrap: { call: { returnsArgument: 0 } },
    promise: { members: { ...named('eachOf', ['map', 'mapSeries', 'each', 'filter']), reduce: 'foldOf', all: 'same' } },
    same: { call: { returns: 'promise' } },
    eachOf: { runs: { at: 0, over: 'receiver' }, call: { returns: 'promise' } },
    foldOf: { runs: { at: 0, over: 'receiver', element: 1 } },
  },
});
