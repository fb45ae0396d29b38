import { sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';

/** What `db.transaction(async (tx) => …)` hands to its work: with `db` itself an event would be sent although the change was rolled back. */
export type Transaction = Pick<NodePgDatabase, 'execute'>;

/** Runs a statement in the transaction. Returns how many rows it wrote. */
export async function execute(tx: Transaction, statement: string, values: readonly string[]): Promise<number> {
  const pieces = statement
    .split(/\$\d+/)
    .flatMap((piece, i) => (i < values.length ? [sql.raw(piece), sql`${values[i]}`] : [sql.raw(piece)]));
  const { rowCount } = await tx.execute(sql.join(pieces));
  return rowCount ?? 0;
}
