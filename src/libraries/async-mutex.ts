import { defineLibrary, named } from './library.ts';

/** https://github.com/DirtyHairy/async-mutex#api */
export const asyncMutex = defineLibrary({
  id: 'async-mutex',
  name: 'async-mutex',
  packages: ['async-mutex'],
  exports: {
    ...named('Lock', ['Mutex', 'Semaphore', 'MutexInterface', 'SemaphoreInterface']),
    ...named('same', ['withTimeout', 'tryAcquire']),
  },
  shapes: {
    Lock: { instance: 'lock' },
    lock: { members: { runExclusive: 'once' } },
    once: { runs: 'once' },
    same: { call: { returnsArgument: 0 } },
  },
});
