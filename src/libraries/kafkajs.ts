import { defineLibrary, named } from './library.ts';

const topics = [
  'listTopics',
  'createTopics',
  'deleteTopics',
  'createPartitions',
  'fetchTopicMetadata',
  'fetchTopicOffsets',
  'fetchOffsets',
];
const groups = ['setOffsets', 'resetOffsets', 'describeCluster', 'describeGroups', 'listGroups', 'deleteGroups', 'deleteTopicRecords'];

/** https://kafka.js.org/docs/producing */
export const kafkajs = defineLibrary({
  id: 'kafkajs',
  name: 'KafkaJS',
  packages: ['kafkajs'],
  exports: { Kafka: 'Kafka', ...named('Producer', ['Producer', 'Transaction']), Admin: 'Admin' },
  shapes: {
    Kafka: { instance: 'kafka' },
    kafka: { members: { producer: 'createProducer', admin: 'createAdmin' } },
    createProducer: { call: { returns: 'producer' } },
    createAdmin: { call: { returns: 'admin' } },
    Producer: { instance: 'producer' },
    producer: {
      members: {
        ...named('publish', ['send', 'sendBatch']),
        ...named('ask', ['commit', 'abort', 'sendOffsets']),
        transaction: 'createProducer',
      },
    },
    Admin: { instance: 'admin' },
    admin: { members: named('ask', [...topics, ...groups]) },
    publish: { call: { operation: { kind: 'publish' } } },
    ask: { call: { operation: { kind: 'remote call' } } },
  },
});
