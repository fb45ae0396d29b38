import { QueryTypes, type Sequelize, type Transaction as SequelizeTransaction } from 'sequelize';

/** What `sequelize.transaction(async (transaction) => …)` hands to its work, and whose it is: without it an event would be sent although the change was rolled back. */
export interface Transaction {
  readonly sequelize: Sequelize;
  readonly transaction: SequelizeTransaction;
}

/** Runs a statement in the transaction. Returns the rows that it returns. */
export async function execute(
  { sequelize, transaction }: Transaction,
  statement: string,
  values: readonly unknown[],
): Promise<readonly object[]> {
  return sequelize.query(statement, { bind: [...values], type: QueryTypes.SELECT, transaction });
}
