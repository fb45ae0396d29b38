import type { Connection, ResultSetHeader } from 'mysql2/promise';

/** The connection that runs the caller's transaction: with a pool an event would be sent although the change was rolled back. */
export type Transaction = Connection;

/** Runs a statement in the transaction. Returns how many rows it wrote. */
export async function execute(tx: Transaction, statement: string, values: readonly string[]): Promise<number> {
  const [result] = await tx.execute(statement, [...values]);
  return (result as ResultSetHeader).affectedRows;
}
