import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Pool } from 'pg';
import { openBoss, queue } from './boss.pg-boss.ts';
import type { OutboxEvent } from './events.ts';
import { handlers } from './handlers.ts';
import { startRelay } from './relay.pg-boss.ts';
import { deadLetters, openPool, outboxMetrics, redrive } from './upkeep.pg-boss.ts';

type Placed = OutboxEvent<'order.placed'>;

// They run on a database that has the tables, and in which nothing else waits: its events are delivered to nobody.
const url = process.env.TEST_DATABASE_URL;
const onDatabase = url ? it : it.skip;

void describe('the outbox', () => {
  void onDatabase('delivers the events of one aggregate in order', async () => {
    const delivered: unknown[] = [];
    await relayed(
      ({ payload }) => Promise.resolve(void delivered.push(payload.orderId)),
      () => delivered.length === 5,
      () => enqueued(5),
    );
    assert.deepEqual(delivered, ['1', '2', '3', '4', '5']);
  });

  void onDatabase('keeps what failed too often, and delivers it once it is put back', async () => {
    await withPool(async (pool) => {
      const delivered: string[] = [];
      let tries = 0;
      const handle = ({ payload }: Placed): Promise<void> => {
        if (tries++ === 0) return Promise.reject(new Error('not now'));
        return Promise.resolve(void delivered.push(payload.orderId));
      };
      let aggregate = '';
      await relayed(
        handle,
        () => tries > 0,
        async () => {
          aggregate = await enqueued(1, 0);
        },
      );
      const [letter] = (await deadLetters(pool)).filter((each) => each.aggregate === aggregate);
      assert.match(letter?.error ?? '', /not now/);
      assert.ok((await outboxMetrics(pool)).dead > 0);
      await relayed(
        handle,
        () => delivered.length === 1,
        () => redrive(pool, letter && [letter.id], url),
      );
      assert.deepEqual(delivered, ['1']);
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

/** So many events of a new aggregate, each tried again so often. Returns its name. */
async function enqueued(count: number, retryLimit = 9): Promise<string> {
  const aggregate = `test ${randomUUID()}`;
  const boss = await openBoss(false, url);
  for (let i = 1; i <= count; i++) {
    const event = {
      id: randomUUID(),
      type: 'order.placed',
      aggregate,
      headers: {},
      payload: { orderId: String(i) },
      createdAt: new Date(),
    };
    await boss.send(queue, event, { id: event.id, singletonKey: aggregate, retryLimit });
  }
  await boss.stop({ graceful: false });
  return aggregate;
}

/** Runs a relay that looks for one event after the other, does something, and waits until something has happened, for ten seconds at most. */
async function relayed(handle: (event: Placed) => Promise<void>, hasHappened: () => boolean, begin: () => Promise<unknown>): Promise<void> {
  const relay = await startRelay({ ...handlers, 'order.placed': handle }, { url, poll: 500, concurrency: 1 });
  await begin();
  for (let i = 0; i < 400 && !hasHappened(); i++) await new Promise((resolve) => setTimeout(resolve, 25));
  await relay.stop();
  assert.ok(hasHappened(), 'nothing happened in ten seconds');
}
