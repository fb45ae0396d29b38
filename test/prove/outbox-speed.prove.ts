/** How fast the scaffolded outbox delivers in order, beside two queues on the same machine in the same run. */
import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Pool } from 'pg';
import { makeProject, type OutboxProject } from './outbox-project.ts';

const require = createRequire(join(process.cwd(), 'package.json'));
const url = process.env.DATABASE_URL!;
const workers = 4;
const concurrency = 4;
const aggregates = 40;
const burst = 1_000;
const paced = 200;

/** What every contender does with an event. */
const deliver = `
const log = new Pool({ connectionString: process.env.DATABASE_URL });
log.on('error', () => undefined);
const deliver = async (id) => {
  await log.query('INSERT INTO deliveries (id) VALUES ($1)', [id]);
  await new Promise((resolve) => setTimeout(resolve, 2));
};
`;

interface Contender {
  /** The program of a worker. */
  readonly program: string;
  prepare(): Promise<unknown>;
  /** Adds event number `id` of an aggregate. */
  add(id: number, aggregate: string): Promise<unknown>;
}

describe('the speed of a scaffolded outbox', () => {
  const pool = new Pool({ connectionString: url });
  pool.on('error', () => undefined);
  const rates = new Map<string, number>();
  let project: OutboxProject;
  before(async () => {
    project = await makeProject(
      'postgresql',
      'pg',
      `import { Pool } from 'pg';
${deliver.replace('(id)', '(id: string)')}
export const handlers: Handlers = { 'order.placed': async ({ payload }) => deliver(payload.orderId) };`,
      '{}',
    );
  });
  after(async () => {
    project.remove();
    await pool.end();
  });

  const contenders: Readonly<Record<string, () => Promise<Contender>>> = {
    'the scaffolded outbox': async () => ({
      program: project.worker,
      prepare: () => project.migrate(url),
      async add(id, aggregate) {
        const client = await pool.connect();
        await project.enqueue(client, { type: 'order.placed', aggregate, payload: { orderId: String(id) } });
        client.release();
      },
    }),
    'graphile-worker, a queue for each aggregate': async () => ({
      program: programOf(
        project.folder,
        'graphile',
        `require('graphile-worker').run({
          connectionString: process.env.DATABASE_URL, concurrency: ${concurrency}, noHandleSignals: true,
          logger: new (require('graphile-worker').Logger)(() => () => undefined),
          taskList: { deliver: ({ id }) => deliver(id) },
        });`,
      ),
      prepare: () => require('graphile-worker').runMigrations({ connectionString: url }),
      add: (id, aggregate) =>
        pool.query(`SELECT graphile_worker.add_job('deliver', json_build_object('id', $1::int), queue_name := $2)`, [id, aggregate]),
    }),
    'pg-boss, one active job for each aggregate': async () => {
      const boss = new (require('pg-boss'))(url);
      boss.on('error', () => undefined);
      return {
        program: programOf(
          project.folder,
          'pg-boss',
          `const boss = new (require('pg-boss'))(process.env.DATABASE_URL);
          boss.on('error', () => undefined);
          boss.start().then(() => {
            for (let i = 0; i < ${concurrency}; i++)
              boss.work('deliver', { pollingIntervalSeconds: 0.5, batchSize: 1 }, async ([job]) => deliver(job.data.id));
          });`,
        ),
        async prepare() {
          await boss.start();
          await boss.createQueue('deliver', { name: 'deliver', policy: 'singleton' });
        },
        add: (id, aggregate) => boss.send('deliver', { id }, { singletonKey: aggregate }),
      };
    },
  };

  for (const [name, make] of Object.entries(contenders)) {
    it(`${name} delivers everything`, async () => {
      await pool.query(`DROP SCHEMA IF EXISTS outbox, graphile_worker, pgboss CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public;
        CREATE TABLE deliveries (id int NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp());
        CREATE TABLE added (id int NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp())`);
      const { program, prepare, add } = await make();
      await prepare();
      const addNext = async (id: number): Promise<void> => {
        await pool.query('INSERT INTO added (id) VALUES ($1)', [id]);
        await add(id, `order ${id % aggregates}`);
      };
      for (let id = 0; id < burst; id++) await addNext(id);
      const team: readonly ChildProcess[] = Array.from({ length: workers }, () => fork(program, { stdio: 'ignore' }));
      try {
        await delivered(burst);
        for (let id = burst; id < burst + paced; id++) {
          await addNext(id);
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
        await delivered(burst + paced);
      } finally {
        for (const worker of team) worker.kill('SIGKILL');
      }
      const { rows } = await pool.query(
        `SELECT (SELECT ${burst} / extract(epoch FROM max(at) - min(at)) FROM deliveries WHERE id < ${burst}) AS rate,
                percentile_disc(ARRAY[0.5, 0.99]) WITHIN GROUP (ORDER BY extract(epoch FROM deliveries.at - added.at) * 1000) AS ms
         FROM deliveries JOIN added USING (id) WHERE id >= ${burst}`,
      );
      rates.set(name, Number(rows[0].rate));
      const [p50, p99] = rows[0].ms.map(Math.round);
      console.log(
        `      ${Math.round(rows[0].rate)} events a second in a burst of ${burst}; p50 ${p50} ms, p99 ${p99} ms at most 100 a second`,
      );
    }).timeout(240_000);
  }

  it('is no slower than the slower of the two', () => {
    const [own = 0, ...others] = rates.values();
    assert.equal(others.length, 2);
    assert.ok(own >= Math.min(...others), `${[...rates]}`);
  });

  async function delivered(count: number): Promise<void> {
    for (let i = 0; i < 2_000; i++) {
      const { rows } = await pool.query('SELECT count(DISTINCT id)::int AS count FROM deliveries');
      if (rows[0].count === count) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.fail(`${count} were not delivered`);
  }
});

function programOf(folder: string, name: string, text: string): string {
  const file = join(folder, `${name}.cjs`);
  writeFileSync(file, `const { Pool } = require('pg');\n${deliver}${text}`);
  return file;
}
