/*
title: Transaction with retry
concept: deadlocks
description: "One transaction for all of it, run again from the start where the database asks for that (serialization failure, deadlock)."
stops:
  - "BEGIN ISOLATION LEVEL [SERIALIZABLE|REPEATABLE READ|READ COMMITTED]"
  - 'attempts = [4]'
*/
/** A pool of `pg`, or what lends connections like it. */
interface TransactionPool<Client> {
  connect(): Promise<Client>;
}

interface TransactionClient {
  query(sql: string, values?: unknown[]): Promise<unknown>;
  release(broken?: boolean): void;
}

/**
 * Runs `work` in one transaction and returns what it returns. It may run several times, from the start: it does nothing outside of the
 * database, and asks only the client it is given.
 */
export async function inTransaction<Client extends TransactionClient, T>(
  pool: TransactionPool<Client>,
  work: (client: Client) => Promise<T>,
  attempts = 4,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runOnce(pool, work);
    } catch (error) {
      if (attempt >= attempts || !asksToRetry(error)) throw error;
      // Who collided goes on at different moments.
      const pause = Math.random() * 20 * 2 ** attempt;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
// $0

async function runOnce<Client extends TransactionClient, T>(
  pool: TransactionPool<Client>,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let isBroken = false;
  try {
    await client.query('BEGIN ISOLATION LEVEL SERIALIZABLE');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    // A connection that cannot roll back must not go to the next who asks.
    await client.query('ROLLBACK').catch(() => {
      isBroken = true;
    });
    throw error;
  } finally {
    client.release(isBroken);
  }
}

/** PostgreSQL's serialization_failure and deadlock_detected. Whoever wrapped the error keeps it as the cause. */
function asksToRetry(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && (error.code === '40001' || error.code === '40P01')) || asksToRetry(error.cause);
}
