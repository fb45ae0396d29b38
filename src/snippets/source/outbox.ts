/*
title: Outbox enqueue
concept: outbox
description: "Writes an event in the caller's transaction, for a relay that sends it later, at least once. Its table is the SQL snippet `outbox-table`."
stops:
  - Order
  - "type: '[order.placed]'"
*/
/** What happened, in the past tense. Consumers keep the id, and do nothing the second time. */
export interface OrderEvent {
  readonly type: 'order.placed';
  readonly orderId: string;
  // $0
}

/** The client that runs the transaction: with a pool the event would be sent although the change was rolled back. */
interface OrderTransaction {
  query(sql: string, values: unknown[]): Promise<unknown>;
}

/** The event is sent if, and only if, the caller's transaction commits; what happened to one order stays one after the other. Returns its id. */
export async function enqueueOrderEvent(transaction: OrderTransaction, event: OrderEvent): Promise<string> {
  const id = crypto.randomUUID();
  await transaction.query('INSERT INTO outbox (id, aggregate, type, payload) VALUES ($1, $2, $3, $4)', [
    id,
    event.orderId,
    event.type,
    JSON.stringify(event),
  ]);
  return id;
}
