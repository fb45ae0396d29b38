import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Slack', () => {
  it('is asked by the methods of the web API and by webhooks', () => {
    assert.deepEqual(
      operationsIn(`
import { type ChatPostMessageResponse, WebClient } from '@slack/web-api';
import { IncomingWebhook } from '@slack/webhook';
import { App } from '@slack/bolt';
const slack = new WebClient('xoxb');
const alerts = new IncomingWebhook('https://hooks.example.com');
const app = new App({ token: 'xoxb' });
export async function notify(client: WebClient, text: string) {
  await slack.chat.postMessage({ channel: 'C1', text });
  await client.admin.users.session.reset({ user_id: 'U1' });
  await client.apiCall('chat.delete');
  await alerts.send({ text });
  await app.client.views.open({ trigger_id: '1', view: {} });
  app.message('hello', async ({ say }) => { await say('hi'); });
  slack.on('rate_limited', console.log);
  for await (const page of slack.paginate('conversations.list')) console.log(page);
}
`),
      ['slack.chat.postMessage', 'client.admin.users.session.reset', 'client.apiCall', 'alerts.send', 'app.client.views.open'].map(
        (call) => `remote call ${call}`,
      ),
    );
  });
});
