import { defineLibrary, named } from './library.ts';

const refining = ['select', 'expand', 'orderby', 'filter', 'search', 'top', 'skip', 'skipToken', 'count', 'query'];
const configuring = ['header', 'headers', 'option', 'options', 'middlewareOptions', 'version', 'responseType'];

/** https://github.com/microsoftgraph/msgraph-sdk-javascript */
export const microsoftGraph = defineLibrary({
  id: 'microsoft-graph',
  name: 'Microsoft Graph',
  packages: ['@microsoft/microsoft-graph-client'],
  exports: { Client: 'Client', GraphRequest: 'Request' },
  shapes: {
    Client: { instance: 'client', members: named('open', ['init', 'initWithMiddleware']) },
    open: { call: { returns: 'client' } },
    client: { members: { api: 'build' } },
    build: { call: { returns: 'request' } },
    Request: { instance: 'request' },
    request: {
      members: {
        ...named('build', [...refining, ...configuring]),
        ...named('send', ['get', 'post', 'create', 'put', 'patch', 'update', 'delete', 'del', 'getStream', 'putStream']),
      },
    },
    send: { call: { operation: { kind: 'remote call' } } },
  },
});
