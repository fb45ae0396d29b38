/** A column gets another name, is parted, or moves while an old and a new version of the program read and write it: through every step, and every way back. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Shape, shapes } from './column-shapes.ts';
import { useDatabase } from './database.ts';
import { migrators } from './migrators.ts';
import { StepProject } from './step-project.ts';
import { TwoVersions } from './two-versions.ts';

const tools = ['pg', 'prisma', 'drizzle', 'knex', 'kysely', 'typeorm', 'sequelize', 'mikro-orm', 'node-pg-migrate'] as const;
const seeded = 6_000;
const wanted = 10_000;

describe('a scaffolded change of a column', () => {
  const { pool, rowsOf, firstOf } = useDatabase();
  const url = process.env.DATABASE_URL!;
  const renamed = shapes.renamed!;
  const toText: Shape = { ...renamed, wish: { ...renamed.wish, type: 'text' } };
  const all: readonly (readonly [string, string, Shape])[] = [
    ...Object.entries(shapes).flatMap(([name, shape]) => tools.map((tool) => [`${tool}, ${name}`, tool, shape] as const)),
    ['pg, of another type', 'pg', toText],
  ];

  for (const [title, tool, shape] of all) {
    const migrator = migrators[tool]!;
    it(`${title}: loses no write and fails in neither version, whatever is deployed and taken back`, async () => {
      await pool.query(`DROP SCHEMA IF EXISTS expand_contract, drizzle CASCADE; ${shape.tables(seeded)}`);
      const project = new StepProject(tool, url, shape);
      const seeds = (await rowsOf('SELECT id, name FROM users')) as readonly { id: string; name: string }[];
      const versions = new TwoVersions(url, shape.versions, new Map(seeds.map(({ id, name }) => [Number(id), name])));
      try {
        versions.deploy('old');
        await versions.progress(300);
        await project.scaffold('expand');
        for (const way of ['up', 'down', 'up'] as const) {
          await project[way](migrator);
          await versions.progress(300);
        }

        await project.refusesContract(migrator, shape.differ);
        await versions.progress(300);
        assert.match(project.backfill('--dry-run'), /^\d{4} rows would be written/);
        await project.killBackfill();
        const kept = Number(await firstOf('SELECT last_key FROM expand_contract.progress'));
        assert.ok(kept > 0, 'it had begun');
        assert.ok(Number(await firstOf(shape.behind)) > 0, 'and had not ended');
        const resumed = project.backfill();
        assert.match(resumed, /is what it shall be in every row/);
        assert.ok(Number(/up to id (\d+)/.exec(resumed)?.[1]) > kept + 500, 'it goes on from there');

        const isReleased = shape.steps.includes('release');
        if (!isReleased) versions.deploy('new');
        await versions.progress(1_000);
        for (const step of shape.steps) {
          await project.scaffold(step);
          for (const way of ['up', 'down', 'up'] as const) {
            await project[way](migrator);
            await versions.progress(300);
          }
        }
        if (isReleased) versions.deploy('new');
        await versions.progress(1_000);
        await versions.retire('new');
        await versions.progress(500);
        versions.deploy('new');
        await versions.progress(500);

        await project.refusesContract(migrator, shape.unindexed);
        await project.scaffold('index');
        for (const way of ['up', 'down', 'up'] as const) await project[way](migrator);
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
        const rows = (await rowsOf(shape.all)) as readonly { id: string; value: string }[];
        assert.deepEqual(new Map(rows.map(({ id, value }) => [Number(id), value])), new Map(expected), 'no write is lost');
        assert.equal(await firstOf(shape.silent), true, 'the default is handed on');
        assert.deepEqual(await rowsOf(leftovers), [
          { old: '0', required: '1', constraints: '0', triggers: '0', functions: '0', progress: '0' },
        ]);
        console.log(
          `      ${versions.writes} writes, the slowest ${Math.round(versions.slowest)} ms; ${project.waits} times a lock was not had in time`,
        );
      } finally {
        await versions.end();
        project.remove();
      }
    }).timeout(240_000);
  }

  // A statement may take as long as it needs, as it waits for no lock for long; `varchar(80)` is what the column was; NOT NULL is set where
  // a constraint that was validated spares the scan; the version that does without the column must not read null as an error (it reads it no
  // more); dropping the old column is what the last step is for. An index that is built while others
  // write waits for them, and for no lock; a second one of that name, where the first was interrupted, would hide it (`IF NOT EXISTS`).
  const minded = {
    expand: ['prefer-text-field', 'require-statement-timeout'],
    constrain: ['require-statement-timeout'],
    validate: ['require-statement-timeout'],
    release: ['ban-drop-not-null', 'require-statement-timeout'],
    index: ['prefer-robust-stmts', 'require-lock-timeout', 'require-statement-timeout'],
    contract: ['adding-not-nullable-field', 'ban-drop-column', 'require-statement-timeout'],
  };
  for (const [name, shape] of Object.entries(shapes)) {
    it(`${name}: does nothing that squawk finds unsafe`, async () => {
      const project = new StepProject('pg', url, shape);
      const found = new Map<string, readonly string[]>();
      const steps = ['expand', ...shape.steps, 'index', 'contract'];
      for (const step of steps) {
        await project.scaffold(step);
        const words = ['node_modules/.bin/squawk', ...(step === 'index' ? [] : ['--assume-in-transaction']), '--reporter', 'json'];
        const { stdout } = spawnSync(process.execPath, [...words, join(project.folder, project.files().at(-1)!)], { encoding: 'utf8' });
        found.set(step, [...new Set((JSON.parse(stdout) as { rule_name: string }[]).map(({ rule_name }) => rule_name))].sort());
      }
      project.remove();
      assert.deepEqual(Object.fromEntries(found), Object.fromEntries(Object.entries(minded).filter(([step]) => steps.includes(step))));
    });
  }
});

const leftovers = `
  SELECT (SELECT count(*) FROM pg_attribute WHERE attrelid = 'users'::regclass AND attname = 'name' AND NOT attisdropped) AS old,
         (SELECT count(*) FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
          WHERE relname IN ('users', 'profiles') AND attname IN ('full_name', 'first_name', 'name') AND attnotnull) AS required,
         (SELECT count(*) FROM pg_constraint WHERE conname LIKE '%_not_null' AND contype = 'c') AS constraints,
         (SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal) AS triggers,
         (SELECT count(*) FROM pg_proc WHERE pronamespace = 'expand_contract'::regnamespace) AS functions,
         (SELECT count(*) FROM expand_contract.progress) AS progress`;
