import type { Prisma } from '@prisma/client';

/** What `prisma.$transaction(async (tx) => …)` hands to its work: with the client itself an event would be sent although the change was rolled back. */
export type Transaction = Prisma.TransactionClient;

/** Runs a statement in the transaction. Returns how many rows it wrote. */
export async function execute(tx: Transaction, statement: string, values: readonly string[]): Promise<number> {
  return tx.$executeRawUnsafe(statement, ...values);
}
