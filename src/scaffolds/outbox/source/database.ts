import type { ClientBase } from 'pg';

/** The client that runs the caller's transaction: with a pool an event would be sent although the change was rolled back. */
export type Transaction = ClientBase;

/** Runs a statement in the transaction. Returns the rows that it returns. */
export async function execute(tx: Transaction, statement: string, values: readonly unknown[]): Promise<readonly object[]> {
  const { rows } = await tx.query<object>(statement, [...values]);
  return rows;
}
