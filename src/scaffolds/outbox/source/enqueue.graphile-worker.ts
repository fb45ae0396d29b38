import { randomUUID } from 'node:crypto';
import { execute, type Transaction } from './database.ts';
import type { Events, EventType } from './events.ts';

export interface NewEvent<Type extends EventType> {
  readonly type: Type;
  /** The id of what it happened to. */
  readonly aggregate: string;
  readonly payload: Events[Type];
  /** What goes along with it: a trace, a tenant. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Adds an event to the jobs in the caller's transaction: it is delivered if, and only if, that commits. Returns its id. */
export async function enqueue<Type extends EventType>(tx: Transaction, event: NewEvent<Type>): Promise<string> {
  const id = randomUUID();
  const job = JSON.stringify({ headers: {}, ...event, id, createdAt: new Date() });
  // Jobs of one queue run one after the other.
  await execute(
    tx,
    `SELECT 1 AS added FROM graphile_worker.add_job('outbox', $1::text::json, queue_name => $2::text, max_attempts => 10)`,
    [job, event.aggregate],
  );
  return id;
}
