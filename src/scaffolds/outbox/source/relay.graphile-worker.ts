import { type Runner, run, type TaskList } from 'graphile-worker';
import type { OutboxEvent } from './events.ts';
import type { Handlers } from './handlers.ts';

export interface RelayOptions {
  /** Where the database is; DATABASE_URL says it, too. */
  readonly url?: string | undefined;
  /** How many events this process delivers at the same time. */
  readonly concurrency?: number;
  /** How often it looks for events that no notification told of, in milliseconds. */
  readonly poll?: number;
}

/**
 * Delivers events as jobs of graphile-worker, at least once; those of one aggregate one after the other. `stop()` of what it returns
 * lets deliveries end. Any number of processes may run it.
 */
export function startRelay(
  handlers: Handlers,
  { url = process.env.DATABASE_URL, concurrency = 4, poll = 1_000 }: RelayOptions = {},
): Promise<Runner> {
  return run({
    ...(url && { connectionString: url }),
    concurrency,
    pollInterval: poll,
    noHandleSignals: true,
    taskList: taskListOf(handlers),
  });
}

function taskListOf(handlers: Handlers): TaskList {
  return {
    async outbox(job, { abortSignal, job: { attempts } }) {
      // What `enqueue` has written.
      const event = job as Omit<OutboxEvent, 'attempts' | 'createdAt'> & { readonly createdAt: string };
      const delivery: OutboxEvent = { ...event, createdAt: new Date(event.createdAt), attempts: attempts - 1 };
      await handlerOf(handlers, delivery)(delivery, abortSignal ?? new AbortController().signal);
    },
  };
}

function handlerOf(handlers: Handlers, { type }: OutboxEvent): (event: OutboxEvent, signal: AbortSignal) => Promise<void> {
  const known: Readonly<Record<string, unknown>> = handlers;
  if (!Object.hasOwn(known, type)) throw new Error(`There is no handler for '${type}'.`);
  return known[type] as (event: OutboxEvent, signal: AbortSignal) => Promise<void>;
}
