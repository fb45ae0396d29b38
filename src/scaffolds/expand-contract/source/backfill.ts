import { Client } from 'pg';

/** What is copied, as it is written in SQL. */
const change = { table: 'users', key: 'id', from: 'name', to: 'full_name', forward: 'name', backward: 'full_name' };

/** So many rows in one transaction: they are locked for that long. */
const batch = 1_000;
/** A breath for others after each batch, in milliseconds. */
const pause = 50;
/** A batch that waits for a lock for too long, or meets a deadlock, is tried again. */
const tries = 10;

const words = process.argv.slice(2);
const isReverse = words.includes('--reverse');
const { table, key } = change;
const [column, value] = isReverse ? [change.from, change.backward] : [change.to, change.forward];
const name = `${table}.${column}`;
const differs = `${column} IS DISTINCT FROM ${value}`;

/**
 * `backfill` copies what is older than the trigger, batch by batch: killed, it goes on where it was. `backfill --dry-run` only counts,
 * `backfill --verify` fails while a row differs. `--reverse` fills the old column again, after a contract that was taken back.
 */
main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);

async function main(): Promise<void> {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  if (words.includes('--dry-run')) console.log(`${await differing(client)} rows would be written.`);
  else if (words.includes('--verify')) await verify(client);
  else await copyAll(client);
  await client.end();
}

async function differing(client: Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table} WHERE ${differs}`);
  return rows[0]?.count ?? 0;
}

async function verify(client: Client): Promise<void> {
  const count = await differing(client);
  if (count) throw new Error(`${name} is not yet what it shall be in ${count} rows.`);
  console.log(`${name} is what it shall be in every row.`);
}

async function copyAll(client: Client): Promise<void> {
  const { rows } = await client.query<{ last: string }>('SELECT last_key AS last FROM expand_contract.progress WHERE name = $1', [name]);
  let last = rows[0]?.last;
  let copied = 0;
  for (;;) {
    const step = await copyBatch(client, last);
    if (step.last === null) break;
    last = step.last;
    copied += step.copied;
    console.log(`${copied} rows written, up to ${key} ${last}`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  await verify(client);
}

interface Step {
  readonly copied: number;
  /** The key of the last row that was looked at; null where there is none left. */
  readonly last: string | null;
}

/** One batch and the note of how far it went, in one transaction. */
async function copyBatch(client: Client, last: string | undefined): Promise<Step> {
  for (let i = 1; ; i++) {
    try {
      await client.query('BEGIN');
      await client.query(`SET LOCAL lock_timeout = '2s'`);
      const { rows } = await client.query<Step>(
        `WITH batch AS (
           SELECT ${key} FROM ${table} ${last === undefined ? '' : `WHERE ${key} > $1`} ORDER BY ${key} LIMIT ${batch} FOR NO KEY UPDATE
         ), copied AS (
           UPDATE ${table} SET ${column} = ${value} WHERE ${key} IN (SELECT ${key} FROM batch) AND ${differs} RETURNING 1
         )
         SELECT (SELECT count(*) FROM copied)::int AS copied, (SELECT ${key} FROM batch ORDER BY ${key} DESC LIMIT 1)::text AS last`,
        last === undefined ? [] : [last],
      );
      const [step = { copied: 0, last: null }] = rows;
      if (step.last !== null)
        await client.query(
          `INSERT INTO expand_contract.progress (name, last_key) VALUES ($1, $2)
           ON CONFLICT (name) DO UPDATE SET last_key = excluded.last_key, at = now()`,
          [name, step.last],
        );
      await client.query('COMMIT');
      return step;
    } catch (error) {
      await client.query('ROLLBACK');
      if (i === tries || !isPassing(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, i * 200));
    }
  }
}

/** Somebody held the lock for too long, or waited for us as we did for them. */
function isPassing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['55P03', '40P01', '40001'].includes(String(error.code));
}
