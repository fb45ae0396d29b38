/*
title: Dead letter queue
concept: dead-letter-queue
description: "Handles a message a bounded number of times, keeps what fails with its last error, tells somebody, and puts it back on demand."
stops:
  - Order
  - 'attempts: [5]'
*/
export interface OrderMessage {
  readonly id: string;
  /** Deliveries so far, this one included. */
  readonly attempt: number;
  readonly payload: unknown;
}

export interface OrderDeadLetter {
  readonly message: OrderMessage;
  readonly error: string;
  readonly diedAt: Date;
}

export interface OrderQueue {
  /** Delivers it again, after a pause in milliseconds, as the given attempt. */
  deliver(message: OrderMessage, pause: number): Promise<void>;
  /** Keeps it where a person finds it; the same id replaces what was kept. */
  bury(letter: OrderDeadLetter): Promise<void>;
  exhume(id: string): Promise<OrderDeadLetter | undefined>;
}

/** No further attempt can succeed: the message itself is wrong. */
export class UnprocessableOrder extends Error {}

/** Handles what a queue delivers; the message may be acknowledged once this resolves, and not before. Deliveries repeat, so `handle` is idempotent. */
export function orderConsumer(
  queue: OrderQueue,
  handle: (payload: unknown) => Promise<void>,
  alert: (letter: OrderDeadLetter) => void,
  { attempts }: { readonly attempts: number } = { attempts: 5 },
): (message: OrderMessage) => Promise<void> {
  return async (message) => {
    try {
      await handle(message.payload);
      // $0
    } catch (error) {
      if (message.attempt < attempts && !(error instanceof UnprocessableOrder)) {
        const pause = Math.random() * Math.min(60_000, 500 * 2 ** message.attempt);
        await queue.deliver({ ...message, attempt: message.attempt + 1 }, pause);
        return;
      }
      const letter = { message, error: String(error), diedAt: new Date() };
      await queue.bury(letter);
      alert(letter);
    }
  };
}

/** Once its cause is put right: delivers a dead letter anew, with all its attempts. Throws where there is none of that id. */
export async function redriveOrder(queue: OrderQueue, id: string): Promise<void> {
  const letter = await queue.exhume(id);
  if (!letter) throw new Error(`There is no dead letter '${id}'.`);
  await queue.deliver({ ...letter.message, attempt: 1 }, 0);
}
