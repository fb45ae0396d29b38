import { defineLibrary, named } from './library.ts';

const elementwise =
  'map forEach chain filter reject find findLast findIndex any all none partition groupBy indexBy countBy sortBy uniqBy sumBy mapObjIndexed forEachObjIndexed times'.split(
    ' ',
  );

const functions = { ...named('each', elementwise), ...named('fold', ['reduce', 'reduceRight']) };

/** https://ramdajs.com/docs: the function comes first, the list last, perhaps in another call. */
export const ramda = defineLibrary({
  id: 'ramda',
  name: 'Ramda',
  packages: ['ramda', 'ramda/*'],
  hasModules: true,
  exports: { ...functions, ...named('R', ['default', '=']) },
  shapes: {
    R: { members: functions },
    each: { runs: { at: 0, over: 1 } },
    fold: { runs: { at: 0, over: 2, element: 1 } },
  },
});
