import type { Knex } from 'knex';

/** What `knex.transaction(async (trx) => …)` hands to its work: with knex itself an event would be sent although the change was rolled back. */
export type Transaction = Knex.Transaction;

/** Runs a statement in the transaction. Returns the rows that it returns. */
export async function execute(trx: Transaction, statement: string, values: readonly unknown[]): Promise<readonly object[]> {
  // Knex counts question marks.
  const bound: unknown[] = [];
  const counted = statement.replace(/\$(\d+)/g, (_, place: string) => {
    bound.push(values[Number(place) - 1]);
    return '?';
  });
  const { rows }: { rows: readonly object[] } = await trx.raw(counted, bound as never[]);
  return rows;
}
