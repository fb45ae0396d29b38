import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('SendGrid', () => {
  it('is asked to send', () => {
    assert.deepEqual(
      operationsIn(`
import sgMail, { MailService } from '@sendgrid/mail';
import * as mail from '@sendgrid/mail';
const required = require('@sendgrid/mail');
sgMail.setApiKey('key');
export class Mailer {
  private readonly service = new MailService();
  async welcome(to: string) {
    this.service.setApiKey('key');
    await sgMail.send({ to, from: 'team@example.com', text: 'hello' });
    await mail.sendMultiple({ to: [to], from: 'team@example.com', text: 'hello' });
    await this.service.send({ to, from: 'team@example.com', text: 'hello' });
    await required.send({ to });
  }
}
`),
      ['sgMail.send', 'mail.sendMultiple', 'this.service.send', 'required.send'].map((call) => `remote call ${call}`),
    );
  });
});
