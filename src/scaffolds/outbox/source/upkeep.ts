import type { Pool } from 'pg';

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
  const { rows } = await pool.query<OutboxMetrics>(
    `SELECT count(*) FILTER (WHERE dead_at IS NULL)::int AS waiting,
            coalesce(extract(epoch FROM now() - min(created_at) FILTER (WHERE dead_at IS NULL)), 0)::float AS "oldestAge",
            count(*) FILTER (WHERE dead_at IS NULL AND attempts > 0)::int AS retrying,
            count(*) FILTER (WHERE dead_at IS NOT NULL)::int AS dead
     FROM outbox.events WHERE processed_at IS NULL`,
  );
  const [metrics = { waiting: 0, oldestAge: 0, retrying: 0, dead: 0 }] = rows;
  return metrics;
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
  const { rows } = await pool.query<DeadLetter>(
    `SELECT id, type, aggregate, last_error AS error, dead_at AS "diedAt"
     FROM outbox.events WHERE dead_at IS NOT NULL ORDER BY dead_at LIMIT $1`,
    [limit],
  );
  return rows;
}

/**
 * Puts dead letters back, all or those of these ids, once what broke them is mended. Returns how many. They come before later events of
 * their aggregates that still wait, and after those that have been delivered meanwhile.
 */
export async function redrive(pool: Pool, ids?: readonly string[]): Promise<number> {
  const { rowCount } = await pool.query(
    `WITH redriven AS (
       UPDATE outbox.events SET dead_at = NULL, attempts = 0, available_at = now()
       WHERE dead_at IS NOT NULL AND ($1::uuid[] IS NULL OR id = ANY ($1)) RETURNING id
     )
     SELECT id, pg_notify('outbox', '') FROM redriven`,
    [ids ?? null],
  );
  return rowCount ?? 0;
}

/**
 * Forgets what was processed, and what the inbox has seen, more than so many days ago: in batches, so that no transaction is long.
 * Returns how many rows went. Keep the inbox for longer than an event may be tried.
 */
export async function forgetOld(pool: Pool, days: number, signal?: AbortSignal): Promise<number> {
  return (await deleteInBatches(pool, events, days, signal)) + (await deleteInBatches(pool, inbox, days, signal));
}

const old = `now() - $1 * interval '1 day' LIMIT 1000`;
const events = `DELETE FROM outbox.events WHERE id IN (SELECT id FROM outbox.events WHERE processed_at < ${old})`;
const inbox = `DELETE FROM outbox.inbox WHERE (consumer, event_id) IN (SELECT consumer, event_id FROM outbox.inbox WHERE received_at < ${old})`;

async function deleteInBatches(pool: Pool, statement: string, days: number, signal?: AbortSignal): Promise<number> {
  let deleted = 0;
  while (!signal?.aborted) {
    const { rowCount } = await pool.query(statement, [days]);
    if (!rowCount) break;
    deleted += rowCount;
  }
  return deleted;
}
