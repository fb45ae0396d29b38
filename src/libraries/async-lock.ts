import { defineLibrary, named } from './library.ts';

/** https://github.com/rogierschouten/async-lock#get-started */
export const asyncLock = defineLibrary({
  id: 'async-lock',
  name: 'async-lock',
  packages: ['async-lock'],
  exports: named('Lock', ['default', '=']),
  shapes: {
    Lock: { instance: 'lock' },
    lock: { members: { acquire: 'once' } },
    once: { runs: 'once' },
  },
});
