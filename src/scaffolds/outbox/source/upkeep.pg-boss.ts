import { Pool } from 'pg';
import { openBoss, queue } from './boss.pg-boss.ts';

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

/** For gauges and alerts: dead letters above none, and an age above what consumers can bear. */
export async function outboxMetrics(pool: Pool): Promise<OutboxMetrics> {
  const { rows } = await pool.query<OutboxMetrics>(
    `SELECT count(*) FILTER (WHERE state < 'completed')::int AS waiting,
            coalesce(extract(epoch FROM now() - min(created_on) FILTER (WHERE state < 'completed')), 0)::float AS "oldestAge",
            count(*) FILTER (WHERE state < 'completed' AND retry_count > 0)::int AS retrying,
            count(*) FILTER (WHERE state = 'failed')::int AS dead
     FROM pgboss.job WHERE name = 'outbox'`,
  );
  const [metrics = { waiting: 0, oldestAge: 0, retrying: 0, dead: 0 }] = rows;
  return metrics;
}

export interface DeadLetter {
  readonly id: string;
  readonly aggregate: string;
  readonly error: string;
  readonly diedAt: Date;
}

/** The oldest first. */
export async function deadLetters(pool: Pool, limit = 100): Promise<readonly DeadLetter[]> {
  const { rows } = await pool.query<DeadLetter>(
    `SELECT id, singleton_key AS aggregate, coalesce(output->>'message', output::text) AS error, completed_on AS "diedAt"
     FROM pgboss.job WHERE name = 'outbox' AND state = 'failed' ORDER BY completed_on LIMIT $1`,
    [limit],
  );
  return rows;
}

/** Puts dead letters back, all or those of these ids, once what broke them is mended. Returns how many. */
export async function redrive(pool: Pool, ids?: readonly string[], url = process.env.DATABASE_URL): Promise<number> {
  const dead = await deadLetters(pool, 100_000);
  const wanted = dead.map(({ id }) => id).filter((id) => !ids || ids.includes(id));
  if (!wanted.length) return 0;
  const boss = await openBoss(false, url);
  await boss.retry(queue, wanted);
  await boss.stop({ graceful: false });
  return wanted.length;
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
