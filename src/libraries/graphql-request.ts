import { defineLibrary, named } from './library.ts';

const methods = ['request', 'rawRequest', 'batchRequests'];

/** https://github.com/graffle-js/graffle/tree/graphql-request */
export const graphqlRequest = defineLibrary({
  id: 'graphql-request',
  name: 'graphql-request',
  packages: ['graphql-request'],
  exports: { ...named('send', ['default', ...methods]), GraphQLClient: 'Client' },
  shapes: {
    Client: { instance: 'client' },
    client: { members: { ...named('send', methods), ...named('same', ['setHeader', 'setHeaders', 'setEndpoint']) } },
    same: { call: { returns: 'client' } },
    send: { call: { operation: { kind: 'remote call' } } },
  },
});
