import { defineLibrary, named } from './library.ts';

const requests = ['proxy', 'get', 'post', 'put', 'patch', 'delete'];
const connections = ['getConnection', 'listConnections', 'deleteConnection', 'getToken', 'getMetadata', 'setMetadata', 'updateMetadata'];

/** https://nango.dev/docs/reference/sdks/node */
export const nango = defineLibrary({
  id: 'nango',
  name: 'Nango',
  packages: ['@nangohq/node'],
  exports: { Nango: 'Nango', default: 'Nango' },
  shapes: {
    Nango: { instance: 'client' },
    client: { members: named('ask', [...requests, ...connections, 'listRecords', 'triggerAction', 'triggerSync', 'syncStatus']) },
    ask: { call: { operation: { kind: 'remote call' } } },
  },
});
