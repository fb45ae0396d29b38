/** A column is required, points at another table, or goes, while a program writes its table: nothing it does fails, and no step can be taken too early. */
import assert from 'node:assert/strict';
import { Client } from 'pg';
import { useDatabase } from './database.ts';
import { migrators } from './migrators.ts';
import { type StepChange, StepProject } from './step-project.ts';

const seeded = 4_000;

describe('other changes of a column', () => {
  const { pool, firstOf } = useDatabase();
  const url = process.env.DATABASE_URL!;
  beforeEach(() =>
    pool.query(`DROP SCHEMA IF EXISTS expand_contract, drizzle CASCADE;
      CREATE TABLE notes (id bigint PRIMARY KEY);
      CREATE TABLE users (id bigserial PRIMARY KEY, name text NOT NULL, note bigint);
      INSERT INTO notes SELECT generate_series(1, 10);
      INSERT INTO users (name, note) SELECT 'seed', CASE WHEN i % 4 > 0 THEN i % 10 + 1 END FROM generate_series(1, ${seeded}) AS i`),
  );

  for (const tool of ['pg', 'knex', 'drizzle']) {
    const migrator = migrators[tool]!;

    it(`${tool}: a column is required`, async () => {
      await whileWriting(
        tool,
        { wish: { column: 'users.note', change: 'not-null', value: '1' }, folder: 'users-note-not-null' },
        async (project, progress) => {
          await project.scaffold('constrain');
          for (const way of ['up', 'down', 'up'] as const) {
            await project[way](migrator);
            await progress();
          }
          await assert.rejects(pool.query(`INSERT INTO users (name) VALUES ('without')`), /users_note_not_null/);
          await project.scaffold('validate');
          await assert.rejects(project.up(migrator), (error: Error) => /users_note_not_null/.test(`${error} ${error.cause ?? ''}`));
          await project.killBackfill();
          assert.match(project.backfill(), /users\.note is what it shall be in every row/);
          await project.up(migrator);
          await progress();
          await project.scaffold('enforce');
          for (const way of ['up', 'down', 'up'] as const) {
            await project[way](migrator);
            await progress();
          }
          assert.equal(await firstOf(`SELECT attnotnull FROM pg_attribute WHERE attrelid = 'users'::regclass AND attname = 'note'`), true);
          assert.equal(await firstOf(`SELECT count(*)::int FROM pg_constraint WHERE conname = 'users_note_not_null'`), 0);
        },
      );
    });

    it(`${tool}: a column points at another table`, async () => {
      await pool.query('UPDATE users SET note = 77 WHERE id % 100 = 0');
      await whileWriting(
        tool,
        { wish: { column: 'users.note', change: 'foreign-key', to: 'notes.id' }, folder: 'users-note-references-notes' },
        async (project, progress) => {
          for (const step of ['index', 'constrain']) {
            await project.scaffold(step);
            for (const way of ['up', 'down', 'up'] as const) {
              await project[way](migrator);
              await progress();
            }
          }
          assert.equal(await firstOf(`SELECT indisvalid FROM pg_index WHERE indexrelid = 'users_note_idx'::regclass`), true);
          await assert.rejects(pool.query(`INSERT INTO users (name, note) VALUES ('nowhere', 78)`), /users_note_fkey/);
          await project.scaffold('validate');
          await assert.rejects(project.up(migrator), (error: Error) => /users_note_fkey/.test(`${error} ${error.cause ?? ''}`));
          await pool.query('UPDATE users SET note = 1 WHERE note = 77');
          await project.up(migrator);
          await progress();
          assert.equal(await firstOf(`SELECT convalidated FROM pg_constraint WHERE conname = 'users_note_fkey'`), true);
        },
      );
    });

    it(`${tool}: a column goes`, async () => {
      await whileWriting(
        tool,
        { wish: { column: 'users.name', change: 'drop', fromType: 'text', notNull: 'yes' }, folder: 'users-name-goes' },
        async (project, progress, forget) => {
          await project.scaffold('release');
          await project.up(migrator);
          await progress();
          forget('name');
          await progress();
          await project.scaffold('contract');
          for (const way of ['up', 'down', 'up'] as const) {
            await project[way](migrator);
            await progress();
          }
          assert.equal(await firstOf(`SELECT count(*)::int FROM pg_attribute WHERE attrelid = 'users'::regclass AND attname = 'name'`), 0);
        },
      );
    });
  }

  type Work = (project: StepProject, progress: () => Promise<void>, forget: (column: string) => void) => Promise<void>;

  /** Two processes of a program write every column that it has not forgotten, without an error. */
  async function whileWriting(tool: string, change: StepChange, work: Work): Promise<void> {
    const project = new StepProject(tool, url, change);
    const columns = new Set(['name', 'note']);
    const errors: string[] = [];
    let writes = 0;
    let isOver = false;
    const write = async (): Promise<void> => {
      const client = new Client({ connectionString: url });
      await client.connect();
      while (!isOver) {
        const named = [...columns];
        const values = named.map((column) => (column === 'name' ? `'user'` : String((writes % 10) + 1)));
        await client.query(`INSERT INTO users (${named}) VALUES (${values})`).catch((error) => errors.push(String(error)));
        await client
          .query(`UPDATE users SET ${named.map((column, i) => `${column} = ${values[i]}`)} WHERE id = $1`, [(writes * 7) % seeded])
          .catch((error) => errors.push(String(error)));
        writes += 2;
      }
      await client.end();
    };
    const running = [write(), write()];
    const progress = async (): Promise<void> => {
      const goal = writes + 200;
      while (writes < goal) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    try {
      await progress();
      await work(project, progress, (column) => columns.delete(column));
      await progress();
    } finally {
      isOver = true;
      await Promise.all(running);
      project.remove();
    }
    assert.deepEqual(errors, []);
  }
});
