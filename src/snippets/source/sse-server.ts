/*
title: Server-sent events from the server
concept: real-time
description: "Streams events to a browser: ids to go on from, heartbeats through proxies, slow readers let go; for Express and anything over `node:http`."
stops:
  - Order
  - 'heartbeat = [15_000]'
*/
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface OrderEvent {
  /** Grows; a browser that reconnects says which it had last. */
  readonly id: number;
  readonly type: string;
  readonly data: unknown;
}

export interface OrderEvents {
  /** What came after an id, oldest first. */
  since(id: number): Promise<readonly OrderEvent[]>;
  /** Calls `listener` for each new event, until the function that it returns is called. */
  subscribe(listener: (event: OrderEvent) => void): () => void;
}

/** Bytes that may wait for a slow reader. It reconnects, and gets the rest from `since`. */
const mostWaiting = 1_000_000;

/** Answers until the browser leaves. `heartbeat` is in milliseconds, shorter than any proxy's patience. */
export async function streamOrders(
  request: IncomingMessage,
  response: ServerResponse,
  events: OrderEvents,
  heartbeat = 15_000,
): Promise<void> {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache, no-transform',
    // nginx would collect events before it sends them.
    'x-accel-buffering': 'no',
  });
  let last = Number(request.headers['last-event-id'] ?? new URL(request.url ?? '/', 'http://any').searchParams.get('after') ?? 0) || 0;
  const send = (event: OrderEvent): void => {
    if (event.id <= last) return;
    last = event.id;
    response.write(`id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(event.data)}\n\n`);
    if (response.writableLength > mostWaiting) response.destroy();
  };
  // What comes while the past is read waits, so that the order holds and nothing falls between.
  let waiting: OrderEvent[] | undefined = [];
  const unsubscribe = events.subscribe((event) => (waiting ? waiting.push(event) : send(event)));
  const timer = setInterval(() => response.write(': still here\n\n'), heartbeat);
  response.once('close', () => {
    clearInterval(timer);
    unsubscribe();
  });
  response.write('retry: 2000\n\n');
  try {
    for (const event of [...(await events.since(last)), ...waiting]) send(event);
    waiting = undefined;
    // $0
  } catch {
    // The browser comes back, and asks again.
    response.destroy();
  }
}
