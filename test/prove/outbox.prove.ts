/** The outbox that is scaffolded loses nothing and repeats nothing, whatever dies: for each tool, on a real database, with real processes. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { Pool } from 'pg';
import { connections as postgresConnections } from './connections.ts';
import { hasMariaDb } from './mariadb.ts';
import { connections as mySqlConnections } from './mysql-connections.ts';
import { type Bed, beds, type Dialect } from './outbox-beds.ts';
import { makeProject, makeScript, type OutboxProject, tools } from './outbox-project.ts';
import { run, Team } from './outbox-team.ts';

const aggregates = 40;
const perAggregate = 50;
const kills = 32;

/** Delivers into two tables: each delivery, and each effect behind the inbox. Says so to whoever kills it. */
const handlersOf = (tool: string, { connections, log }: Bed): string => `
${log}
import { connections } from '${connections}';
import { isFirstDelivery } from './inbox.js';

const connected = connections['${tool}']!();

export const handlers: Handlers = {
  async 'order.placed'({ id, aggregate, payload }) {
    await log(\`INSERT INTO deliveries (event_id) VALUES ('\${id}')\`);
    process.send?.(Date.now());
    await new Promise((resolve) => setTimeout(resolve, 40));
    if (payload.orderId === 'poison' && !(await log('SELECT 1 FROM mended')).length) throw new Error('poison');
    const { database, inTransaction, query } = await connected;
    await inTransaction(async (tx) => {
      const own = '${tool}' === 'sequelize' ? { sequelize: database, transaction: tx } : tx;
      if (await isFirstDelivery(own, 'proof', id)) await query(tx, \`INSERT INTO effects (event_id, aggregate) VALUES ('\${id}', '\${aggregate}')\`);
    });
  },
};
`;

for (const dialect of ['postgresql', 'mysql'] as const) {
  describe(`the scaffolded outbox on ${dialect}`, () => {
    const shared = process.env.DATABASE_URL;
    let bed: Bed;
    before(async function () {
      if (dialect === 'mysql' && !hasMariaDb()) return this.skip();
      bed = await beds[dialect]();
      process.env.DATABASE_URL = bed.url;
    });
    after(async () => {
      await bed?.stop();
      process.env.DATABASE_URL = shared;
    });

    for (const tool of tools[dialect]) {
      it(`${tool}: survives kill -9 and a restart of the database`, async () => {
        await bed.empty();
        await survives(dialect, tool, bed);
      }).timeout(240_000);
    }
  });
}

