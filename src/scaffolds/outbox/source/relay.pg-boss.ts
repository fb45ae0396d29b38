import { openBoss, queue } from './boss.pg-boss.ts';
import type { OutboxEvent } from './events.ts';
import type { Handlers } from './handlers.ts';

export interface RelayOptions {
  /** Where the database is; DATABASE_URL says it, too. */
  readonly url?: string | undefined;
  /** How many events this process delivers at the same time. */
  readonly concurrency?: number;
  /** How often it looks for events, in milliseconds: half a second at least. */
  readonly poll?: number;
  /** How long deliveries may go on once it is told to stop, in milliseconds. */
  readonly grace?: number;
}

export interface Relay {
  /** Fetches nothing more, and lets deliveries end. */
  stop(): Promise<void>;
}

/** Delivers events as jobs of pg-boss, at least once; those of one aggregate one after the other. Any number of processes may run it. */
export async function startRelay(
  handlers: Handlers,
  { url, concurrency = 4, poll = 500, grace = 10_000 }: RelayOptions = {},
): Promise<Relay> {
  const boss = await openBoss(true, url);
  const stopping = new AbortController();
  const options = { batchSize: 1, pollingIntervalSeconds: poll / 1_000, includeMetadata: true } as const;
  for (let i = 0; i < concurrency; i++)
    await boss.work<Job>(queue, options, async (jobs) => {
      for (const { data, retryCount } of jobs) {
        const event: OutboxEvent = { ...data, createdAt: new Date(data.createdAt), attempts: retryCount };
        await handlerOf(handlers, event)(event, stopping.signal);
      }
    });
  return {
    async stop() {
      const timer = setTimeout(() => stopping.abort(new Error('The relay stops.')), grace);
      await boss.stop({ graceful: true, timeout: grace + 1_000 });
      clearTimeout(timer);
    },
  };
}

/** What `enqueue` has written. */
type Job = Omit<OutboxEvent, 'createdAt' | 'attempts'> & { readonly createdAt: string };

function handlerOf(handlers: Handlers, { type }: OutboxEvent): (event: OutboxEvent, signal: AbortSignal) => Promise<void> {
  const known: Readonly<Record<string, unknown>> = handlers;
  if (!Object.hasOwn(known, type)) throw new Error(`There is no handler for '${type}'.`);
  return known[type] as (event: OutboxEvent, signal: AbortSignal) => Promise<void>;
}
