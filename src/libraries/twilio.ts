import { defineLibrary, named } from './library.ts';

/** https://www.twilio.com/docs/libraries/reference/twilio-node */
export const twilio = defineLibrary({
  id: 'twilio',
  name: 'Twilio',
  packages: ['twilio'],
  exports: { default: 'twilio', '=': 'twilio', Twilio: 'Twilio' },
  shapes: {
    twilio: { call: { returns: 'client' }, members: { Twilio: 'Twilio', default: 'twilio' } },
    Twilio: { instance: 'client' },
    client: { members: { request: 'send' }, otherMembers: 'resource' },
    /** `client.messages` are all of them, `client.messages(sid)` is one: neither asks by itself. */
    resource: {
      call: { returns: 'resource' },
      members: {
        ...named('send', ['create', 'fetch', 'update', 'remove', 'list', 'page', 'getPage', 'each']),
        ...named('send', ['createWithHttpInfo', 'fetchWithHttpInfo', 'updateWithHttpInfo', 'removeWithHttpInfo', 'listWithHttpInfo']),
      },
      otherMembers: 'resource',
    },
    send: { call: { operation: { kind: 'remote call' } } },
  },
});