/** Scaffolds, enqueues, kills, restarts: and counts what came of it. */
async function survives(dialect: Dialect, tool: string, bed: Bed): Promise<void> {
  const { events, inbox, query } = bed;
  const count = async (from: string): Promise<number> => Number((await query(`SELECT count(*) AS count FROM ${from}`))[0].count);
  const project = await makeProject(dialect, tool, handlersOf(tool, bed), '{ lease: 700, attempts: 4 }');
  const team = new Team(project);
  try {
    await project.migrate(bed.url);
    for (const statement of bed.notes) await query(statement);
    execFileSync(process.execPath, ['--test', project.test], { env: { ...process.env, TEST_DATABASE_URL: bed.url } });
    for (const table of [events, inbox]) await query(`DELETE FROM ${table}`);
    // The killer shares a process with the producers: while it kills, they rest.
    await enqueueAll(bed, project, tool, 0, perAggregate - 5);
    team.start();
    const countRepeated = (): Promise<number> =>
      count(`(
        SELECT event_id FROM deliveries JOIN ${events} ON id = event_id WHERE dead_at IS NULL GROUP BY event_id HAVING count(*) > 1
      ) AS repeated`);
    await team.killWhoDelivers(kills);
    // On a slow machine most die before the database has heard of their delivery: these repeat nothing.
    for (let more = 0; more < 4 && (await countRepeated()) < 25; more++) await team.killWhoDelivers(team.killed + 8);
    assert.ok((await count(`${events} WHERE processed_at IS NULL`)) > 100, 'there is work left');
    await bed.restart();
    await enqueueAll(bed, project, tool, perAggregate - 5, perAggregate);
    await eventually(async () => (await count(`${events} WHERE processed_at IS NULL AND dead_at IS NULL`)) === 0);

    assert.equal(await count(events), aggregates * perAggregate, 'what committed is there');
    assert.equal(await count(`${events} WHERE dead_at IS NOT NULL`), 5);
    assert.equal(await count('effects'), aggregates * perAggregate - 5, 'nothing is lost, and nothing happens twice');
    assert.equal(await count('(SELECT DISTINCT event_id FROM effects) AS each_once'), aggregates * perAggregate - 5);
    const repeated = await countRepeated();
    assert.ok(repeated >= 20, `${repeated} were delivered more than once: the killer kills nobody at work`);
    const overtaken = `(
      SELECT seq, lag(seq) OVER (PARTITION BY effects.aggregate ORDER BY position) AS previous
      FROM effects JOIN ${events} ON id = event_id
    ) AS ordered WHERE seq < previous`;
    assert.equal(await count(overtaken), 0, 'of one aggregate in order');

    await query("INSERT INTO mended VALUES ('2026-01-01')");
    assert.match(await run(project, 'redrive'), /^5 events wait again/);
    await eventually(async () => (await count('effects')) === aggregates * perAggregate);
    assert.deepEqual(JSON.parse(await run(project, 'metrics')), { waiting: 0, oldestAge: 0, retrying: 0, dead: 0 });
    const stops = await team.stop();
    const latencies = (await query(bed.latencies)).map(({ ms }) => Number(ms)).sort((a, b) => a - b);
    const [p50, p99] = [0.5, 0.99].map((share) => Math.round(latencies[Math.floor(latencies.length * share)]!));
    console.log(
      `      ${team.killed} kill -9, ${repeated} delivered more than once; p50 ${p50} ms, p99 ${p99} ms; stopped in ${Math.max(...stops)} ms at most`,
    );
  } finally {
    team.kill();
    project.remove();
  }
}

/** One producer an aggregate, each event in a transaction of the tool; five of them poison. */
async function enqueueAll(bed: Bed, { enqueue }: OutboxProject, tool: string, from: number, to: number): Promise<void> {
  const connection = await { postgresql: postgresConnections, mysql: mySqlConnections }[bed.dialect][tool]!();
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

describe('the scaffolded outbox in JavaScript', () => {
  for (const type of ['module', 'commonjs'] as const) {
    it(`runs as it is written (${type})`, async () => {
      const pool = new Pool({ connectionString: process.env.DATABASE_URL });
      await pool.query('DROP SCHEMA IF EXISTS outbox CASCADE');
      await pool.end();
      const script = await makeScript(type);
      try {
        await script.migrate(process.env.DATABASE_URL!);
        const said = execFileSync(process.execPath, ['--test', script.test], {
          env: { ...process.env, TEST_DATABASE_URL: process.env.DATABASE_URL },
        });
        assert.match(String(said), /pass 2\n[\s\S]*fail 0/);
      } finally {
        script.remove();
      }
    });
  }
});

it('the outbox is made by a migration in which squawk finds nothing unsafe', () => {
  const squawk = ['node_modules/.bin/squawk', '--assume-in-transaction', '--reporter', 'json', 'src/scaffolds/outbox/source/migration.sql'];
  const { stdout } = spawnSync(process.execPath, squawk, { encoding: 'utf8' });
  const found = new Set((JSON.parse(stdout) as { rule_name: string }[]).map(({ rule_name }) => rule_name));
  // Nothing that exists is touched, so nothing waits; buckets and attempts are few.
  assert.deepEqual([...found].sort(), ['prefer-bigint-over-int', 'require-lock-timeout', 'require-statement-timeout']);
});

async function eventually(isTrue: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 600; i++) {
    if (await isTrue().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail('it did not happen within a minute');
}
