import { randomUUID } from 'node:crypto';
import { execute, type Transaction } from './database.mysql2.ts';
import type { Events, EventType } from './events.ts';

export interface NewEvent<Type extends EventType> {
  readonly type: Type;
  /** The id of what it happened to. */
  readonly aggregate: string;
  readonly payload: Events[Type];
  /** What goes along with it: a trace, a tenant. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Writes an event in the caller's transaction: it is delivered if, and only if, that commits. Returns its id. */
export async function enqueue<Type extends EventType>(tx: Transaction, event: NewEvent<Type>): Promise<string> {
  const id = randomUUID();
  await execute(
    tx,
    `INSERT INTO outbox_events (id, aggregate, type, payload, headers, created_at, available_at)
     VALUES (?, ?, ?, ?, ?, utc_timestamp(6), utc_timestamp(6))`,
    [id, event.aggregate, event.type, JSON.stringify(event.payload), JSON.stringify(event.headers ?? {})],
  );
  return id;
}
