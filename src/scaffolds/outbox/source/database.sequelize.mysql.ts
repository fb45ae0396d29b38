import type { Sequelize, Transaction as SequelizeTransaction } from 'sequelize';

/** What `sequelize.transaction(async (transaction) => …)` hands to its work, and whose it is: without it an event would be sent although the change was rolled back. */
export interface Transaction {
  readonly sequelize: Sequelize;
  readonly transaction: SequelizeTransaction;
}

/** Runs a statement in the transaction. Returns how many rows it wrote. */
export async function execute({ sequelize, transaction }: Transaction, statement: string, values: readonly string[]): Promise<number> {
  const [result] = await sequelize.query(statement, { replacements: [...values], transaction });
  const { affectedRows } = result as unknown as { affectedRows: number };
  return affectedRows;
}
