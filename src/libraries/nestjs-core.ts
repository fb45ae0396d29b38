import { defineLibrary, named } from './library.ts';

/** https://docs.nestjs.com/fundamentals/module-ref */
export const nestjsCore = defineLibrary({
  id: 'nestjs-core',
  name: 'NestJS',
  packages: ['@nestjs/core', '@nestjs/common', '@nestjs/testing'],
  exports: {
    ModuleRef: 'Container',
    NestFactory: 'factory',
    ...named('Container', ['INestApplication', 'INestApplicationContext', 'INestMicroservice', 'TestingModule']),
  },
  shapes: {
    Container: { instance: 'container' },
    container: { members: { ...named('resolve', ['get', 'resolve', 'create']), select: 'to container' } },
    factory: { members: named('to container', ['create', 'createApplicationContext', 'createMicroservice']) },
    'to container': { call: { returns: 'container' } },
    resolve: { resolves: true },
  },
});
