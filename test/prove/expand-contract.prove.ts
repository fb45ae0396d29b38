/** A column gets another name while an old and a new version of the program read and write it: through every step, and every way back. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { useDatabase } from './database.ts';
import { migrators } from './migrators.ts';
import { StepProject } from './step-project.ts';
import { TwoVersions } from './two-versions.ts';

const tools = ['pg', 'prisma', 'drizzle', 'knex', 'kysely', 'typeorm', 'sequelize', 'mikro-orm', 'node-pg-migrate'] as const;
const seeded = 6_000;
const wanted = 10_000;
const rename = {
  wish: { column: 'users.name', to: 'full_name', fromType: 'varchar(80)', notNull: 'yes' },
  folder: 'users-name-to-full_name',
};

describe('a scaffolded change of a column', () => {
  const { pool, rowsOf, firstOf } = useDatabase();
  const url = process.env.DATABASE_URL!;
  beforeEach(async () => {
    await pool.query(`DROP SCHEMA IF EXISTS expand_contract, drizzle CASCADE;
      CREATE TABLE users (id bigserial PRIMARY KEY, name varchar(80) NOT NULL DEFAULT '', note text);
      CREATE INDEX ON users (name);
      INSERT INTO users (name) SELECT 'seed ' || i FROM generate_series(1, ${seeded}) AS i`);
  });

  const toText = { ...rename, wish: { ...rename.wish, type: 'text' } };
  for (const [title, tool, change] of [...tools.map((tool) => [tool, tool, rename] as const), ['to another type', 'pg', toText] as const]) {
    const migrator = migrators[tool]!;
    it(`${title}: loses no write and fails in neither version, whatever is deployed and taken back`, async () => {
      const project = new StepProject(tool, url, change);
      const seeds = (await rowsOf('SELECT id, name FROM users')) as readonly { id: string; name: string }[];
      const versions = new TwoVersions(url, new Map(seeds.map(({ id, name }) => [Number(id), name])));
      try {
        versions.deploy('old');
        await versions.progress(300);
        await project.scaffold('expand');
        await project.up(migrator);
        await versions.progress(300);
        await project.down(migrator);
        await versions.progress(300);
        await project.up(migrator);
        await versions.progress(300);

        await project.refusesContract(migrator, /\d+ rows of users differ in name and full_name: run the backfill first/);
        await versions.progress(300);
        assert.match(project.backfill('--dry-run'), /^\d{4} rows would be written/);
        await project.killBackfill();
        const kept = Number(await firstOf('SELECT last_key FROM expand_contract.progress'));
        assert.ok(kept > 0, 'it had begun');
        assert.ok(Number(await firstOf('SELECT count(*) FROM users WHERE full_name IS DISTINCT FROM name')) > 0, 'and had not ended');
        const resumed = project.backfill();
        assert.match(resumed, /users\.full_name is what it shall be in every row/);
        assert.ok(Number(/up to id (\d+)/.exec(resumed)?.[1]) > kept + 500, 'it goes on from there');

        versions.deploy('new');
        await versions.progress(1_500);
        for (const step of ['constrain', 'validate']) {
          await project.scaffold(step);
          await project.up(migrator);
          await versions.progress(300);
          await project.down(migrator);
          await versions.progress(300);
          await project.up(migrator);
          await versions.progress(300);
        }
        await versions.retire('new');
        await versions.progress(500);
        versions.deploy('new');
        await versions.progress(500);

        await project.refusesContract(migrator, /users\.name has an index, and full_name has none/);
        await pool.query('CREATE INDEX CONCURRENTLY ON users (full_name)');
        await versions.retire('old');
        await project.scaffold('contract');
        await project.up(migrator);
        await versions.progress(1_000);
        await project.down(migrator);
        await versions.progress(500);
        await project.killBackfill('--reverse');
        assert.match(project.backfill('--reverse'), /users\.name is what it shall be in every row/);
        versions.deploy('old');
        await versions.progress(1_000);
        await versions.retire('old');
        await project.up(migrator);
        await versions.progress(Math.max(500, wanted - versions.writes));

        const expected = await versions.end();
        const rows = (await rowsOf('SELECT id, full_name FROM users')) as readonly { id: string; full_name: string }[];
        assert.deepEqual(new Map(rows.map(({ id, full_name }) => [Number(id), full_name])), new Map(expected), 'no write is lost');
        assert.equal(
          await firstOf(`INSERT INTO users (note) VALUES ('who says nothing') RETURNING full_name`),
          '',
          'the default is handed on',
        );
        assert.deepEqual(await rowsOf(leftovers), [{ columns: 'id,note,full_name', required: true, triggers: '0', progress: '0' }]);
        console.log(
          `      ${versions.writes} writes, the slowest ${Math.round(versions.slowest)} ms; ${project.waits} times a lock was not had in time`,
        );
      } finally {
        await versions.end();
        project.remove();
      }
    }).timeout(240_000);
  }

  it('does nothing that squawk finds unsafe', async () => {
    const project = new StepProject('pg', url, rename);
    const found = new Map<string, Set<string>>();
    for (const step of ['expand', 'constrain', 'validate', 'contract']) {
      await project.scaffold(step);
      const words = [
        'node_modules/.bin/squawk',
        '--assume-in-transaction',
        '--reporter',
        'json',
        join(project.folder, project.files().at(-1)!),
      ];
      const { stdout } = spawnSync(process.execPath, words, { encoding: 'utf8' });
      found.set(step, new Set((JSON.parse(stdout) as { rule_name: string }[]).map(({ rule_name }) => rule_name)));
    }
    project.remove();
    // A statement may take as long as it needs, as it waits for no lock for long; `varchar(80)` is what the column was; NOT NULL is set where
    // a constraint that was validated spares the scan; and dropping the old column is what the last step is for.
    assert.deepEqual(Object.fromEntries([...found].map(([step, rules]) => [step, [...rules].sort()])), {
      expand: ['prefer-text-field', 'require-statement-timeout'],
      constrain: ['require-statement-timeout'],
      validate: ['require-statement-timeout'],
      contract: ['adding-not-nullable-field', 'ban-drop-column', 'require-statement-timeout'],
    });
  });
});

const leftovers = `
  SELECT string_agg(attname, ',' ORDER BY attnum) AS columns,
         bool_or(attname = 'full_name' AND attnotnull) AS required,
         (SELECT count(*) FROM pg_trigger WHERE tgrelid = 'users'::regclass AND NOT tgisinternal) AS triggers,
         (SELECT count(*) FROM expand_contract.progress) AS progress
  FROM pg_attribute WHERE attrelid = 'users'::regclass AND attnum > 0 AND NOT attisdropped`;
