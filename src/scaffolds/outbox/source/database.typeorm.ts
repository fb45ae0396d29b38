import type { EntityManager } from 'typeorm';

/** What `dataSource.transaction(async (manager) => …)` hands to its work: with another manager an event would be sent although the change was rolled back. */
export type Transaction = EntityManager;

/** Runs an INSERT in the transaction. Returns how many rows it wrote. */
export async function execute(manager: Transaction, statement: string, values: readonly string[]): Promise<number> {
  // TypeORM tells only the rows.
  const rows: readonly unknown[] = await manager.query(`${statement} RETURNING 1`, [...values]);
  return rows.length;
}
