import { defineLibrary, named } from './library.ts';

/** https://docs.typestack.community/typedi */
export const typedi = defineLibrary({
  id: 'typedi',
  name: 'TypeDI',
  packages: ['typedi'],
  exports: { Container: 'container', ContainerInstance: 'Container', default: 'container' },
  shapes: {
    Container: { instance: 'container' },
    container: { members: { ...named('resolve', ['get', 'getMany']), of: 'to container' } },
    'to container': { call: { returns: 'container' } },
    resolve: { resolves: true },
  },
});
