import type { TransactionSql } from 'postgres';

/** What `sql.begin(async (sql) => …)` hands to its work: with the outer `sql` an event would be sent although the change was rolled back. */
export type Transaction = TransactionSql;

/** Runs a statement in the transaction. Returns the rows that it returns. */
export async function execute(sql: Transaction, statement: string, values: readonly unknown[]): Promise<readonly object[]> {
  // A text is sent as one, whatever the statement makes of it: as JSON it would be quoted once more.
  const sent = values.map((value) => (typeof value === 'string' ? sql.typed(value as never, 25) : value));
  return sql.unsafe(statement, sent as never[]);
}
