import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('QStash', () => {
  it('publishes messages, and is asked for its resources', () => {
    assert.deepEqual(
      operationsIn(`
import { Client } from '@upstash/qstash';
const qstash = new Client({ token: '…' });
export async function send(url: string, id: string) {
  await qstash.publishJSON({ url, body: { id } });
  await qstash.queue({ queueName: 'mails' }).enqueueJSON({ url });
  await qstash.messages.delete(id);
}
`),
      ['publish qstash.publishJSON', "publish qstash.queue({ queueName: 'mails' }).enqueueJSON", 'remote call qstash.messages.delete'],
    );
  });
});
