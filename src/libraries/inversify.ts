import { defineLibrary, named } from './library.ts';

/** https://inversify.io/docs/api/container */
export const inversify = defineLibrary({
  id: 'inversify',
  name: 'InversifyJS',
  packages: ['inversify'],
  exports: { ...named('Container', ['Container', 'interfaces']) },
  shapes: {
    Container: { instance: 'container', members: { Container: 'Container' } },
    container: { members: { ...named('resolve', ['get', 'getAsync', 'resolve', 'getNamed', 'getTagged']), createChild: 'to container' } },
    'to container': { call: { returns: 'container' } },
    resolve: { resolves: true },
  },
});
