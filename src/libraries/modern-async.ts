import { defineLibrary, named } from './library.ts';

const elementwise =
  'asyncMap asyncForEach asyncFilter asyncFind asyncFindIndex asyncSome asyncEvery asyncGeneratorMap asyncGeneratorFilter'.split(' ');

/** https://nicolas-van.github.io/modern-async/modern-async/2.0.4/ */
export const modernAsync = defineLibrary({
  id: 'modern-async',
  name: 'Modern Async',
  packages: ['modern-async'],
  exports: { ...named('each', elementwise), ...named('fold', ['asyncReduce', 'asyncReduceRight']), Queue: 'Queue', asyncWrap: 'wrap' },
  shapes: {
    each: { runs: { at: 1, over: 0 } },
    fold: { runs: { at: 1, over: 0, element: 1 } },
    Queue: { instance: 'queue' },
    queue: { members: named('once', ['exec', 'execCancellable']) },
    once: { runs: 'once' },
    wrap: { call: { returnsArgument: 0 } },
  },
});
