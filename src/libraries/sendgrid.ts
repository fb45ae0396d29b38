import { defineLibrary, named } from './library.ts';

/** https://github.com/sendgrid/sendgrid-nodejs */
export const sendgrid = defineLibrary({
  id: 'sendgrid',
  name: 'SendGrid',
  packages: ['@sendgrid/mail', '@sendgrid/client'],
  exports: { ...named('send', ['send', 'sendMultiple', 'request']), ...named('Service', ['MailService', 'Client']) },
  shapes: {
    Service: { instance: 'service' },
    service: { members: named('send', ['send', 'sendMultiple', 'request']) },
    send: { call: { operation: { kind: 'remote call' } } },
  },
});
