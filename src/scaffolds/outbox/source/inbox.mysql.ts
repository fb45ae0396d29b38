import { execute, type Transaction } from './database.mysql2.ts';

/**
 * Whether a consumer meets an event for the first time. Ask it in the transaction that does what the event asks for: both are kept, or
 * neither, and of two deliveries at the same moment one waits for the other.
 */
export async function isFirstDelivery(tx: Transaction, consumer: string, eventId: string): Promise<boolean> {
  const inserted = await execute(tx, 'INSERT IGNORE INTO outbox_inbox (consumer, event_id, received_at) VALUES (?, ?, utc_timestamp(6))', [
    consumer,
    eventId,
  ]);
  return inserted === 1;
}
