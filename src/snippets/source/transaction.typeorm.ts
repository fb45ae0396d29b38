/*
description: "One transaction of TypeORM for all of it, run again from the start where the database asks for that (serialization failure, deadlock)."
stops:
  - "transaction('[SERIALIZABLE|REPEATABLE READ|READ COMMITTED]'"
  - 'attempts = [4]'
*/
import type { DataSource, EntityManager } from 'typeorm';

/**
 * Runs `work` in one transaction and returns what it returns. It may run several times, from the start: it does nothing outside of the
 * database, and asks only what it is given.
 */
export async function inTransaction<T>(dataSource: DataSource, work: (manager: EntityManager) => Promise<T>, attempts = 4): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await dataSource.transaction('SERIALIZABLE', work);
    } catch (error) {
      if (attempt >= attempts || !asksToRetry(error)) throw error;
      // Who collided goes on at different moments.
      const pause = Math.random() * 20 * 2 ** attempt;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
// $0

/** PostgreSQL's serialization_failure and deadlock_detected. Whoever wrapped the error keeps it as the cause. */
function asksToRetry(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && (error.code === '40001' || error.code === '40P01')) || asksToRetry(error.cause);
}
