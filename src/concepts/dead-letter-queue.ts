import { defineConcept } from './concept.ts';

export const deadLetterQueue = defineConcept({
  id: 'dead-letter-queue',
  title: 'Dead letter queue',
  summary:
    'After a few failed attempts a message is put aside, whole and with its last error, so that it neither blocks the others nor is lost.',
  symptoms: ['poison message', 'queue stuck', 'same message fails again and again', 'message lost', 'job failed silently', 'redrive'],
  problem: `
One message out of a million cannot be processed: a field is missing, a customer was deleted. Without a limit it comes back for ever, and in an ordered queue everything behind it waits. With a limit and nothing else it is dropped, and nobody knows that an order was never shipped.

A dead letter queue takes it out of the way and keeps it. What belongs to it:

- **Bounded attempts**, with growing pauses; see [retries](#retries). Errors that cannot heal, such as an invalid payload, need no second attempt.
- **The whole message and its last error**, with time and number of attempts. 'Failed' alone helps nobody.
- **An alarm** when something arrives. A dead letter queue nobody watches is a slow delete.
- **Redrive**: a command that puts messages back once the cause is mended. It needs [idempotent](#idempotency) consumers, since the last attempt may have done half.
- **An end**: a retention that is longer than your longest holiday, and a decision what happens then.

Putting a message aside breaks the order of what belongs together: 'paid' after a dead 'created' makes no sense. Either stop that one key until the letter is dealt with, or let handlers cope with gaps.`,
  example: {
    prelude: `
interface Message { readonly id: string; readonly body: string; readonly attempts: number }
declare const queue: { ack(message: Message): Promise<void>; retryAfter(message: Message, ms: number, error: string): Promise<void> };
declare const deadLetters: { add(letter: Message & { error: string; failedAt: Date }): Promise<void> };
declare function handle(body: string): Promise<void>;
class InvalidMessage extends Error {}`,
    bad: `
async function consume(message: Message) {
  try {
    await handle(message.body);
  } catch (error) {
    console.error(error); // Logged, acknowledged, gone.
  }
  await queue.ack(message);
}`,
    good: `
const maxAttempts = 5;

async function consume(message: Message) {
  try {
    await handle(message.body);
  } catch (error) {
    const text = error instanceof Error ? error.stack! : \`\${error}\`;
    const isHopeless = error instanceof InvalidMessage;
    if (!isHopeless && message.attempts < maxAttempts) {
      const pause = Math.min(300_000, 1000 * 2 ** message.attempts);
      const jittered = pause * (0.5 + Math.random() / 2);
      await queue.retryAfter(message, jittered, text);
      return;
    }
    const failedAt = new Date();
    await deadLetters.add({ ...message, error: text, failedAt });
  }
  await queue.ack(message);
}`,
  },
  whenToUse: `
With every consumer of a queue, an outbox or webhooks: anything asynchronous, because there is no user who would see the error and try again.`,
  whenNotToUse: `
- **Synchronous requests.** The caller gets the error.
- **When the cause is outside and hits everything**: if the database is down, do not move a million healthy messages into the dead letters. Stop consuming and wait.
- **Data of which only the newest counts**: positions, prices. Drop it; the next is on its way.`,
  howToSpot: `
- \`catch\` with a log line and an acknowledgement.
- A queue without a maximum of deliveries in its configuration.
- A dead letter queue with 40,000 entries, the oldest two years old.
- 'Just delete it and it runs again' in the handbook.`,
  whatToMeasure: `
- **Number and age of dead letters.** Alarm on the first.
- **Causes**: group by error. Three causes usually make up nearly all.
- **Attempts until success.** If many need the third, the limit hides an illness.
- **Time from failure to redrive.**`,
  reading: [
    {
      title: 'AWS: dead-letter queues in Amazon SQS',
      url: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
      claim: 'attempts are bounded by maxReceiveCount, and messages can be redriven',
    },
    { title: 'RabbitMQ: dead letter exchanges', url: 'https://www.rabbitmq.com/docs/dlx' },
    {
      title: 'Enterprise Integration Patterns: Dead Letter Channel',
      url: 'https://www.enterpriseintegrationpatterns.com/patterns/messaging/DeadLetterChannel.html',
    },
    {
      title: "AWS Builders' Library: avoiding insurmountable queue backlogs",
      url: 'https://aws.amazon.com/builders-library/avoiding-insurmountable-queue-backlogs/',
    },
  ],
  exercise: `
Send one invalid message to each of your queues in a test environment. Where does it end, how long do the others wait, and who is told? Then put it right and redrive it.`,
  related: ['retries', 'outbox', 'idempotency'],
});
