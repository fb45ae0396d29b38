import { randomUUID } from 'node:crypto';
import { enqueuingBoss, queue } from './boss.pg-boss.ts';
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
  const boss = await enqueuingBoss();
  const db = {
    executeSql: async (statement: string, values: readonly unknown[] = []) => ({
      rows: [...(await execute(tx, statement, values.map(plain)))],
    }),
  };
  await boss.send(queue, { headers: {}, ...event, id, createdAt: new Date() }, { id, singletonKey: event.aggregate, db });
  return id;
}

/** Not every client writes objects as JSON by itself, or takes what is not there for null. */
function plain(value: unknown): unknown {
  if (value === undefined) return null;
  return value !== null && typeof value === 'object' && !(value instanceof Date) ? JSON.stringify(value) : value;
}
