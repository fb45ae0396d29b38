import { defineLibrary, named } from './library.ts';

const elementwise =
  'map forEach forEachRight each eachRight flatMap flatMapDeep flatMapDepth filter reject find findLast findIndex findLastIndex findKey some any every all partition groupBy keyBy indexBy countBy sortBy uniqBy sumBy meanBy maxBy minBy mapValues mapKeys mapObject forOwn forIn pickBy omitBy remove times collect'.split(
    ' ',
  );

const folds = ['reduce', 'reduceRight', 'inject', 'foldl', 'foldr', 'transform'];

const functions = { ...named('each', elementwise), ...named('fold', folds), ...named('once', ['attempt', 'tap', 'thru']), chain: 'wrap' };

/**
 * https://lodash.com/docs, and what has its functions: https://underscorejs.org, https://es-toolkit.dev/compatibility.html.
 * `memoize` and `once` may run nothing at all; `chunk` makes lists of lists.
 */
export const lodash = defineLibrary({
  id: 'lodash',
  name: 'Lodash',
  packages: ['lodash', 'lodash/*', 'lodash.*', 'lodash-es', 'lodash-es/*', 'underscore', 'underscore/*', 'es-toolkit/compat'],
  hasModules: true,
  exports: { ...functions, ...named('lodash', ['default', '=', '_']) },
  shapes: {
    /** `_(ids)` and `_.chain(ids)` */
    lodash: { lists: 0, call: { returns: 'chain' }, members: { ...functions, default: 'lodash' } },
    wrap: { lists: 0, call: { returns: 'chain' } },
    chain: { members: { ...named('chained', elementwise), ...named('chainedFold', folds) } },
    chained: { runs: { at: 0, over: 'receiver' }, call: { returns: 'chain' } },
    chainedFold: { runs: { at: 0, over: 'receiver', element: 1 } },
    each: { runs: { at: 1, over: 0 } },
    fold: { runs: { at: 1, over: 0, element: 1 } },
    once: { runs: 'once' },
  },
});
