import type { ClientBase } from 'pg';

/** The client that runs the caller's transaction: with a pool an event would be sent although the change was rolled back. */
export type Transaction = ClientBase;

/** Runs a statement in the transaction. Returns how many rows it wrote. */
export async function execute(tx: Transaction, statement: string, values: readonly string[]): Promise<number> {
  const { rowCount } = await tx.query(statement, [...values]);
  return rowCount ?? 0;
}
