import { defineLibrary } from './library.ts';

/** https://github.com/microsoft/tsyringe#container */
export const tsyringe = defineLibrary({
  id: 'tsyringe',
  name: 'tsyringe',
  packages: ['tsyringe'],
  exports: { container: 'container', DependencyContainer: 'Container' },
  shapes: {
    Container: { instance: 'container' },
    container: { members: { resolve: 'resolve', createChildContainer: 'to container' } },
    'to container': { call: { returns: 'container' } },
    resolve: { resolves: true },
  },
});
