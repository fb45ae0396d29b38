import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Resend', () => {
  it('is asked by the methods of its resources', () => {
    assert.deepEqual(
      operationsIn(`
import { Resend } from 'resend';
const resend = new Resend('re_key');
export async function invite(client: Resend, to: string) {
  await resend.emails.send({ from: 'team@example.com', to, subject: 'Welcome' });
  await client.batch.send([]);
  await client.contacts.topics.update({ email: to });
  await resend.webhooks.verify({ payload: '', headers: {} });
}
`),
      ['resend.emails.send', 'client.batch.send', 'client.contacts.topics.update'].map((call) => `remote call ${call}`),
    );
  });
});
