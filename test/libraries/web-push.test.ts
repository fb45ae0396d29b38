import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('web-push', () => {
  it('sends notifications', () => {
    assert.deepEqual(
      operationsIn(`
import webPush, { sendNotification } from 'web-push';
export async function send(subscription: object) {
  webPush.setVapidDetails('mailto:a@example.com', 'public', 'private');
  await webPush.sendNotification(subscription, 'hello');
  await sendNotification(subscription, 'hello');
}
`),
      ['remote call webPush.sendNotification', 'remote call sendNotification'],
    );
  });
});
