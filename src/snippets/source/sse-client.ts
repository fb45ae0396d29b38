/*
title: Server-sent events in the browser
concept: real-time
description: "Listens to events in a browser, reconnects with backoff when the server refuses, goes on after the last event, and says whether it is live."
stops:
  - Order
  - "/[orders]/events"
*/
export interface OrderEvent {
  readonly id: string;
  readonly data: unknown;
}

/** Calls `onEvent` for each event until the function that it returns is called; `onLive` says whether the connection stands. */
export function listenToOrders(onEvent: (event: OrderEvent) => void, onLive: (isLive: boolean) => void = () => undefined): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = '';
  let failures = 0;

  function connect(): void {
    source = new EventSource(`/orders/events?after=${encodeURIComponent(last)}`);
    source.addEventListener('open', () => {
      failures = 0;
      onLive(true);
    });
    source.addEventListener('order', ({ lastEventId, data }) => {
      last = lastEventId;
      onEvent({ id: lastEventId, data: JSON.parse(data) });
      // $0
    });
    source.addEventListener('error', () => {
      onLive(false);
      // A lost connection is retried by the browser; an answer like 503 is not.
      if (source.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(connect, Math.random() * Math.min(30_000, 1_000 * 2 ** failures++));
    });
  }

  connect();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
