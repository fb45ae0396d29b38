import { defineLibrary, named } from './library.ts';

const elementwise =
  'mapAsync forEachAsync filterAsync flatMapAsync mapValuesAsync mapKeysAsync flatMap forEachRight groupBy keyBy countBy partition uniqBy mapValues mapKeys pickBy omitBy'.split(
    ' ',
  );

/** https://es-toolkit.dev/reference/array/mapAsync.html */
export const esToolkit = defineLibrary({
  id: 'es-toolkit',
  name: 'es-toolkit',
  packages: ['es-toolkit', 'es-toolkit/array', 'es-toolkit/object', 'es-toolkit/promise', 'es-toolkit/function', 'es-toolkit/util'],
  exports: {
    ...named('each', elementwise),
    reduceAsync: 'fold',
    limitAsync: 'wrap',
    ...named('once', ['retry', 'withTimeout', 'attempt', 'attemptAsync']),
  },
  shapes: {
    each: { runs: { at: 1, over: 0 } },
    fold: { runs: { at: 1, over: 0, element: 1 } },
    once: { runs: 'once' },
    wrap: { call: { returnsArgument: 0 } },
  },
});
