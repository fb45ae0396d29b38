import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import type { OutboxEvent } from './events.ts';
import type { Bucket, OutboxStore } from './relay.ts';

export interface StoreOptions {
  /** How long after a crash others take over, in milliseconds. It is renewed while a delivery lasts. */
  readonly lease?: number;
  /** After so many failures an event is a dead letter. */
  readonly attempts?: number;
}

/** What waits: the statements below say it in the words of the partial indexes. */
const waiting = 'processed_at IS NULL AND dead_at IS NULL';

/** No lock and no transaction is held while something is delivered: a lease ends by itself when its owner dies. */
export function outboxStore(pool: Pool, { lease = 30_000, attempts = 10 }: StoreOptions = {}): OutboxStore {
  const owner = randomUUID();

  async function claim(): Promise<Bucket | undefined> {
    const { rows } = await pool.query<{ bucket: number }>(
      `UPDATE outbox.buckets SET leased_by = $1, leased_until = now() + $2 * interval '1 millisecond'
       WHERE bucket = (
         SELECT bucket FROM outbox.buckets AS free
         WHERE leased_until < now() AND EXISTS (
           SELECT FROM outbox.events WHERE events.bucket = free.bucket AND ${waiting} AND available_at <= now()
         )
         ORDER BY leased_until LIMIT 1 FOR UPDATE SKIP LOCKED
       )
       RETURNING bucket`,
      [owner, lease],
    );
    return rows[0] && leased(rows[0].bucket);
  }

  function leased(bucket: number): Bucket {
    const lost = new AbortController();
    let until = performance.now() + lease;
    let isIdle = true;
    const renew = async (): Promise<void> => {
      const asked = performance.now();
      const { rowCount } = await pool.query(
        `UPDATE outbox.buckets SET leased_until = now() + $3 * interval '1 millisecond' WHERE bucket = $1 AND leased_by = $2`,
        [bucket, owner, lease],
      );
      if (rowCount) until = asked + lease;
      else lost.abort(new Error(`Bucket ${bucket} is another's.`));
    };
    const timer = setInterval(() => {
      if (performance.now() >= until) lost.abort(new Error(`Bucket ${bucket} may be another's.`));
      // It is tried again before the lease ends.
      else renew().catch(() => undefined);
    }, lease / 3);

    return {
      signal: lost.signal,
      async next(delivered) {
        const { rows } = await pool.query<OutboxEvent>(
          `WITH delivered AS (
             UPDATE outbox.events SET processed_at = now(), last_error = NULL WHERE id = $3
           )
           SELECT id, type, aggregate, payload, headers, created_at AS "createdAt", attempts
           FROM outbox.events
           WHERE bucket = $1 AND ${waiting} AND id IS DISTINCT FROM $3
             AND aggregate <> ALL (ARRAY(
               SELECT aggregate FROM outbox.events WHERE bucket = $1 AND ${waiting} AND available_at > now()
             ))
             AND EXISTS (SELECT FROM outbox.buckets WHERE bucket = $1 AND leased_by = $2)
           ORDER BY seq LIMIT 1`,
          [bucket, owner, delivered?.id ?? null],
        );
        if (rows.length) isIdle = false;
        return rows[0];
      },
      async putOff({ id }, error) {
        await pool.query(
          `UPDATE outbox.events
           SET attempts = attempts + 1, last_error = $2,
               dead_at = CASE WHEN attempts + 1 >= $3 THEN now() END,
               available_at = now() + least(600, 0.5 * 2 ^ attempts) * (0.5 + random() / 2) * interval '1 second'
           WHERE id = $1 AND processed_at IS NULL`,
          [id, String(error).slice(0, 2_000), attempts],
        );
      },
      async release() {
        clearInterval(timer);
        // Where nothing could be delivered it rests for a moment, so that it keeps no other waiting.
        await pool.query(
          `UPDATE outbox.buckets SET leased_by = NULL, leased_until = now() + $3 * interval '1 millisecond' WHERE bucket = $1 AND leased_by = $2`,
          [bucket, owner, isIdle ? 500 : 0],
        );
      },
    };
  }

  async function listen(onEvents: () => void, signal: AbortSignal): Promise<void> {
    const client = await pool.connect();
    try {
      const ended: Promise<void> = new Promise((resolve, reject) => {
        // A client without a listener for errors ends the process when the server does.
        client.on('error', reject);
        client.on('end', resolve);
        client.on('notification', onEvents);
        signal.addEventListener('abort', () => resolve(), { once: true });
        client.query('LISTEN outbox').catch(reject);
      });
      await ended;
    } finally {
      client.release(true);
    }
  }

  return { claim, listen };
}

/** The connections of a worker: its handlers may have others. */
export function openPool(url: string | undefined): Pool {
  const pool = new Pool({ connectionString: url });
  // The server ends idle connections when it stops: they are made anew.
  pool.on('error', () => undefined);
  return pool;
}
