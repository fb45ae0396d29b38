import { execute, type Transaction } from './database.ts';

/**
 * Whether a consumer meets an event for the first time. Ask it in the transaction that does what the event asks for: both are kept, or
 * neither, and of two deliveries at the same moment one waits for the other.
 */
export async function isFirstDelivery(tx: Transaction, consumer: string, eventId: string): Promise<boolean> {
  const inserted = await execute(
    tx,
    'INSERT INTO outbox.inbox (consumer, event_id) VALUES ($1, $2::uuid) ON CONFLICT DO NOTHING RETURNING consumer',
    [consumer, eventId],
  );
  return inserted.length === 1;
}
