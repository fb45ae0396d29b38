import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { createPool, type Pool, type ResultSetHeader, type RowDataPacket } from 'mysql2/promise';
import type { EventType, OutboxEvent } from './events.ts';
import type { Bucket, OutboxStore } from './relay.ts';

export interface StoreOptions {
  /** How long after a crash others take over, in milliseconds. It is renewed while a delivery lasts. */
  readonly lease?: number;
  /** After so many failures an event is a dead letter. */
  readonly attempts?: number;
  /** How often this process looks whether something waits, in milliseconds: MySQL tells nobody. */
  readonly look?: number;
}

/** What waits: in the words of the indexes. */
const waiting = 'processed_at IS NULL AND dead_at IS NULL';
const now = 'utc_timestamp(6)';

/** No lock and no transaction is held while something is delivered: a lease ends by itself when its owner dies. */
export function outboxStore(pool: Pool, { lease = 30_000, attempts = 10, look = 200 }: StoreOptions = {}): OutboxStore {
  const owner = randomUUID();

  /** The buckets that nobody leases and that have something to deliver, the one that was served longest ago first. */
  async function freeBuckets(): Promise<readonly number[]> {
    const rows = await read(
      pool,
      `SELECT bucket FROM outbox_buckets AS free
       WHERE leased_until < ${now} AND EXISTS (
         SELECT 1 FROM outbox_events WHERE outbox_events.bucket = free.bucket AND ${waiting} AND available_at <= ${now}
       )
       ORDER BY leased_until`,
    );
    return rows.map((row) => Number(row.bucket));
  }

  async function claim(): Promise<Bucket | undefined> {
    for (const bucket of await freeBuckets()) {
      const isOurs = await write(
        pool,
        `UPDATE outbox_buckets SET leased_by = ?, leased_until = ${now} + INTERVAL ? MICROSECOND WHERE bucket = ? AND leased_until < ${now}`,
        [owner, lease * 1_000, bucket],
      );
      if (isOurs) return leased(bucket);
    }
    return undefined;
  }

  function leased(bucket: number): Bucket {
    const lost = new AbortController();
    let until = performance.now() + lease;
    let isIdle = true;
    const renew = async (): Promise<void> => {
      const asked = performance.now();
      const isOurs = await write(
        pool,
        `UPDATE outbox_buckets SET leased_until = ${now} + INTERVAL ? MICROSECOND WHERE bucket = ? AND leased_by = ?`,
        [lease * 1_000, bucket, owner],
      );
      if (isOurs) until = asked + lease;
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
        if (delivered) await write(pool, `UPDATE outbox_events SET processed_at = ${now}, last_error = NULL WHERE id = ?`, [delivered.id]);
        const [row] = await read(
          pool,
          `SELECT id, type, aggregate, CAST(payload AS CHAR) AS payload, CAST(headers AS CHAR) AS headers,
                  timestampdiff(MICROSECOND, '1970-01-01', created_at) AS created_at, attempts
           FROM outbox_events
           WHERE bucket = ? AND ${waiting}
             AND aggregate NOT IN (
               SELECT aggregate FROM outbox_events AS later WHERE bucket = ? AND ${waiting} AND available_at > ${now}
             )
             AND EXISTS (SELECT 1 FROM outbox_buckets WHERE bucket = ? AND leased_by = ?)
           ORDER BY seq LIMIT 1`,
          [bucket, bucket, bucket, owner],
        );
        if (!row) return undefined;
        isIdle = false;
        return eventOf(row);
      },
      async putOff({ id }, error) {
        // What is assigned first is what the next assignments see.
        await write(
          pool,
          `UPDATE outbox_events
           SET last_error = ?,
               dead_at = IF(attempts + 1 >= ?, ${now}, NULL),
               available_at = ${now} + INTERVAL round(1e6 * least(600, 0.5 * pow(2, attempts)) * (0.5 + rand() / 2)) MICROSECOND,
               attempts = attempts + 1
           WHERE id = ? AND processed_at IS NULL`,
          [String(error).slice(0, 2_000), attempts, id],
        );
      },
      async release() {
        clearInterval(timer);
        // Where nothing could be delivered it rests for a moment, so that it keeps no other waiting.
        await write(
          pool,
          `UPDATE outbox_buckets SET leased_by = NULL, leased_until = ${now} + INTERVAL ? MICROSECOND WHERE bucket = ? AND leased_by = ?`,
          [isIdle ? 500_000 : 0, bucket, owner],
        );
      },
    };
  }

  async function listen(onEvents: () => void, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if ((await freeBuckets()).length) onEvents();
      await setTimeout(look, undefined, { signal }).catch(() => undefined);
    }
  }

  return { claim, listen };
}

function eventOf({ id, type, aggregate, payload, headers, created_at, attempts }: RowDataPacket): OutboxEvent {
  return {
    id: String(id),
    type: String(type) as EventType,
    aggregate: String(aggregate),
    payload: JSON.parse(String(payload)) as OutboxEvent['payload'],
    headers: JSON.parse(String(headers)) as OutboxEvent['headers'],
    createdAt: new Date(Number(created_at) / 1_000),
    attempts: Number(attempts),
  };
}

/** Runs a question. Returns its rows. */
export async function read(pool: Pool, statement: string, values: readonly unknown[] = []): Promise<readonly RowDataPacket[]> {
  const [rows] = await pool.query(statement, [...values]);
  return rows as RowDataPacket[];
}

/** Runs a statement that writes. Returns how many rows it met. */
export async function write(pool: Pool, statement: string, values: readonly unknown[]): Promise<number> {
  const [result] = await pool.query(statement, [...values]);
  return (result as ResultSetHeader).affectedRows;
}

/** The connections of a worker: its handlers may have others. */
export function openPool(url: string | undefined): Pool {
  if (!url) throw new Error('DATABASE_URL says where the database is, and it is not set.');
  return createPool({ uri: url, connectionLimit: 10 });
}
