import { QueryTypes, type Sequelize, type Transaction as SequelizeTransaction } from 'sequelize';

/** What `sequelize.transaction(async (transaction) => …)` hands to its work, and whose it is: without it an event would be sent although the change was rolled back. */
export interface Transaction {
  readonly sequelize: Sequelize;
  readonly transaction: SequelizeTransaction;
}

/** Runs an INSERT in the transaction. Returns how many rows it wrote. */
export async function execute({ sequelize, transaction }: Transaction, statement: string, values: readonly string[]): Promise<number> {
  const rows = await sequelize.query(`${statement} RETURNING 1`, { bind: [...values], type: QueryTypes.SELECT, transaction });
  return rows.length;
}
