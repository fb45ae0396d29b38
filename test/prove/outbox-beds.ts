/** Databases in which an outbox is put to the proof: both are asked the same, each in its words. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createPool, type RowDataPacket } from 'mysql2/promise';
import { Pool } from 'pg';
import { startMariaDb } from './mariadb.ts';

export interface Bed {
  readonly dialect: Dialect;
  readonly url: string;
  /** The module that connects the tools. */
  readonly connections: string;
  /** What tables are called in which events wait, and in which consumers keep what they have done. */
  readonly events: string;
  readonly inbox: string;
  /** Makes the tables in which deliveries and effects are noted. */
  readonly notes: readonly string[];
  /** A program that defines `log`, which runs a statement and returns its rows. */
  readonly log: string;
  /** How long the first delivery of each event took that never failed, in milliseconds. */
  readonly latencies: string;
  // biome-ignore lint/suspicious/noExplicitAny: rows
  query(statement: string): Promise<readonly any[]>;
  empty(): Promise<unknown>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export type Dialect = 'postgresql' | 'mysql';

export const beds: Readonly<Record<Dialect, () => Promise<Bed>>> = {
  async postgresql() {
    // A module that is bundled could not ask for the server as it does.
    const { startPostgres }: typeof import('./postgres.mjs') = await import(pathToFileURL('test/prove/postgres.mjs').href);
    const server = await startPostgres();
    const pool = new Pool({ connectionString: server.url });
    pool.on('error', () => undefined);
    const query = async (statement: string) => (await pool.query(statement)).rows;
    return {
      dialect: 'postgresql',
      url: server.url,
      connections: join(process.cwd(), 'test/prove/connections.ts'),
      events: 'outbox.events',
      inbox: 'outbox.inbox',
      notes: [
        'CREATE TABLE deliveries (event_id uuid NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp())',
        'CREATE TABLE effects (position bigint GENERATED ALWAYS AS IDENTITY, event_id uuid NOT NULL, aggregate text NOT NULL)',
        'CREATE TABLE mended (at date)',
      ],
      log: `import { Pool } from 'pg';
        const pool = new Pool({ connectionString: process.env.DATABASE_URL });
        pool.on('error', () => undefined);
        const log = async (statement: string): Promise<readonly unknown[]> => (await pool.query(statement)).rows;`,
      latencies: `SELECT extract(epoch FROM at - created_at) * 1000 AS ms
        FROM (SELECT event_id, min(at) AS at FROM deliveries GROUP BY 1) AS first JOIN outbox.events ON id = event_id WHERE attempts = 0`,
      query,
      empty: () => query('DROP SCHEMA IF EXISTS outbox, drizzle CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public'),
      restart: server.restart,
      async stop() {
        await pool.end();
        await server.stop();
      },
    };
  },
  async mysql() {
    const server = await startMariaDb();
    const pool = createPool({ uri: server.url });
    const query = async (statement: string) => (await pool.query<RowDataPacket[]>(statement))[0];
    return {
      dialect: 'mysql',
      url: server.url,
      connections: join(process.cwd(), 'test/prove/mysql-connections.ts'),
      events: 'outbox_events',
      inbox: 'outbox_inbox',
      notes: [
        'CREATE TABLE deliveries (event_id char(36) NOT NULL, at datetime(6) NOT NULL DEFAULT (utc_timestamp(6)))',
        'CREATE TABLE effects (position bigint AUTO_INCREMENT PRIMARY KEY, event_id char(36) NOT NULL, aggregate varchar(255) NOT NULL)',
        'CREATE TABLE mended (at date)',
      ],
      log: `import { createPool } from 'mysql2/promise';
        const pool = createPool(process.env.DATABASE_URL!);
        const log = async (statement: string): Promise<readonly unknown[]> => (await pool.query(statement))[0] as unknown[];`,
      latencies: `SELECT timestampdiff(MICROSECOND, created_at, at) / 1000 AS ms
        FROM (SELECT event_id, min(at) AS at FROM deliveries GROUP BY 1) AS delivered JOIN outbox_events ON id = event_id WHERE attempts = 0`,
      query,
      // Connections forget which database they are in when it goes.
      async empty() {
        for (const { name } of await query('SELECT table_name AS name FROM information_schema.tables WHERE table_schema = database()'))
          await query(`DROP TABLE ${name}`);
      },
      restart: server.restart,
      async stop() {
        await pool.end();
        await server.stop();
      },
    };
  },
};
