import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Twilio', () => {
  it('is asked by the verbs of its resources', () => {
    assert.deepEqual(
      operationsIn(`
import twilio, { Twilio } from 'twilio';
const client = twilio('AC', 'token');
const required = require('twilio')('AC', 'token');
export class Texts {
  constructor(private readonly sms: Twilio = new Twilio('AC', 'token')) {}
  async send(to: string, sid: string) {
    await client.messages.create({ to, from: '+10000000000', body: 'hello' });
    await this.sms.verify.v2.services(sid).verifications.create({ to, channel: 'sms' });
    await required.messages(sid).fetch();
    const message = client.messages(sid);
    await message.remove();
    twilio.validateRequest('token', 'signature', 'https://example.com', {});
    new twilio.twiml.VoiceResponse().say('hello');
  }
}
`),
      [
        'client.messages.create',
        'this.sms.verify.v2.services(sid).verifications.create',
        'required.messages(sid).fetch',
        'message.remove',
      ].map((call) => `remote call ${call}`),
    );
  });
});
