import { defineLibrary, named } from './library.ts';

const resources = ['completions', 'chat', 'embeddings', 'files', 'images', 'audio', 'moderations', 'models', 'fineTuning', 'vectorStores'];
const otherResources = ['beta', 'batches', 'uploads', 'responses', 'realtime', 'conversations', 'evals', 'graders', 'containers', 'videos'];

/** https://github.com/openai/openai-node */
export const openai = defineLibrary({
  id: 'openai',
  name: 'OpenAI',
  packages: ['openai'],
  exports: named('OpenAI', ['default', 'OpenAI', 'AzureOpenAI', '=']),
  shapes: {
    OpenAI: { instance: 'client', members: named('OpenAI', ['default', 'OpenAI', 'AzureOpenAI']) },
    client: {
      members: {
        ...named('resource', [...resources, ...otherResources, 'get', 'post', 'put', 'patch', 'delete', 'request']),
        withOptions: 'same',
      },
    },
    same: { call: { returns: 'client' } },
    /** Resources hold methods and further resources: `openai.chat.completions.create`. */
    resource: { call: { operation: { kind: 'remote call' } }, members: { bind: 'local' }, otherMembers: 'resource' },
    local: {},
  },
});
