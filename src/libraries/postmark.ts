import { defineLibrary, named } from './library.ts';

const sending = ['sendEmail', 'sendEmailWithTemplate', 'sendEmailBatch', 'sendEmailBatchWithTemplates', 'sendBulkEmail'];
const asking = ['getTemplate', 'getTemplates', 'getBounces', 'getOutboundMessages', 'getOutboundMessageDetails', 'createSuppressions'];

/** https://github.com/ActiveCampaign/postmark.js */
export const postmark = defineLibrary({
  id: 'postmark',
  name: 'Postmark',
  packages: ['postmark'],
  exports: { ...named('Client', ['ServerClient', 'Client']), default: 'module' },
  shapes: {
    module: { members: named('Client', ['ServerClient', 'Client']) },
    Client: { instance: 'client' },
    client: { members: named('ask', [...sending, ...asking]) },
    ask: { call: { operation: { kind: 'remote call' } } },
  },
});
