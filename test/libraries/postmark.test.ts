import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Postmark', () => {
  it('sends e-mails', () => {
    assert.deepEqual(
      operationsIn(`
import { ServerClient } from 'postmark';
import postmark from 'postmark';
const client = new ServerClient('token');
export async function send(To: string) {
  await client.sendEmail({ To });
  await new postmark.ServerClient('token').sendEmailBatch([{ To }]);
}
`),
      ['remote call client.sendEmail', "remote call new postmark.ServerClient('token').sendEmailBatch"],
    );
  });
});
