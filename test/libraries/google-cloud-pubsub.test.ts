import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('Google Cloud Pub/Sub', () => {
  it('publishes by topics, which send in batches', () => {
    assert.deepEqual(
      operationsIn(`
import { PubSub, type Topic } from '@google-cloud/pubsub';
const pubsub = new PubSub();
const orders = pubsub.topic('orders');
export class Events {
  constructor(private readonly topic: Topic) {}
  async emit(data: Buffer) {
    await orders.publishMessage({ data });
    await this.topic.publish(data);
    await pubsub.topic('mails').publishJSON({ id: 1 });
    await this.topic.exists();
    await pubsub.createTopic('returns');
    pubsub.subscription('orders').on('message', (message) => message.ack());
    this.topic.setPublishOptions({ batching: { maxMessages: 1 } });
  }
}
`),
      [
        'joined publish orders.publishMessage',
        'joined publish this.topic.publish',
        "joined publish pubsub.topic('mails').publishJSON",
        'remote call this.topic.exists',
        'remote call pubsub.createTopic',
      ],
    );
  });
});
