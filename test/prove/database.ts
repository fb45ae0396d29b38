/** The database of the proofs that ask it in SQL of their own: empty before each of them. */
import { Pool, type PoolClient } from 'pg';

/** For the tests of the file: call it once in its `describe`. */
export function useDatabase(): Database {
  const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 20 });
  // A server that stops ends idle connections.
  pool.on('error', () => undefined);
  const empty = () => pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public;');
  beforeEach(empty);
  after(async () => {
    await empty();
    await pool.end();
  });
  return {
    pool,
    rowsOf: async (text, values = []) => (await pool.query(text, [...values])).rows,
    firstOf: async (text) => Object.values((await pool.query(text)).rows[0] ?? {})[0],
    async withSessions(work) {
      const sessions = await Promise.all([pool.connect(), pool.connect(), pool.connect()]);
      try {
        // What waits for a lock for ever would keep the next proof from its empty database.
        for (const session of sessions) await session.query(`SET statement_timeout = '2s'`);
        return await work(...sessions);
      } finally {
        for (const session of sessions) session.release(true);
      }
    },
  };
}

export interface Database {
  readonly pool: Pool;
  rowsOf(text: string, values?: readonly unknown[]): Promise<readonly object[]>;
  /** The first value of the first row. */
  firstOf(text: string): Promise<unknown>;
  /** Three connections of their own, closed with all that was set in them. */
  withSessions<T>(work: (one: PoolClient, two: PoolClient, three: PoolClient) => Promise<T>): Promise<T>;
}
