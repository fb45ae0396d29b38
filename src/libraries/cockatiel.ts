import { defineLibrary, named } from './library.ts';

/** https://github.com/connor4312/cockatiel#policy: a policy tries again, waits or gives up, but multiplies nothing by elements. */
export const cockatiel = defineLibrary({
  id: 'cockatiel',
  name: 'Cockatiel',
  packages: ['cockatiel'],
  exports: {
    ...named('make', ['retry', 'circuitBreaker', 'timeout', 'bulkhead', 'fallback', 'wrap']),
    noop: 'policy',
    ...named('Policy', [
      'IPolicy',
      'RetryPolicy',
      'CircuitBreakerPolicy',
      'TimeoutPolicy',
      'BulkheadPolicy',
      'FallbackPolicy',
      'NoopPolicy',
    ]),
  },
  shapes: {
    make: { call: { returns: 'policy' } },
    Policy: { instance: 'policy' },
    policy: { members: { execute: 'once' } },
    once: { runs: 'once' },
  },
});
