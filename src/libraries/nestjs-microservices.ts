import { defineLibrary, named } from './library.ts';

/** https://docs.nestjs.com/microservices/basics#client-producer-class */
export const nestjsMicroservices = defineLibrary({
  id: 'nestjs-microservices',
  name: 'NestJS microservices',
  packages: ['@nestjs/microservices'],
  exports: {
    ...named('Client', ['ClientProxy', 'ClientKafka', 'ClientRMQ', 'ClientTCP', 'ClientRedis', 'ClientNats', 'ClientMqtt']),
    ClientProxyFactory: 'factory',
  },
  shapes: {
    Client: { instance: 'client' },
    factory: { members: { create: 'create' } },
    create: { call: { returns: 'client' } },
    client: { members: { emit: 'publish', send: 'ask' } },
    publish: { call: { operation: { kind: 'publish' } } },
    /** Returns an observable, sent by those who subscribe: there is no other use for it. */
    ask: { call: { operation: { kind: 'remote call' } } },
  },
});
