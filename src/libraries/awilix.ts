import { defineLibrary, named } from './library.ts';

/** https://github.com/jeffijoe/awilix#usage */
export const awilix = defineLibrary({
  id: 'awilix',
  name: 'Awilix',
  packages: ['awilix'],
  exports: { createContainer: 'to container', AwilixContainer: 'Container' },
  shapes: {
    Container: { instance: 'container' },
    'to container': { call: { returns: 'container' } },
    container: {
      members: { ...named('resolve', ['resolve', 'build']), ...named('to container', ['createScope', 'register']), cradle: 'cradle' },
    },
    resolve: { resolves: true },
    cradle: { isCradle: true },
  },
});
