import { sql } from 'drizzle-orm';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';

/** What `db.transaction(async (tx) => …)` hands to its work: with `db` itself an event would be sent although the change was rolled back. */
export type Transaction = Pick<PostgresJsDatabase, 'execute'>;

/** Runs a statement in the transaction. Returns the rows that it returns. */
export async function execute(tx: Transaction, statement: string, values: readonly unknown[]): Promise<readonly object[]> {
  const pieces = statement.split(/\$(\d+)/).map((piece, i) => (i % 2 ? sql`${values[Number(piece) - 1]}` : sql.raw(piece)));
  return tx.execute<Record<string, unknown>>(sql.join(pieces));
}
