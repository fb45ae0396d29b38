import { defineLibrary } from './library.ts';

/** https://github.com/chronark/zod-bird: pipes and sources of Tinybird as functions. */
export const zodBird = defineLibrary({
  id: 'zod-bird',
  name: 'Tinybird',
  packages: ['@chronark/zod-bird'],
  exports: { Tinybird: 'Tinybird' },
  shapes: {
    Tinybird: { instance: 'client' },
    client: { members: { buildPipe: 'build', buildIngestEndpoint: 'build' } },
    build: { call: { returns: 'ask' } },
    ask: { call: { operation: { kind: 'remote call' } } },
  },
});
