import type { OutboxEvent } from './events.ts';
import type { Handlers } from './handlers.ts';
import { pausesOf } from './pauses.ts';

/** Where events wait, shared by any number of workers. */
export interface OutboxStore {
  /** Leases a bucket with events that wait, the one that was served longest ago; undefined where there is none. */
  claim(): Promise<Bucket | undefined>;
  /** Tells of new events until the signal or the connection ends. Where nothing can be heard, as behind a pooler of transactions, polling finds them. */
  listen(onEvents: () => void, signal: AbortSignal): Promise<void>;
}

/** The events of some aggregates, served by one worker at a time: those of one aggregate never overtake each other. */
export interface Bucket {
  /** Says that it is another's, or may be. */
  readonly signal: AbortSignal;
  /** Marks the event that was delivered, and returns the oldest that may be delivered now. */
  next(delivered?: OutboxEvent): Promise<OutboxEvent | undefined>;
  /** Puts an event off, later each time, or away for good. Later ones of its aggregate wait for it. */
  putOff(event: OutboxEvent, error: unknown): Promise<void>;
  release(): Promise<void>;
}

export interface RelayOptions {
  /** How many buckets this process serves at the same time. Each takes a connection of the pool for moments, and one more listens. */
  readonly concurrency?: number;
  /** How often it looks for events that no notification told of, in milliseconds. */
  readonly poll?: number;
  /** How long deliveries may go on once it is told to stop, in milliseconds. */
  readonly grace?: number;
  /** Told of every failure, with the event where it is one of a delivery. */
  readonly onError?: (error: unknown, event?: OutboxEvent) => void;
}

export interface Relay {
  /** Claims nothing more, lets deliveries end, and gives back what it holds. */
  stop(): Promise<void>;
}

/** So many events of one bucket, then others have their turn. */
const turn = 100;

/**
 * Delivers events, at least once: an event of which the process dies before it is marked is delivered again. Of one aggregate in order.
 * Any number of processes may run it.
 */
export function startRelay(store: OutboxStore, handlers: Handlers, options: RelayOptions = {}): Relay {
  const { concurrency = 4, poll = 1_000, grace = 10_000, onError = logError } = options;
  const stopping = new AbortController();
  const cutting = new AbortController();
  const pauses = pausesOf(stopping.signal);
  const running = [listen()];
  while (running.length <= concurrency) running.push(serve());

  /** Serves one bucket after the other. */
  async function serve(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      try {
        const bucket = await store.claim();
        failures = 0;
        if (bucket) await deliverAll(bucket);
        else await pauses.untilWoken(poll);
      } catch (error) {
        onError(error);
        await pauses.sleep(Math.min(10_000, 100 * 2 ** failures++));
      }
    }
  }

  async function deliverAll(bucket: Bucket): Promise<void> {
    // There may be work for another.
    pauses.wakeOne();
    const signal = AbortSignal.any([bucket.signal, cutting.signal]);
    try {
      let event = await bucket.next();
      for (let served = 1; event && !stopping.signal.aborted && !signal.aborted; served++) {
        const isDelivered = await deliver(bucket, event, signal);
        const next: OutboxEvent | undefined = await bucket.next(isDelivered ? event : undefined);
        event = served < turn ? next : undefined;
      }
    } finally {
      await bucket.release();
    }
  }

  async function deliver(bucket: Bucket, event: OutboxEvent, signal: AbortSignal): Promise<boolean> {
    try {
      await handlerOf(handlers, event)(event, signal);
      return true;
    } catch (error) {
      onError(error, event);
      await bucket.putOff(event, error);
      return false;
    }
  }

  async function listen(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await store.listen(pauses.wakeOne, stopping.signal);
      } catch (error) {
        onError(error);
      }
      await pauses.sleep(1_000);
    }
  }

  return {
    async stop() {
      stopping.abort();
      const timer = setTimeout(() => cutting.abort(new Error('The relay stops.')), grace);
      await Promise.all(running);
      clearTimeout(timer);
    },
  };
}

function handlerOf(handlers: Handlers, { type }: OutboxEvent): (event: OutboxEvent, signal: AbortSignal) => Promise<void> {
  const known: Readonly<Record<string, unknown>> = handlers;
  if (!Object.hasOwn(known, type)) throw new Error(`There is no handler for '${type}'.`);
  return known[type] as (event: OutboxEvent, signal: AbortSignal) => Promise<void>;
}

function logError(error: unknown, event?: OutboxEvent): void {
  console.error(event ? `outbox: ${event.type} ${event.id} was not delivered:` : 'outbox:', error);
}
