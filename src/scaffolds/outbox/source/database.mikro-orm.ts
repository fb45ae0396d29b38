import type { SqlEntityManager } from '@mikro-orm/postgresql';

/** What `em.transactional(async (em) => …)` hands to its work: with another one an event would be sent although the change was rolled back. */
export type Transaction = Pick<SqlEntityManager, 'execute'>;

/** Runs a statement in the transaction. Returns the rows that it returns. */
export async function execute(em: Transaction, statement: string, values: readonly unknown[]): Promise<readonly object[]> {
  // MikroORM counts question marks.
  const bound: unknown[] = [];
  const counted = statement.replace(/\$(\d+)/g, (_, place: string) => {
    bound.push(values[Number(place) - 1]);
    return '?';
  });
  return em.execute(counted, bound);
}
