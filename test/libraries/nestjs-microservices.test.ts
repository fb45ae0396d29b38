import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('NestJS microservices', () => {
  it('publish events and wait for the answers to messages', () => {
    assert.deepEqual(
      operationsIn(`
import { Inject } from '@nestjs/common';
import { ClientKafka, ClientProxy, ClientProxyFactory, Transport } from '@nestjs/microservices';
import { firstValueFrom } from 'rxjs';
const made = ClientProxyFactory.create({ transport: Transport.TCP });
export class Orders {
  constructor(@Inject('MAILS') private readonly mails: ClientProxy, private readonly kafka: ClientKafka) {}
  async place(order: object) {
    this.mails.emit('order.placed', order);
    await firstValueFrom(this.kafka.send('price', order));
    made.emit('order.placed', order);
    this.kafka.subscribeToResponseOf('price'); await this.kafka.connect();
  }
}
`),
      ['publish this.mails.emit', 'remote call this.kafka.send', 'publish made.emit'],
    );
  });
});
