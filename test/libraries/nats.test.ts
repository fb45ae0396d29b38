import assert from 'node:assert/strict';
import { operationsIn } from '../reach.ts';

describe('NATS', () => {
  it('publishes without waiting, or to a stream that confirms; requests wait for their answer', () => {
    assert.deepEqual(
      operationsIn(`
import { connect, type JetStreamClient, JSONCodec, type NatsConnection } from 'nats';
const codec = JSONCodec();
export async function start(given: NatsConnection, stream: JetStreamClient) {
  const connection = await connect({ servers: 'localhost:4222' });
  connection.publish('orders.created', codec.encode({ id: 1 }));
  await given.request('prices.get');
  await connection.jetstream().publish('orders.paid');
  await stream.publish('orders.sent');
  const bucket = await stream.views.kv('sessions');
  await bucket.get('a');
  for await (const message of connection.subscribe('orders.*')) message.respond();
  await connection.drain();
}
`),
      [
        'joined publish connection.publish',
        'remote call given.request',
        'publish connection.jetstream().publish',
        'publish stream.publish',
        'cache bucket.get',
      ],
    );
  });
});
