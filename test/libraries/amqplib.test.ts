import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('amqplib', () => {
  it('publishes without waiting, and asks the broker for queues and exchanges', () => {
    assert.deepEqual(
      operationsIn(`
import amqp, { type Channel, type ConfirmChannel } from 'amqplib';
import { channel } from './broker';
export class Events {
  private channel: ConfirmChannel;
  async start() {
    const connection = await amqp.connect('amqp://localhost');
    this.channel = await connection.createConfirmChannel();
    await this.channel.assertExchange('orders', 'topic');
  }
  async emit(body: Buffer, given: Channel) {
    this.channel.publish('orders', 'created', body);
    given.sendToQueue('mails', body);
    (await channel()).publish('orders', 'paid', body);
    await this.channel.waitForConfirms();
    given.consume('mails', (message) => given.ack(message)); given.on('close', console.log);
  }
}
//- /broker.ts
import * as amqp from 'amqplib';
export async function channel() {
  const connection = await amqp.connect('amqp://localhost');
  return connection.createChannel();
}
`),
      [
        'remote call this.channel.assertExchange',
        'joined publish this.channel.publish',
        'joined publish given.sendToQueue',
        'joined publish (await channel()).publish',
        'remote call this.channel.waitForConfirms',
      ],
    );
  });

  it('waits for confirmation behind its wrappers', () => {
    assert.deepEqual(
      operationsIn(`
import { AmqpConnection } from '@golevelup/nestjs-rabbitmq';
import type { ChannelWrapper } from 'amqp-connection-manager';
export class Events {
  constructor(private readonly amqp: AmqpConnection, private readonly wrapper: ChannelWrapper) {}
  async emit(body: object) {
    await this.amqp.publish('orders', 'created', body);
    await this.wrapper.sendToQueue('mails', body);
    await this.amqp.request({ exchange: 'prices', routingKey: 'get' });
  }
}
`),
      ['publish this.amqp.publish', 'publish this.wrapper.sendToQueue', 'remote call this.amqp.request'],
    );
  });
});
