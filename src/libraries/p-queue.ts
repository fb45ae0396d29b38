import { defineLibrary, named } from './library.ts';

/** https://github.com/sindresorhus/p-queue#api */
export const pQueue = defineLibrary({
  id: 'p-queue',
  name: 'p-queue',
  packages: ['p-queue'],
  exports: named('PQueue', ['default', '=']),
  shapes: {
    PQueue: { instance: 'queue', members: { default: 'PQueue' } },
    queue: { members: { add: 'add', addAll: 'addAll' } },
    add: { runs: 'once' },
    addAll: { runs: { at: 0, over: 0 } },
  },
});
