import { Pool } from 'pg';

/** The connections of a worker: its handlers may have others. */
export function openPool(url: string | undefined): Pool {
  const pool = new Pool({ connectionString: url });
  // The server ends idle connections when it stops: they are made anew.
  pool.on('error', () => undefined);
  return pool;
}

export interface OutboxMetrics {
  /** How many events wait, those that are tried again among them. */
  readonly waiting: number;
  /** How long the oldest of them has waited, in seconds. */
  readonly oldestAge: number;
  readonly retrying: number;
  readonly dead: number;
}

const isDead = 'attempts >= max_attempts';

/** For gauges and alerts: dead letters above none, and an age above what consumers can bear. */
export async function outboxMetrics(pool: Pool): Promise<OutboxMetrics> {
  const { rows } = await pool.query<OutboxMetrics>(
    `SELECT count(*) FILTER (WHERE NOT ${isDead})::int AS waiting,
            coalesce(extract(epoch FROM now() - min(created_at) FILTER (WHERE NOT ${isDead})), 0)::float AS "oldestAge",
            count(*) FILTER (WHERE NOT ${isDead} AND attempts > 0)::int AS retrying,
            count(*) FILTER (WHERE ${isDead})::int AS dead
     FROM graphile_worker.jobs WHERE task_identifier = 'outbox'`,
  );
  const [metrics = { waiting: 0, oldestAge: 0, retrying: 0, dead: 0 }] = rows;
  return metrics;
}

export interface DeadLetter {
  /** The number of the job. */
  readonly id: string;
  readonly aggregate: string;
  readonly error: string;
  readonly diedAt: Date;
}

/** The oldest first. */
export async function deadLetters(pool: Pool, limit = 100): Promise<readonly DeadLetter[]> {
  const { rows } = await pool.query<DeadLetter>(
    `SELECT id, queue_name AS aggregate, last_error AS error, updated_at AS "diedAt"
     FROM graphile_worker.jobs WHERE task_identifier = 'outbox' AND ${isDead} ORDER BY updated_at LIMIT $1`,
    [limit],
  );
  return rows;
}

/** Puts dead letters back, all or those of these numbers, once what broke them is mended. Returns how many. */
export async function redrive(pool: Pool, ids?: readonly string[]): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM graphile_worker.reschedule_jobs(
       ARRAY(SELECT id FROM graphile_worker.jobs
             WHERE task_identifier = 'outbox' AND ${isDead} AND ($1::bigint[] IS NULL OR id = ANY ($1))),
       run_at => now(), attempts => 0
     )`,
    [ids ?? null],
  );
  return rows[0]?.count ?? 0;
}

/** Forgets what the inbox has seen more than so many days ago, in batches. Returns how many rows went. Keep it for longer than an event may be tried. */
export async function forgetOld(pool: Pool, days: number, signal?: AbortSignal): Promise<number> {
  let deleted = 0;
  while (!signal?.aborted) {
    const { rowCount } = await pool.query(
      `DELETE FROM outbox.inbox WHERE (consumer, event_id) IN (
         SELECT consumer, event_id FROM outbox.inbox WHERE received_at < now() - $1 * interval '1 day' LIMIT 1000
       )`,
      [days],
    );
    if (!rowCount) break;
    deleted += rowCount;
  }
  return deleted;
}
