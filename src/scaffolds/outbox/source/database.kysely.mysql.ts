import { CompiledQuery, type Transaction as KyselyTransaction } from 'kysely';

/** What `db.transaction().execute(async (trx) => …)` hands to its work: with `db` itself an event would be sent although the change was rolled back. */
export type Transaction = Pick<KyselyTransaction<unknown>, 'executeQuery' | 'isTransaction'>;

/** Runs a statement in the transaction. Returns how many rows it wrote. */
export async function execute(trx: Transaction, statement: string, values: readonly string[]): Promise<number> {
  const { numAffectedRows = 0n } = await trx.executeQuery(CompiledQuery.raw(statement, [...values]));
  return Number(numAffectedRows);
}
