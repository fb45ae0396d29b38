import type { EventType, OutboxEvent } from './events.ts';

/** What delivers each type of event. What throws is tried again, later each time; after the last attempt the event is a dead letter. */
export type Handlers = {
  readonly [Type in EventType]: (event: OutboxEvent<Type>, signal: AbortSignal) => Promise<void>;
};

export const handlers: Handlers = {
  'order.placed': post,
};

/** Sends an event to OUTBOX_TARGET_URL. Its id goes along as the idempotency key: whoever receives it twice can tell. */
async function post(event: OutboxEvent, signal: AbortSignal): Promise<void> {
  const url = process.env.OUTBOX_TARGET_URL;
  if (!url) throw new Error('OUTBOX_TARGET_URL says where events go, and it is not set.');
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...event.headers, 'content-type': 'application/json', 'idempotency-key': event.id },
    body: JSON.stringify({ id: event.id, type: event.type, aggregate: event.aggregate, payload: event.payload }),
    signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
}
