import { CompiledQuery, type Transaction as KyselyTransaction } from 'kysely';

/** What `db.transaction().execute(async (trx) => …)` hands to its work: with `db` itself an event would be sent although the change was rolled back. */
export type Transaction = Pick<KyselyTransaction<unknown>, 'executeQuery' | 'isTransaction'>;

/** Runs a statement in the transaction. Returns the rows that it returns. */
export async function execute(trx: Transaction, statement: string, values: readonly unknown[]): Promise<readonly object[]> {
  const { rows } = await trx.executeQuery<object>(CompiledQuery.raw(statement, [...values]));
  return rows;
}
