import { defineLibrary, named } from './library.ts';

const elementwise = ['mergeMap', 'flatMap', 'concatMap', 'switchMap', 'exhaustMap', 'map', 'filter', 'tap'];

/** https://rxjs.dev/api: a stream of a list runs functions once per element; subjects, timers and events come as they come. */
export const rxjs = defineLibrary({
  id: 'rxjs',
  name: 'RxJS',
  packages: ['rxjs', 'rxjs/operators'],
  exports: { from: 'from', defer: 'once', ...named('each', elementwise) },
  shapes: {
    from: { lists: 0 },
    each: { runs: { at: 0, over: 'pipe' } },
    once: { runs: 'once' },
  },
});
