import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Pool } from 'mysql2/promise';
import type { OutboxEvent } from './events.ts';
import { handlers } from './handlers.ts';
import { startRelay } from './relay.ts';
import { openPool, outboxStore } from './store.mysql.ts';
import { deadLetters, forgetOld, outboxMetrics, redrive } from './upkeep.mysql.ts';

type Placed = OutboxEvent<'order.placed'>;

// They run on a database that has the tables, and in which nothing else waits: its events are delivered to nobody.
const url = process.env.TEST_DATABASE_URL;
const onDatabase = url ? it : it.skip;

void describe('the outbox', () => {
  void onDatabase('delivers the events of one aggregate in order, and forgets them in time', async () => {
    await withPool(async (pool) => {
      const aggregate = await enqueued(pool, 5);
      const delivered: unknown[] = [];
      await relayed(
        pool,
        (event) => Promise.resolve(void delivered.push(event.payload)),
        () => delivered.length === 5,
      );
      assert.deepEqual(
        delivered,
        [1, 2, 3, 4, 5].map((orderId) => ({ orderId: String(orderId) })),
      );
      await pool.query('UPDATE outbox_events SET processed_at = utc_timestamp(6) - INTERVAL 8 DAY WHERE aggregate = ?', [aggregate]);
      assert.ok((await forgetOld(pool, 7)) >= 5);
    });
  });

  void onDatabase('tries again what failed, lets nothing overtake it, and buries it at last', async () => {
    await withPool(async (pool) => {
      const aggregate = await enqueued(pool, 2);
      const delivered: string[] = [];
      let isBroken = true;
      const handle = (event: Placed): Promise<void> => {
        if (isBroken && event.payload.orderId === '1') return Promise.reject(new Error('not now'));
        return Promise.resolve(void delivered.push(event.payload.orderId));
      };
      await relayed(pool, handle, () => delivered.length === 1);
      assert.deepEqual(delivered, ['2'], 'once the first is dead, the second need not wait');
      const [letter] = (await deadLetters(pool)).filter((each) => each.aggregate === aggregate);
      assert.equal(letter?.error, 'Error: not now');
      assert.ok((await outboxMetrics(pool)).dead > 0);
      isBroken = false;
      assert.equal(await redrive(pool, [letter.id]), 1);
      await relayed(pool, handle, () => delivered.length === 2);
      assert.deepEqual(delivered, ['2', '1']);
    });
  });
});

async function withPool(work: (pool: Pool) => Promise<void>): Promise<void> {
  const pool = openPool(url);
  try {
    await work(pool);
  } finally {
    await pool.end();
  }
}

/** So many events of a new aggregate. Returns its name. */
async function enqueued(pool: Pool, count: number): Promise<string> {
  const aggregate = `test ${randomUUID()}`;
  for (let i = 1; i <= count; i++)
    await pool.query(
      `INSERT INTO outbox_events (id, aggregate, type, payload, headers, created_at, available_at)
       VALUES (?, ?, 'order.placed', ?, '{}', utc_timestamp(6), utc_timestamp(6))`,
      [randomUUID(), aggregate, JSON.stringify({ orderId: String(i) })],
    );
  return aggregate;
}

/** Runs the relay until something has happened, for ten seconds at most. */
async function relayed(pool: Pool, handle: (event: Placed) => Promise<void>, hasHappened: () => boolean): Promise<void> {
  const relay = startRelay(
    outboxStore(pool, { attempts: 2 }),
    { ...handlers, 'order.placed': handle },
    { poll: 50, onError: () => undefined },
  );
  for (let i = 0; i < 400 && !hasHappened(); i++) await new Promise((resolve) => setTimeout(resolve, 25));
  await relay.stop();
  assert.ok(hasHappened(), 'nothing happened in ten seconds');
}
