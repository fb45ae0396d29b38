import { defineLibrary, named } from './library.ts';

/** https://github.com/anthropics/anthropic-sdk-typescript */
export const anthropic = defineLibrary({
  id: 'anthropic',
  name: 'Anthropic',
  packages: ['@anthropic-ai/sdk', '@anthropic-ai/bedrock-sdk', '@anthropic-ai/vertex-sdk'],
  exports: named('Anthropic', ['default', 'Anthropic', 'AnthropicBedrock', 'AnthropicVertex', '=']),
  shapes: {
    Anthropic: { instance: 'client', members: named('Anthropic', ['default', 'Anthropic']) },
    client: {
      members: {
        ...named('resource', ['messages', 'completions', 'models', 'files', 'skills', 'beta', 'get', 'post', 'put', 'patch', 'delete']),
        withOptions: 'same',
      },
    },
    same: { call: { returns: 'client' } },
    resource: { call: { operation: { kind: 'remote call' } }, members: { bind: 'local' }, otherMembers: 'resource' },
    local: {},
  },
});
