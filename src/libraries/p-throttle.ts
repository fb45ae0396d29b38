import { defineLibrary, named } from './library.ts';

/** https://github.com/sindresorhus/p-throttle#api: every call is made, only later. */
export const pThrottle = defineLibrary({
  id: 'p-throttle',
  name: 'p-throttle',
  packages: ['p-throttle'],
  exports: named('throttle', ['default', '=']),
  shapes: {
    throttle: { call: { returns: 'wrap' }, members: { default: 'throttle' } },
    wrap: { call: { returnsArgument: 0 } },
  },
});
