import { defineLibrary, named } from './library.ts';

const resources = ['apiKeys', 'audiences', 'automations', 'batch', 'broadcasts', 'contacts', 'contactProperties', 'domains', 'emails'];
const otherResources = ['events', 'inboxes', 'segments', 'suppressions', 'templates', 'topics'];

/** https://resend.com/docs/api-reference/introduction */
export const resend = defineLibrary({
  id: 'resend',
  name: 'Resend',
  packages: ['resend'],
  exports: { Resend: 'Resend' },
  shapes: {
    Resend: { instance: 'client' },
    client: { members: named('resource', [...resources, ...otherResources, 'get', 'post', 'put', 'patch', 'delete']) },
    resource: { call: { operation: { kind: 'remote call' } }, otherMembers: 'resource' },
  },
});
