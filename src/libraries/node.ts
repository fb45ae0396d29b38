import { defineLibrary, named } from './library.ts';

/** https://nodejs.org/api/async_context.html and https://nodejs.org/api/util.html#utilpromisifyoriginal. Timers run what they get when nobody waits any more. */
export const node = defineLibrary({
  id: 'node',
  name: 'Node.js',
  packages: ['node:async_hooks', 'async_hooks', 'node:util', 'util'],
  exports: { AsyncLocalStorage: 'AsyncLocalStorage', AsyncResource: 'AsyncResource', promisify: 'promisify' },
  shapes: {
    AsyncLocalStorage: { instance: 'storage' },
    storage: { members: named('once', ['run', 'exit']) },
    AsyncResource: { instance: 'resource' },
    resource: { members: { runInAsyncScope: 'once' } },
    once: { runs: 'once' },
    promisify: { call: { returnsArgument: 0 } },
  },
});
