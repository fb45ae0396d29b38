import { defineLibrary, named } from './library.ts';

const lists = ['createTopic', 'createSubscription', 'createSchema', 'getTopics', 'getSubscriptions', 'getSnapshots', 'detachSubscription'];
const common = ['create', 'delete', 'exists', 'get', 'getMetadata', 'setMetadata'];

/** https://cloud.google.com/nodejs/docs/reference/pubsub/latest */
export const googleCloudPubsub = defineLibrary({
  id: 'google-cloud-pubsub',
  name: 'Google Cloud Pub/Sub',
  packages: ['@google-cloud/pubsub'],
  exports: { PubSub: 'PubSub', Topic: 'Topic', Subscription: 'Subscription' },
  shapes: {
    PubSub: { instance: 'client' },
    client: { members: { topic: 'topicOf', subscription: 'subscriptionOf', ...named('ask', lists) } },
    topicOf: { call: { returns: 'topic' } },
    Topic: { instance: 'topic' },
    topic: {
      members: {
        ...named('publish', ['publishMessage', 'publish', 'publishJSON']),
        ...named('ask', [...common, 'flush', 'createSubscription', 'getSubscriptions']),
        subscription: 'subscriptionOf',
      },
    },
    subscriptionOf: { call: { returns: 'subscription' } },
    Subscription: { instance: 'subscription' },
    subscription: { members: named('ask', [...common, 'createSnapshot', 'seek', 'modifyPushConfig']) },
    /** Messages of some milliseconds travel together. https://cloud.google.com/pubsub/docs/batch-messaging */
    publish: { call: { operation: { kind: 'publish', joinsInTick: true } } },
    ask: { call: { operation: { kind: 'remote call' } } },
  },
});
