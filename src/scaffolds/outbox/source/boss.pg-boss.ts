import { PgBoss } from 'pg-boss-12';

export const queue = 'outbox';

/** Opens pg-boss, with the queue of events in its database. Whoever only enqueues leaves its upkeep to workers. */
export async function openBoss(isWorker: boolean, url = process.env.DATABASE_URL): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: url ?? '',
    schedule: false,
    supervise: isWorker,
    // What a worker held that was killed is looked for so often.
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
  });
  boss.on('error', (error) => console.error('outbox:', error));
  await boss.start();
  // Of one aggregate only one is delivered at a time, and nothing overtakes what failed.
  await boss.createQueue(queue, { policy: 'key_strict_fifo', retryLimit: 9, retryDelay: 1, retryBackoff: true, expireInSeconds: 60 });
  return boss;
}

let opened: ReturnType<typeof openBoss> | undefined;

/** The one that this process enqueues with. */
export function enqueuingBoss(): ReturnType<typeof openBoss> {
  opened ??= openBoss(false);
  return opened;
}
