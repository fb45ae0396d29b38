/** What a column may become, as two versions of a program see it: each writes `by the old 17`, in its own way. */
import type { Client } from 'pg';
import type { StepChange } from './step-project.ts';
import type { Access, Version } from './two-versions.ts';

export interface Shape extends StepChange {
  /** Tables, and so many rows. */
  tables(seeded: number): string;
  readonly versions: Readonly<Record<Version, Access>>;
  /** The steps between backfill and switch. */
  readonly steps: readonly string[];
  /** What is said while rows differ, and while what was indexed is not. */
  readonly differ: RegExp;
  readonly unindexed: RegExp;
  /** The ids and values of all rows, after the contract. */
  readonly all: string;
  /** How far the backfill has come, in rows that it has not reached. */
  readonly behind: string;
  /** What a row gets that says nothing, as the old column had it; and whether that is left alone. */
  readonly silent: string;
}

const users = `CREATE TABLE users (id bigserial PRIMARY KEY, name varchar(80) NOT NULL DEFAULT '', note text);
  CREATE INDEX ON users (name);`;
const seeds = (count: number): string => `INSERT INTO users (name) SELECT 'seed ' || i FROM generate_series(1, ${count}) AS i;`;

const ofColumn = (name: string): Access => ({
  async insert(client, value) {
    const { rows } = await client.query(`INSERT INTO users (${name}) VALUES ($1) RETURNING id`, [value]);
    return Number(rows[0].id);
  },
  read: (client, id) => firstValue(client, `SELECT ${name} AS value FROM users WHERE id = $1`, id),
  write: (client, id, value) => client.query(`UPDATE users SET ${name} = $2 WHERE id = $1`, [id, value]),
});

async function firstValue(client: Client, statement: string, id: number): Promise<string> {
  const { rows } = await client.query(statement, [id]);
  return rows[0]?.value;
}

const replaced = { steps: ['constrain', 'validate'], unindexed: /users\.name has an index, and (full|first)_name has none/ };

/** Parts it elsewhere than the trigger does: before the last word. */
const parts = (value: string): readonly string[] => [value.slice(0, value.lastIndexOf(' ')), value.slice(value.lastIndexOf(' ') + 1)];

export const shapes: Readonly<Record<string, Shape>> = {
  renamed: {
    wish: { column: 'users.name', to: 'full_name', fromType: 'varchar(80)', notNull: 'yes' },
    folder: 'users-name-to-full_name',
    tables: (seeded) => users + seeds(seeded),
    versions: { old: ofColumn('name'), new: ofColumn('full_name') },
    ...replaced,
    differ: /\d+ rows of users differ in name and full_name: run the backfill first/,
    all: 'SELECT id, full_name AS value FROM users',
    behind: 'SELECT count(*) FROM users WHERE full_name IS DISTINCT FROM name',
    silent: `INSERT INTO users (note) VALUES ('who says nothing') RETURNING full_name = ''`,
  },
  parted: {
    wish: { column: 'users.name', to: 'first_name,last_name', change: 'split', fromType: 'varchar(80)', notNull: 'yes' },
    folder: 'users-name-to-first_name-last_name',
    tables: (seeded) => users + seeds(seeded),
    versions: {
      old: ofColumn('name'),
      new: {
        async insert(client, value) {
          const { rows } = await client.query('INSERT INTO users (first_name, last_name) VALUES ($1, $2) RETURNING id', [...parts(value)]);
          return Number(rows[0].id);
        },
        // What it has parted itself nobody parts anew.
        read: (client, id) =>
          firstValue(
            client,
            `SELECT CASE WHEN first_name NOT LIKE 'by' OR last_name LIKE 'the old%' THEN '' ELSE 'parted anew: ' END || concat_ws(' ', first_name, last_name) AS value
             FROM users WHERE id = $1`,
            id,
          ),
        write: (client, id, value) => client.query('UPDATE users SET first_name = $2, last_name = $3 WHERE id = $1', [id, ...parts(value)]),
      },
    },
    ...replaced,
    differ: /\d+ rows of users differ in name and first_name, last_name: run the backfill first/,
    all: `SELECT id, concat_ws(' ', first_name, last_name) AS value FROM users`,
    behind: `SELECT count(*) FROM users WHERE first_name IS NULL`,
    silent: `INSERT INTO users (note) VALUES ('who says nothing') RETURNING first_name = '' AND last_name IS NULL`,
  },
  moved: {
    wish: { column: 'users.name', to: 'profiles.name', change: 'move', on: 'user_id', fromType: 'varchar(80)', notNull: 'yes' },
    folder: 'users-name-to-profiles',
    tables: (seeded) => `${users}
      CREATE TABLE profiles (user_id bigint PRIMARY KEY REFERENCES users ON DELETE CASCADE, phone text);
      ${seeds(seeded)}
      INSERT INTO profiles (user_id, phone) SELECT id, '555' FROM users WHERE id % 3 = 0;`,
    versions: {
      old: ofColumn('name'),
      new: {
        async insert(client, value) {
          await client.query('BEGIN');
          const { rows } = await client.query(`INSERT INTO users (note) VALUES ('new') RETURNING id`);
          await client.query('INSERT INTO profiles (user_id, name) VALUES ($1, $2)', [rows[0].id, value]);
          await client.query('COMMIT');
          return Number(rows[0].id);
        },
        read: (client, id) => firstValue(client, 'SELECT name AS value FROM profiles WHERE user_id = $1', id),
        write: (client, id, value) =>
          client.query('INSERT INTO profiles (user_id, name) VALUES ($1, $2) ON CONFLICT (user_id) DO UPDATE SET name = excluded.name', [
            id,
            value,
          ]),
      },
    },
    steps: ['constrain', 'validate', 'release'],
    differ: /\d+ rows of users differ in name and profiles\.name: run the backfill first/,
    unindexed: /users\.name has an index, and profiles\.name has none/,
    all: 'SELECT user_id AS id, name AS value FROM profiles',
    behind: 'SELECT count(*) FROM users LEFT JOIN profiles ON user_id = id WHERE profiles.name IS NULL',
    silent: `WITH made AS (INSERT INTO users (note) VALUES ('who says nothing') RETURNING id)
      INSERT INTO profiles (user_id, phone) SELECT id, '555' FROM made RETURNING name = ''`,
  },
};
