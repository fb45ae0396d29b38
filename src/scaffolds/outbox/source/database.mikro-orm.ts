import type { SqlEntityManager } from '@mikro-orm/postgresql';

/** What `em.transactional(async (em) => …)` hands to its work: with another one an event would be sent although the change was rolled back. */
export type Transaction = Pick<SqlEntityManager, 'execute'>;

/** Runs an INSERT in the transaction. Returns how many rows it wrote. */
export async function execute(em: Transaction, statement: string, values: readonly string[]): Promise<number> {
  // MikroORM counts question marks, and tells only the rows.
  const rows: readonly unknown[] = await em.execute(`${statement.replace(/\$\d+/g, '?')} RETURNING 1`, [...values]);
  return rows.length;
}
