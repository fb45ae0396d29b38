import type { Pool } from 'mysql2/promise';
import { read, write } from './store.mysql.ts';

export interface OutboxMetrics {
  /** How many events wait, those that are tried again among them. */
  readonly waiting: number;
  /** How long the oldest of them has waited, in seconds. */
  readonly oldestAge: number;
  readonly retrying: number;
  readonly dead: number;
}

/** For gauges and alerts: dead letters above none, and an age above what consumers can bear. */
export async function outboxMetrics(pool: Pool): Promise<OutboxMetrics> {
  const [row] = await read(
    pool,
    `SELECT count(CASE WHEN dead_at IS NULL THEN 1 END) AS waiting,
            coalesce(timestampdiff(MICROSECOND, min(CASE WHEN dead_at IS NULL THEN created_at END), utc_timestamp(6)), 0) AS age,
            count(CASE WHEN dead_at IS NULL AND attempts > 0 THEN 1 END) AS retrying,
            count(dead_at) AS dead
     FROM outbox_events WHERE processed_at IS NULL`,
  );
  return {
    waiting: Number(row?.waiting),
    oldestAge: Number(row?.age) / 1e6,
    retrying: Number(row?.retrying),
    dead: Number(row?.dead),
  };
}

export interface DeadLetter {
  readonly id: string;
  readonly type: string;
  readonly aggregate: string;
  readonly error: string;
  readonly diedAt: Date;
}

/** The oldest first. */
export async function deadLetters(pool: Pool, limit = 100): Promise<readonly DeadLetter[]> {
  const rows = await read(
    pool,
    `SELECT id, type, aggregate, last_error AS error, timestampdiff(MICROSECOND, '1970-01-01', dead_at) AS died_at
     FROM outbox_events WHERE dead_at IS NOT NULL ORDER BY dead_at LIMIT ?`,
    [limit],
  );
  return rows.map(({ id, type, aggregate, error, died_at }) => ({
    id: String(id),
    type: String(type),
    aggregate: String(aggregate),
    error: String(error),
    diedAt: new Date(Number(died_at) / 1_000),
  }));
}

/**
 * Puts dead letters back, all or those of these ids, once what broke them is mended. Returns how many. They come before later events of
 * their aggregates that still wait, and after those that have been delivered meanwhile.
 */
export async function redrive(pool: Pool, ids?: readonly string[]): Promise<number> {
  if (ids?.length === 0) return 0;
  return write(
    pool,
    `UPDATE outbox_events SET dead_at = NULL, attempts = 0, available_at = utc_timestamp(6)
     WHERE dead_at IS NOT NULL ${ids ? 'AND id IN (?)' : ''}`,
    [ids],
  );
}

/**
 * Forgets what was processed, and what the inbox has seen, more than so many days ago: in batches, so that no transaction is long.
 * Returns how many rows went. Keep the inbox for longer than an event may be tried.
 */
export async function forgetOld(pool: Pool, days: number, signal?: AbortSignal): Promise<number> {
  return (await deleteInBatches(pool, events, days, signal)) + (await deleteInBatches(pool, inbox, days, signal));
}

const old = 'utc_timestamp(6) - INTERVAL ? DAY';
const events = `DELETE FROM outbox_events WHERE processed_at < ${old} ORDER BY processed_at LIMIT 1000`;
const inbox = `DELETE FROM outbox_inbox WHERE received_at < ${old} ORDER BY received_at LIMIT 1000`;

async function deleteInBatches(pool: Pool, statement: string, days: number, signal?: AbortSignal): Promise<number> {
  let deleted = 0;
  while (!signal?.aborted) {
    const count = await write(pool, statement, [days]);
    if (!count) break;
    deleted += count;
  }
  return deleted;
}
