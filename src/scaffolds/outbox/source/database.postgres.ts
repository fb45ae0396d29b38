import type { TransactionSql } from 'postgres';

/** What `sql.begin(async (sql) => …)` hands to its work: with the outer `sql` an event would be sent although the change was rolled back. */
export type Transaction = TransactionSql;

/** Runs a statement in the transaction. Returns how many rows it wrote. */
export async function execute(sql: Transaction, statement: string, values: readonly string[]): Promise<number> {
  const { count } = await sql.unsafe(statement, [...values]);
  return count;
}
