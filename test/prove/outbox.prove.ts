/** The outbox that is scaffolded loses nothing and repeats nothing, whatever dies: for each tool, on a real database, with real processes. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Pool } from 'pg';
import { connections } from './connections.ts';
import { makeProject, makeScript, type OutboxProject, type Tool, tools } from './outbox-project.ts';
import { run, Team } from './outbox-team.ts';

const aggregates = 40;
const perAggregate = 50;
const kills = 32;

/** Delivers into two tables: each delivery, and each effect behind the inbox. Says so to whoever kills it. */
const handlersOf = (tool: Tool): string => `
import { Pool } from 'pg';
import { connections } from '${join(process.cwd(), 'test/prove/connections.ts')}';
import { isFirstDelivery } from './inbox.js';

const log = new Pool({ connectionString: process.env.DATABASE_URL });
log.on('error', () => undefined);
const connected = connections['${tool}']!();

export const handlers: Handlers = {
  async 'order.placed'({ id, aggregate, payload }) {
    await log.query('INSERT INTO deliveries (event_id) VALUES ($1)', [id]);
    process.send?.(Date.now());
    await new Promise((resolve) => setTimeout(resolve, 40));
    if (payload.orderId === 'poison' && !(await log.query('SELECT FROM mended')).rowCount) throw new Error('poison');
    const { database, inTransaction, query } = await connected;
    await inTransaction(async (tx) => {
      const own = '${tool}' === 'sequelize' ? { sequelize: database, transaction: tx } : tx;
      if (await isFirstDelivery(own, 'proof', id)) await query(tx, \`INSERT INTO effects (event_id, aggregate) VALUES ('\${id}', '\${aggregate}')\`);
    });
  },
};
`;

