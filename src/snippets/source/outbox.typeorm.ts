/*
description: "Writes an event in the caller's transaction of TypeORM, for a relay that sends it later, at least once. Its table is the SQL snippet `outbox-table`."
stops:
  - Order
  - "type: '[order.placed]'"
*/
import type { EntityManager } from 'typeorm';

/** What happened, in the past tense. Consumers keep the id, and do nothing the second time. */
export interface OrderEvent {
  readonly type: 'order.placed';
  readonly orderId: string;
  // $0
}

/** The event is sent if, and only if, the caller's transaction commits; what happened to one order stays one after the other. Returns its id. */
export async function enqueueOrderEvent(manager: EntityManager, event: OrderEvent): Promise<string> {
  const id = crypto.randomUUID();
  await manager.query('INSERT INTO outbox (id, aggregate, type, payload) VALUES ($1, $2, $3, $4)', [
    id,
    event.orderId,
    event.type,
    JSON.stringify(event),
  ]);
  return id;
}
