import { Client } from 'pg';

interface Copy {
  /** By which its progress is noted. */
  readonly name: string;
  /** Whose rows it goes through, in the order of which column. */
  readonly table: string;
  readonly key: string;
  /** Writes what belongs to the rows of `batch`. */
  readonly copy: string;
  /** The rows that are not yet what they shall be. */
  readonly differing: string;
}

interface Change {
  readonly forward: Copy;
  readonly backward?: Copy;
}

/** What is copied, in SQL, and what is copied back after a contract that was taken back. */
const change: Change = {
  forward: {
    name: 'users.full_name',
    table: 'users',
    key: 'id',
    copy: 'UPDATE users SET full_name = name WHERE id IN (SELECT id FROM batch) AND full_name IS DISTINCT FROM name',
    differing: 'users WHERE full_name IS DISTINCT FROM name',
  },
};

/** So many rows in one transaction: they are locked for that long. */
const batch = 1_000;
/** A breath for others after each batch, in milliseconds. */
const pause = 50;
/** A batch that waits for a lock for too long, or meets a deadlock, is tried again. */
const tries = 10;

/**
 * `backfill` copies what is older than the trigger, batch by batch: killed, it goes on where it was. `backfill --dry-run` only counts,
 * `backfill --verify` fails while a row differs. `--reverse` fills the old column again, after a contract that was taken back.
 */
main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);

async function main(words: readonly string[]): Promise<void> {
  const wanted = words.includes('--reverse') ? change.backward : change.forward;
  if (!wanted) throw new Error('There is nothing to copy back.');
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  if (words.includes('--dry-run')) console.log(`${await differing(client, wanted)} rows would be written.`);
  else if (words.includes('--verify')) await verify(client, wanted);
  else await copyAll(client, wanted);
  await client.end();
}

async function differing(client: Client, wanted: Copy): Promise<number> {
  const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${wanted.differing}`);
  return rows[0]?.count ?? 0;
}

async function verify(client: Client, wanted: Copy): Promise<void> {
  const count = await differing(client, wanted);
  if (count) throw new Error(`${wanted.name} is not yet what it shall be in ${count} rows.`);
  console.log(`${wanted.name} is what it shall be in every row.`);
}

async function copyAll(client: Client, wanted: Copy): Promise<void> {
  const { rows } = await client.query<{ last: string }>('SELECT last_key AS last FROM expand_contract.progress WHERE name = $1', [
    wanted.name,
  ]);
  let last = rows[0]?.last;
  let copied = 0;
  for (;;) {
    const step = await copyBatch(client, wanted, last);
    if (step.last === null) break;
    last = step.last;
    copied += step.copied;
    console.log(`${copied} rows written, up to ${wanted.key} ${last}`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  await verify(client, wanted);
}

interface Step {
  readonly copied: number;
  /** The key of the last row that was looked at; null where there is none left. */
  readonly last: string | null;
}

/** One batch and the note of how far it went, in one transaction. */
async function copyBatch(client: Client, { name, table, key, copy }: Copy, last: string | undefined): Promise<Step> {
  for (let i = 1; ; i++) {
    try {
      await client.query('BEGIN');
      await client.query(`SET LOCAL lock_timeout = '2s'`);
      const { rows } = await client.query<Step>(
        `WITH batch AS (
           SELECT * FROM ${table} ${last === undefined ? '' : `WHERE ${key} > $1`} ORDER BY ${key} LIMIT ${batch} FOR NO KEY UPDATE
         ), copied AS (
           ${copy} RETURNING 1
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
