import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Nodemailer', () => {
  it('is asked to send by transporters, and by the mailer of NestJS', () => {
    assert.deepEqual(
      operationsIn(`
import nodemailer, { type Transporter } from 'nodemailer';
import { MailerService } from '@nestjs-modules/mailer';
const shared = nodemailer.createTransport({ host: 'smtp.example.com' });
export class Mailer {
  private transporter: Transporter;
  constructor(private readonly mailer: MailerService) { this.transporter = nodemailer.createTransport({}); }
  async confirm(to: string) {
    await shared.verify();
    await this.transporter.sendMail({ to, subject: 'Confirm' });
    await this.mailer.sendMail({ to, template: 'confirm' });
    shared.on('idle', console.log); this.transporter.close();
  }
}
`),
      ['shared.verify', 'this.transporter.sendMail', 'this.mailer.sendMail'].map((call) => `remote call ${call}`),
    );
  });
});
