import { defineLibrary, named } from './library.ts';

const queues = ['assertQueue', 'checkQueue', 'deleteQueue', 'purgeQueue', 'bindQueue', 'unbindQueue'];
const exchanges = ['assertExchange', 'checkExchange', 'deleteExchange', 'bindExchange', 'unbindExchange'];

/** https://amqp-node.github.io/amqplib/channel_api.html, with what keeps its connections alive and brings it to NestJS. */
export const amqplib = defineLibrary({
  id: 'amqplib',
  name: 'amqplib',
  packages: ['amqplib', 'amqp-connection-manager', '@golevelup/nestjs-rabbitmq'],
  exports: {
    connect: 'connect',
    ...named('Connection', ['Connection', 'ChannelModel', 'AmqpConnectionManager']),
    ...named('Channel', ['Channel', 'ConfirmChannel']),
    ...named('Confirming', ['ChannelWrapper', 'AmqpConnection']),
  },
  shapes: {
    connect: { call: { returns: 'connection' } },
    Connection: { instance: 'connection' },
    connection: { members: named('createChannel', ['createChannel', 'createConfirmChannel']) },
    createChannel: { call: { returns: 'channel' } },
    Channel: { instance: 'channel' },
    channel: {
      members: { ...named('write', ['publish', 'sendToQueue']), ...named('ask', [...queues, ...exchanges, 'get', 'waitForConfirms']) },
    },
    /** Their `publish` waits until the broker has confirmed. */
    Confirming: { instance: 'confirming' },
    confirming: {
      members: {
        ...named('publish', ['publish', 'sendToQueue']),
        ...named('ask', [...queues, ...exchanges, 'request']),
        ...named('channel', ['channel', 'managedChannel']),
      },
    },
    /** Written to the socket; nobody waits for an answer. */
    write: { call: { operation: { kind: 'publish', joinsInTick: true } } },
    publish: { call: { operation: { kind: 'publish' } } },
    ask: { call: { operation: { kind: 'remote call' } } },
  },
});
