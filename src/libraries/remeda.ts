import { defineLibrary, named } from './library.ts';

const elementwise =
  'map forEach flatMap filter find findLast findIndex partition groupBy indexBy countBy mapToObj fromKeys mapValues mapKeys forEachObj pickBy omitBy'.split(
    ' ',
  );

/** https://remedajs.com/docs: the list comes first, or through a pipe. */
export const remeda = defineLibrary({
  id: 'remeda',
  name: 'Remeda',
  packages: ['remeda'],
  exports: { ...named('each', elementwise), reduce: 'fold', times: 'times', pipe: 'pipe' },
  shapes: {
    each: {
      runs: [
        { at: 1, over: 0 },
        { at: 0, over: 'pipe' },
      ],
    },
    fold: {
      runs: [
        { at: 1, over: 0, element: 1 },
        { at: 0, over: 'pipe', element: 1 },
      ],
    },
    times: { runs: { at: 1, over: 0 } },
    pipe: { lists: 0 },
  },
});
