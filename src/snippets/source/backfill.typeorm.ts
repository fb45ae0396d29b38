/*
description: "Fills a column in batches by key, each a transaction of its own that remembers how far it came, with pauses, with TypeORM."
stops:
  - ['UPDATE [orders]', 'FROM [orders] WHERE', "'[orders].total", '[orders].id = batch.id', '[orders].total_cents IS', 'RETURNING [orders]', 'round([orders].']
  - ['SET [total_cents]', "orders.[total_cents]'", 'orders.[total_cents] IS']
  - '= [round(orders.total * 100)]'
  - "start = '[0]'"
  - 'size = [1_000]'
  - 'pause = [50]'
*/
import type { DataSource } from 'typeorm';

interface BackfillBatch {
  readonly last_id: string;
  readonly changed: number;
}

/** What it fills: its progress is kept under this name. */
const name = 'orders.total_cents';
/** Less than every id. */
const start = '0';

export interface BackfillOptions {
  /** Rows a transaction: few enough that nobody waits long for their locks. */
  readonly size?: number;
  /** Milliseconds between two batches: replicas and vacuum keep up. */
  readonly pause?: number;
  readonly signal?: AbortSignal;
  readonly onBatch?: (batch: { readonly last: string; readonly changed: number }) => void;
}

/** Returns how many rows it changed. Stopped or killed, it goes on after the last batch that committed; run again, it changes nothing. */
export async function backfill(
  dataSource: DataSource,
  { size = 1_000, pause = 50, signal, onBatch }: BackfillOptions = {},
): Promise<number> {
  await dataSource.query('CREATE TABLE IF NOT EXISTS backfill_progress (name text PRIMARY KEY, last_id text NOT NULL)');
  const [known]: BackfillBatch[] = await dataSource.query('SELECT last_id, 0 AS changed FROM backfill_progress WHERE name = $1', [name]);
  let after = known?.last_id ?? start;
  let changed = 0;
  for (;;) {
    signal?.throwIfAborted();
    const [batch]: BackfillBatch[] = await dataSource.query(
      `WITH batch AS (
         SELECT id FROM orders WHERE id > $1 ORDER BY id LIMIT $2 FOR NO KEY UPDATE
       ), last AS (
         SELECT batch.id::text AS last_id FROM batch ORDER BY batch.id DESC LIMIT 1
       ), changed AS (
         UPDATE orders SET total_cents = round(orders.total * 100) FROM batch
         WHERE orders.id = batch.id AND orders.total_cents IS NULL RETURNING orders.id
       ), saved AS (
         INSERT INTO backfill_progress (name, last_id) SELECT $3::text, last_id FROM last
         ON CONFLICT (name) DO UPDATE SET last_id = EXCLUDED.last_id
       )
       SELECT last_id, (SELECT count(*)::int FROM changed) AS changed FROM last`,
      [after, size, name],
    );
    if (!batch) return changed;
    after = batch.last_id;
    changed += batch.changed;
    onBatch?.({ last: after, changed: batch.changed });
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
// $0
