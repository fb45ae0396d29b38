import { defineLibrary, named } from './library.ts';

const groups = ['admin', 'api', 'apps', 'assistant', 'auth', 'bookmarks', 'bots', 'calls', 'canvases', 'chat', 'conversations', 'dialog'];
const moreGroups = [
  'dnd',
  'emoji',
  'files',
  'functions',
  'migration',
  'oauth',
  'openid',
  'pins',
  'reactions',
  'reminders',
  'rtm',
  'search',
];
const otherGroups = ['slackLists', 'stars', 'team', 'tooling', 'usergroups', 'users', 'views', 'workflows'];

/** https://tools.slack.dev/node-slack-sdk/web-api */
export const slack = defineLibrary({
  id: 'slack',
  name: 'Slack',
  packages: ['@slack/web-api', '@slack/webhook', '@slack/bolt'],
  exports: { WebClient: 'WebClient', IncomingWebhook: 'Webhook', App: 'App' },
  shapes: {
    WebClient: { instance: 'client' },
    client: { members: { ...named('group', [...groups, ...moreGroups, ...otherGroups]), ...named('send', ['apiCall', 'filesUploadV2']) } },
    group: { call: { operation: { kind: 'remote call' } }, members: { bind: 'local' }, otherMembers: 'group' },
    Webhook: { instance: 'webhook' },
    webhook: { members: { send: 'send' } },
    App: { instance: 'app' },
    app: { members: { client: 'client' } },
    send: { call: { operation: { kind: 'remote call' } } },
    local: {},
  },
});
