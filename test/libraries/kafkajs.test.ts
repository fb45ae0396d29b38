import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('KafkaJS', () => {
  it('publishes by producers and their transactions', () => {
    assert.deepEqual(
      operationsIn(`
import { Kafka, type Producer } from 'kafkajs';
const kafka = new Kafka({ brokers: ['localhost:9092'] });
const admin = kafka.admin();
export class Audit {
  private readonly producer = kafka.producer({ idempotent: true });
  constructor(private readonly injected: Producer) {}
  async record(value: string) {
    await this.producer.connect();
    await this.producer.send({ topic: 'audit', messages: [{ value }] });
    await this.injected.sendBatch({ topicMessages: [] });
    const transaction = await this.producer.transaction();
    await transaction.send({ topic: 'audit', messages: [{ value }] });
    await transaction.commit();
    await admin.createTopics({ topics: [] });
    const consumer = kafka.consumer({ groupId: 'audit' });
    await consumer.run({ eachMessage: async () => undefined });
    this.producer.on('producer.connect', console.log);
  }
}
`),
      [
        'publish this.producer.send',
        'publish this.injected.sendBatch',
        'publish transaction.send',
        'remote call transaction.commit',
        'remote call admin.createTopics',
      ],
    );
  });
});