describe('the scaffolded outbox', () => {
  const shared = process.env.DATABASE_URL;
  let postgres: Awaited<ReturnType<typeof import('./postgres.mjs').startPostgres>>;
  let pool: Pool;
  before(async () => {
    // A module that is bundled could not ask for the server as it does.
    const { startPostgres }: typeof import('./postgres.mjs') = await import(pathToFileURL('test/prove/postgres.mjs').href);
    postgres = await startPostgres();
    process.env.DATABASE_URL = postgres.url;
    pool = new Pool({ connectionString: postgres.url });
    pool.on('error', () => undefined);
  });
  after(async () => {
    await pool.end();
    await postgres.stop();
    process.env.DATABASE_URL = shared;
  });
  const empty = () => pool.query(`DROP SCHEMA IF EXISTS outbox, drizzle CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public`);
  const count = async (from: string): Promise<number> => Number((await pool.query(`SELECT count(*) FROM ${from}`)).rows[0].count);

  for (const tool of tools) {
    it(`${tool}: survives kill -9 and a restart of the database`, async () => {
      await empty();
      const project = await makeProject(tool, handlersOf(tool), '{ lease: 700, attempts: 4 }');
      const team = new Team(project);
      try {
        await project.migrate(postgres.url);
        await pool.query(`
          CREATE TABLE deliveries (event_id uuid NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp());
          CREATE TABLE effects (position bigint GENERATED ALWAYS AS IDENTITY, event_id uuid NOT NULL, aggregate text NOT NULL);
          CREATE TABLE mended ()`);
        execFileSync(process.execPath, ['--test', project.test], { env: { ...process.env, TEST_DATABASE_URL: postgres.url } });
        await pool.query('TRUNCATE outbox.events, outbox.inbox');
        // The killer shares a process with the producers: while it kills, they rest.
        await enqueueAll(project, tool, 0, perAggregate - 5);
        team.start();
        await team.killWhoDelivers(kills);
        assert.ok((await count('outbox.events WHERE processed_at IS NULL')) > 100, 'there is work left');
        await postgres.restart();
        await enqueueAll(project, tool, perAggregate - 5, perAggregate);
        await eventually(async () => (await count('outbox.events WHERE processed_at IS NULL AND dead_at IS NULL')) === 0);

        assert.equal(await count('outbox.events'), aggregates * perAggregate, 'what committed is there');
        assert.equal(await count('outbox.events WHERE dead_at IS NOT NULL'), 5);
        assert.equal(await count('effects'), aggregates * perAggregate - 5, 'nothing is lost, and nothing happens twice');
        assert.equal(await count('(SELECT DISTINCT event_id FROM effects) AS each'), aggregates * perAggregate - 5);
        const repeated = await count(`(
          SELECT event_id FROM deliveries JOIN outbox.events ON id = event_id WHERE dead_at IS NULL GROUP BY 1 HAVING count(*) > 1
        ) AS repeated`);
        assert.ok(repeated >= 20, `${repeated} were delivered more than once: the killer kills nobody at work`);
        const overtaken = `(
          SELECT seq, lag(seq) OVER (PARTITION BY effects.aggregate ORDER BY position) AS before
          FROM effects JOIN outbox.events ON id = event_id
        ) AS ordered WHERE seq < before`;
        assert.equal(await count(overtaken), 0, 'of one aggregate in order');

        await pool.query('INSERT INTO mended DEFAULT VALUES');
        assert.match(await run(project, 'redrive'), /^5 events wait again/);
        await eventually(async () => (await count('effects')) === aggregates * perAggregate);
        assert.deepEqual(JSON.parse(await run(project, 'metrics')), { waiting: 0, oldestAge: 0, retrying: 0, dead: 0 });
        const stops = await team.stop();
        const latency = await pool.query(
          `SELECT percentile_disc(ARRAY[0.5, 0.99]) WITHIN GROUP (ORDER BY extract(epoch FROM at - created_at) * 1000) AS ms
           FROM (SELECT event_id, min(at) AS at FROM deliveries GROUP BY 1) AS first JOIN outbox.events ON id = event_id WHERE attempts = 0`,
        );
        console.log(
          `      ${team.killed} kill -9, ${repeated} delivered more than once; p50 ${Math.round(latency.rows[0].ms[0])} ms, p99 ${Math.round(latency.rows[0].ms[1])} ms; stopped in ${Math.max(...stops)} ms at most`,
        );
      } finally {
        team.kill();
        project.remove();
      }
    }).timeout(180_000);
  }

  for (const type of ['module', 'commonjs'] as const) {
    it(`runs as it is written in JavaScript (${type})`, async () => {
      await empty();
      const script = await makeScript(type);
      try {
        await script.migrate(postgres.url);
        const said = execFileSync(process.execPath, ['--test', script.test], { env: { ...process.env, TEST_DATABASE_URL: postgres.url } });
        assert.match(String(said), /pass 2\n[\s\S]*fail 0/);
      } finally {
        script.remove();
      }
    });
  }

  it('is made by a migration in which squawk finds nothing unsafe', () => {
    const squawk = [
      'node_modules/.bin/squawk',
      '--assume-in-transaction',
      '--reporter',
      'json',
      'src/scaffolds/outbox/source/migration.sql',
    ];
    const { stdout } = spawnSync(process.execPath, squawk, { encoding: 'utf8' });
    const found = new Set((JSON.parse(stdout) as { rule_name: string }[]).map(({ rule_name }) => rule_name));
    // Nothing that exists is touched, so nothing waits; buckets and attempts are few.
    assert.deepEqual([...found].sort(), ['prefer-bigint-over-int', 'require-lock-timeout', 'require-statement-timeout']);
  });

  /** One producer an aggregate, each event in a transaction of the tool; five of them poison. */
  async function enqueueAll({ enqueue }: OutboxProject, tool: Tool, from: number, to: number): Promise<void> {
    const connection = await connections[tool]!();
    try {
      await Promise.all(
        Array.from({ length: aggregates }, async (_, aggregate) => {
          for (let i = from; i < to; i++) {
            const orderId = aggregate % 8 === 0 && i === 20 ? 'poison' : String(i);
            await connection.inTransaction((tx) =>
              enqueue(tool === 'sequelize' ? { sequelize: connection.database, transaction: tx } : tx, {
                type: 'order.placed',
                aggregate: `order ${aggregate}`,
                payload: { orderId },
              }),
            );
          }
        }),
      );
    } finally {
      await connection.close();
    }
  }
});

async function eventually(isTrue: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 600; i++) {
    if (await isTrue().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail('it did not happen within a minute');
}
