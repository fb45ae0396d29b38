import { defineLibrary, named } from './library.ts';

const ofIndexes = ['upsert', 'upsertRecords', 'query', 'searchRecords', 'fetch', 'update', 'deleteOne', 'deleteMany', 'deleteAll'];
const ofClients = ['createIndex', 'describeIndex', 'listIndexes', 'deleteIndex', 'configureIndex', 'createIndexForModel'];

/** https://docs.pinecone.io/reference/typescript-sdk */
export const pinecone = defineLibrary({
  id: 'pinecone',
  name: 'Pinecone',
  packages: ['@pinecone-database/pinecone'],
  exports: { Pinecone: 'Client', Index: 'Index' },
  shapes: {
    Client: { instance: 'client' },
    client: { members: { ...named('indexOf', ['index', 'Index']), inference: 'inference', ...named('ask', ofClients) } },
    indexOf: { call: { returns: 'index' } },
    Index: { instance: 'index' },
    index: { members: { namespace: 'indexOf', ...named('ask', [...ofIndexes, 'listPaginated', 'describeIndexStats']) } },
    inference: { members: named('ask', ['embed', 'rerank']) },
    ask: { call: { operation: { kind: 'remote call' } } },
  },
});
