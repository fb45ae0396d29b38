import type { EntityManager } from 'typeorm';

/** What `dataSource.transaction(async (manager) => …)` hands to its work: with another manager an event would be sent although the change was rolled back. */
export type Transaction = EntityManager;

/** Runs a statement in the transaction. Returns how many rows it wrote. */
export async function execute(manager: Transaction, statement: string, values: readonly string[]): Promise<number> {
  const { affectedRows }: { affectedRows: number } = await manager.query(statement, [...values]);
  return affectedRows;
}
