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

interface PrismaFailure {
  readonly code?: string;
  readonly meta?: { readonly code?: string; readonly driverAdapterError?: { readonly cause?: PrismaReason } };
  readonly cause?: PrismaReason;
}

interface PrismaReason {
  readonly originalCode?: string;
}

/**
 * P2034 of the client's own queries. Raw ones, and the commit, say what the database said: 40001 or 40P01 of PostgreSQL. Whoever wrapped
 * the error keeps it as the cause.
 */
function asksToRetry(error: unknown): boolean {
  const { code, meta, cause }: PrismaFailure = Object(error);
  const reason = meta?.code ?? (meta?.driverAdapterError?.cause ?? cause)?.originalCode;
  return code === 'P2034' || reason === '40001' || reason === '40P01' || (cause !== undefined && asksToRetry(cause));
}
