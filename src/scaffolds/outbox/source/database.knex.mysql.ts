import type { Knex } from 'knex';

/** What `knex.transaction(async (trx) => …)` hands to its work: with knex itself an event would be sent although the change was rolled back. */
export type Transaction = Knex.Transaction;

/** Runs a statement in the transaction. Returns how many rows it wrote. */
export async function execute(trx: Transaction, statement: string, values: readonly string[]): Promise<number> {
  const [{ affectedRows }]: readonly [{ affectedRows: number }] = await trx.raw(statement, [...values]);
  return affectedRows;
}
