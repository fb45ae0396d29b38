/*
description: "Writes an event in the caller's transaction of Drizzle, for a relay that sends it later, at least once. Its table is the SQL snippet `outbox-table`."
stops:
  - Order
  - "type: '[order.placed]'"
*/
import { sql, type TablesRelationalConfig } from 'drizzle-orm';
import type { PgQueryResultHKT, PgTransaction } from 'drizzle-orm/pg-core';

/** What happened, in the past tense. Consumers keep the id, and do nothing the second time. */
export interface OrderEvent {
  readonly type: 'order.placed';
  readonly orderId: string;
  // $0
}

/** The event is sent if, and only if, the caller's transaction commits; what happened to one order stays one after the other. Returns its id. */
export async function enqueueOrderEvent<
  Result extends PgQueryResultHKT,
  Schema extends Record<string, unknown>,
  Tables extends TablesRelationalConfig,
>(tx: PgTransaction<Result, Schema, Tables>, event: OrderEvent): Promise<string> {
  const id = crypto.randomUUID();
  await tx.execute(sql`
    INSERT INTO outbox (id, aggregate, type, payload)
    VALUES (${id}, ${event.orderId}, ${event.type}, ${JSON.stringify(event)}::jsonb)`);
  return id;
}
