import { sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';

/** What `db.transaction(async (tx) => …)` hands to its work: with `db` itself an event would be sent although the change was rolled back. */
export type Transaction = Pick<NodePgDatabase, 'execute'>;

/** Runs a statement in the transaction. Returns the rows that it returns. */
export async function execute(tx: Transaction, statement: string, values: readonly unknown[]): Promise<readonly object[]> {
  const pieces = statement.split(/\$(\d+)/).map((piece, i) => (i % 2 ? sql`${values[Number(piece) - 1]}` : sql.raw(piece)));
  const { rows } = await tx.execute<Record<string, unknown>>(sql.join(pieces));
  return rows;
}
