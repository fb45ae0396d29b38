import { defineLibrary, named } from './library.ts';

const elementwise =
  'each forEach eachOf forEachOf map mapValues filter select reject detect find some any every all concat flatMap groupBy sortBy times'.split(
    ' ',
  );

const inSeries = elementwise.map((name) => `${name}Series`);
const limited = elementwise.map((name) => `${name}Limit`);

const functions = {
  ...named('each', [...elementwise, ...inSeries]),
  ...named('eachLimited', limited),
  ...named('fold', ['reduce', 'inject', 'foldl', 'reduceRight', 'foldr']),
  ...named('tasks', ['parallel', 'parallelLimit', 'series', 'waterfall', 'race', 'tryEach']),
  retry: 'once',
  ...named('wrap', ['asyncify', 'wrapSync', 'ensureAsync', 'reflect', 'timeout', 'retryable']),
};

/**
 * https://caolan.github.io/async/v3/docs.html: the callback after a function is called once, with all results.
 * Queues run their worker for what is pushed later; a cargo takes many at a time.
 */
export const async = defineLibrary({
  id: 'async',
  name: 'Async',
  packages: ['async', 'async/*', 'async-es', 'async-es/*'],
  hasModules: true,
  exports: { ...functions, ...named('async', ['default', '=']) },
  shapes: {
    async: { members: functions },
    each: { runs: { at: 1, over: 0 } },
    eachLimited: { runs: { at: 2, over: 0 } },
    fold: { runs: { at: 2, over: 0, element: 1 } },
    tasks: { runs: { at: 0, over: 0 } },
    once: { runs: 'once' },
    wrap: { call: { returnsArgument: 0 } },
  },
});
