import { defineLibrary, named } from './library.ts';

const elementwise =
  'map forEach each flatMap filter reject find findLast findIndex some every partition groupBy keyBy countBy sortBy uniqBy sumBy mapValues mapKeys forOwn pickBy omitBy remove times'.split(
    ' ',
  );

const functions = { ...named('each', elementwise), ...named('fold', ['reduce', 'reduceRight']) };

/** https://github.com/lodash/lodash/wiki/FP-Guide: the function comes first, the list last, perhaps in another call. */
export const lodashFp = defineLibrary({
  id: 'lodash-fp',
  name: 'Lodash FP',
  packages: ['lodash/fp', 'lodash/fp/*'],
  hasModules: true,
  exports: { ...functions, ...named('fp', ['default', '=']) },
  shapes: {
    fp: { members: functions },
    each: { runs: { at: 0, over: 1 } },
    fold: { runs: { at: 0, over: 2, element: 1 } },
  },
});
