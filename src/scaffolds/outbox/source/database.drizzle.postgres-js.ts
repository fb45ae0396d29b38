import { sql } from 'drizzle-orm';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';

/** What `db.transaction(async (tx) => …)` hands to its work: with `db` itself an event would be sent although the change was rolled back. */
export type Transaction = Pick<PostgresJsDatabase, 'execute'>;

/** Runs a statement in the transaction. Returns how many rows it wrote. */
export async function execute(tx: Transaction, statement: string, values: readonly string[]): Promise<number> {
  const pieces = statement
    .split(/\$\d+/)
    .flatMap((piece, i) => (i < values.length ? [sql.raw(piece), sql`${values[i]}`] : [sql.raw(piece)]));
  const { count } = await tx.execute(sql.join(pieces));
  return count;
}
