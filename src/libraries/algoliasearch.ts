import { defineLibrary, named } from './library.ts';

const local = ['addAlgoliaAgent', 'setClientApiKey', 'clearCache', 'generateSecuredApiKey', 'getSecuredApiKeyRemainingValidity'];

/** https://www.algolia.com/doc/libraries/javascript: with an index of its own up to version 4. */
export const algoliasearch = defineLibrary({
  id: 'algoliasearch',
  name: 'Algolia',
  packages: ['algoliasearch', 'algoliasearch/lite', '@algolia/client-search'],
  exports: {
    ...named('create', ['default', '=', 'algoliasearch', 'liteClient', 'searchClient']),
    ...named('Client', ['Algoliasearch', 'SearchClient']),
    SearchIndex: 'Index',
  },
  shapes: {
    create: { call: { returns: 'client' }, members: named('create', ['default', 'algoliasearch']) },
    Client: { instance: 'client' },
    client: { members: { initIndex: 'indexOf', ...named('local', [...local, 'appId', 'apiKey', 'transporter']) }, otherMembers: 'ask' },
    indexOf: { call: { returns: 'index' } },
    Index: { instance: 'index' },
    index: { members: named('local', ['indexName', 'appId', 'transporter']), otherMembers: 'ask' },
    ask: { call: { operation: { kind: 'remote call' } } },
    local: {},
  },
});
