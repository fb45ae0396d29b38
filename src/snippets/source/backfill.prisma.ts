/*
description: "Fills a column in batches by key, each a transaction of its own that remembers how far it came, with pauses, with Prisma."
stops:
  - ['UPDATE [orders]', 'FROM [orders] WHERE', "'[orders].total", '[orders].id = batch.id', '[orders].total_cents IS', 'RETURNING [orders]', 'round([orders].']
  - ['SET [total_cents]', "orders.[total_cents]'", 'orders.[total_cents] IS']
  - '= [round(orders.total * 100)]'
  - "start = '[0]'"
  - '::[bigint|uuid|text] ORDER'
  - 'size = [1_000]'
  - 'pause = [50]'
*/
import type { PrismaClient } from '@prisma/client';

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
export async function backfill(prisma: PrismaClient, { size = 1_000, pause = 50, signal, onBatch }: BackfillOptions = {}): Promise<number> {
  await prisma.$executeRaw`CREATE TABLE IF NOT EXISTS backfill_progress (name text PRIMARY KEY, last_id text NOT NULL)`;
  const [known] = (await prisma.$queryRaw`SELECT last_id, 0 AS changed FROM backfill_progress WHERE name = ${name}`) as BackfillBatch[];
  let after = known?.last_id ?? start;
  let changed = 0;
  for (;;) {
    signal?.throwIfAborted();
    const [batch] = (await prisma.$queryRaw`
       WITH batch AS (
         SELECT id FROM orders WHERE id > ${after}::bigint ORDER BY id LIMIT ${size}::int FOR NO KEY UPDATE
       ), last AS (
         SELECT batch.id::text AS last_id FROM batch ORDER BY batch.id DESC LIMIT 1
       ), changed AS (
         UPDATE orders SET total_cents = round(orders.total * 100) FROM batch
         WHERE orders.id = batch.id AND orders.total_cents IS NULL RETURNING orders.id
       ), saved AS (
         INSERT INTO backfill_progress (name, last_id) SELECT ${name}::text, last_id FROM last
         ON CONFLICT (name) DO UPDATE SET last_id = EXCLUDED.last_id
       )
       SELECT last_id, (SELECT count(*)::int FROM changed) AS changed FROM last`) as BackfillBatch[];
    if (!batch) return changed;
    after = batch.last_id;
    changed += batch.changed;
    onBatch?.({ last: after, changed: batch.changed });
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
// $0
