import { defineLibrary, named } from './library.ts';

const groups = ['databases', 'dataSources', 'pages', 'blocks', 'users', 'comments', 'fileUploads', 'oauth'];

/** https://github.com/makenotion/notion-sdk-js */
export const notion = defineLibrary({
  id: 'notion',
  name: 'Notion',
  packages: ['@notionhq/client'],
  exports: { Client: 'Client' },
  shapes: {
    Client: { instance: 'client' },
    client: { members: { ...named('group', groups), ...named('group', ['search', 'request']) } },
    group: { call: { operation: { kind: 'remote call' } }, members: { bind: 'local' }, otherMembers: 'group' },
    local: {},
  },
});
