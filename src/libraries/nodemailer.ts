import { defineLibrary, named } from './library.ts';

/** https://nodemailer.com/usage and https://nest-modules.github.io/mailer */
export const nodemailer = defineLibrary({
  id: 'nodemailer',
  name: 'Nodemailer',
  packages: ['nodemailer', 'nodemailer/lib/mailer', '@nestjs-modules/mailer'],
  exports: { createTransport: 'createTransport', createTestAccount: 'send', ...named('Transporter', ['Transporter', 'MailerService']) },
  shapes: {
    createTransport: { call: { returns: 'transporter' } },
    Transporter: { instance: 'transporter' },
    transporter: { members: { ...named('send', ['sendMail', 'verify']), use: 'createTransport' } },
    send: { call: { operation: { kind: 'remote call', isSingle: true } } },
  },
});
