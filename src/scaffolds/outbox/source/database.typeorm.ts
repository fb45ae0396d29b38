import type { EntityManager } from 'typeorm';

/** What `dataSource.transaction(async (manager) => …)` hands to its work: with another manager an event would be sent although the change was rolled back. */
export type Transaction = EntityManager;

/** Runs a statement in the transaction. Returns the rows that it returns. */
export async function execute(manager: Transaction, statement: string, values: readonly unknown[]): Promise<readonly object[]> {
  return manager.query(statement, [...values]);
}
