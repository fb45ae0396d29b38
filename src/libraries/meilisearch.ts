import { defineLibrary, named } from './library.ts';

/** https://github.com/meilisearch/meilisearch-js */
export const meilisearch = defineLibrary({
  id: 'meilisearch',
  name: 'Meilisearch',
  packages: ['meilisearch'],
  exports: { ...named('Client', ['MeiliSearch', 'Meilisearch']), Index: 'Index' },
  shapes: {
    Client: { instance: 'client' },
    client: {
      members: {
        index: 'indexOf',
        ...named('local', ['config', 'httpRequest', 'generateTenantToken']),
        ...named('resource', ['tasks', 'batches']),
      },
      otherMembers: 'ask',
    },
    indexOf: { call: { returns: 'index' } },
    Index: { instance: 'index' },
    index: { members: { ...named('local', ['uid', 'primaryKey', 'createdAt', 'updatedAt']), tasks: 'resource' }, otherMembers: 'ask' },
    resource: { otherMembers: 'ask' },
    ask: { call: { operation: { kind: 'remote call' } } },
    local: {},
  },
});
