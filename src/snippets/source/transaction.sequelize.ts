/*
description: "One transaction of Sequelize for all of it, run again from the start where the database asks for that (serialization failure, deadlock)."
stops:
  - "ISOLATION_LEVELS.[SERIALIZABLE|REPEATABLE_READ|READ_COMMITTED]"
  - 'attempts = [4]'
*/
import { type Sequelize, Transaction } from 'sequelize';

/**
 * Runs `work` in one transaction and returns what it returns. It may run several times, from the start: it does nothing outside of the
 * database, and asks only what it is given.
 */
export async function inTransaction<T>(sequelize: Sequelize, work: (transaction: Transaction) => Promise<T>, attempts = 4): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await sequelize.transaction({ isolationLevel: Transaction.ISOLATION_LEVELS.SERIALIZABLE }, work);
    } catch (error) {
      if (attempt >= attempts || !asksToRetry(error)) throw error;
      // Who collided goes on at different moments.
      const pause = Math.random() * 20 * 2 ** attempt;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
// $0

/** PostgreSQL's serialization_failure and deadlock_detected. Sequelize wraps errors as originals, others as causes. */
function asksToRetry(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('original' in error) return asksToRetry(error.original);
  return ('code' in error && (error.code === '40001' || error.code === '40P01')) || asksToRetry(error.cause);
}
