/*
description: "One transaction of Prisma for all of it, run again from the start where the database asks for that (serialization failure, deadlock)."
stops:
  - "TransactionIsolationLevel.[Serializable|RepeatableRead|ReadCommitted]"
  - 'attempts = [4]'
*/
import { Prisma, type PrismaClient } from '@prisma/client';

/**
 * Runs `work` in one transaction and returns what it returns. It may run several times, from the start: it does nothing outside of the
 * database, and asks only what it is given.
 */
export async function inTransaction<T>(prisma: PrismaClient, work: (tx: Prisma.TransactionClient) => Promise<T>, attempts = 4): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await prisma.$transaction(work, { isolationLevel: Prisma.TransactionIsolationLevel.Serializable });
    } catch (error) {
      if (attempt >= attempts || !asksToRetry(error)) throw error;
      // Who collided goes on at different moments.
      const pause = Math.random() * 20 * 2 ** attempt;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
// $0

/** P2034: a write conflict or a deadlock. */
function asksToRetry(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2034';
}
