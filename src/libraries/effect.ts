import { defineLibrary, named } from './library.ts';

/** https://effect.website/docs/control-flow/#foreach, and https://effect-ts.github.io/effect/effect/Effect.ts.html: an effect is made to be run. */
export const effect = defineLibrary({
  id: 'effect',
  name: 'Effect',
  packages: ['effect', 'effect/*'],
  hasModules: true,
  exports: { Effect: 'Effect', ...named('Array', ['Array', 'ReadonlyArray']), pipe: 'pipe', Function: 'Function' },
  shapes: {
    Effect: {
      members: {
        ...named('each', ['forEach', 'filter', 'partition', 'validateAll', 'validateFirst']),
        reduce: 'fold',
        ...named('once', ['gen', 'promise', 'tryPromise', 'sync', 'try', 'suspend', 'map', 'flatMap', 'andThen', 'tap']),
      },
    },
    Array: { members: named('each', ['map', 'flatMap', 'filter', 'filterMap', 'forEach']) },
    Function: { members: { pipe: 'pipe' } },
    each: {
      runs: [
        { at: 1, over: 0 },
        { at: 0, over: 'pipe' },
      ],
    },
    fold: { runs: { at: 2, over: 0, element: 1 } },
    once: { runs: 'once' },
    pipe: { lists: 0 },
  },
});
