/** An outbox on a queue that keeps its jobs in the same database: what is rolled back is not sent, what is committed is, once behind the inbox. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { connections } from './connections.ts';
import { useDatabase } from './database.ts';
import { makeProject, type OutboxProject, tools } from './outbox-project.ts';
import { run, Team } from './outbox-team.ts';

const require = createRequire(`${process.cwd()}/package.json`);
const url = process.env.DATABASE_URL!;
const aggregates = 20;
const perAggregate = 20;

interface Queue {
  readonly name: 'graphile-worker' | 'pg-boss';
  /** Which Node the project runs on, and by which package it is installed here. */
  readonly node: string;
  readonly installed: string;
  prepare(): Promise<unknown>;
  /** What the dead hold is given back by hand, as the README says, or a minute later: whatever is held a hundred times as long as a delivery takes. */
  readonly handBack: string;
}

const ofBoss = `UPDATE pgboss.job SET started_on = now() - interval '2 minutes' WHERE state = 'active' AND started_on < now() - interval '2 seconds'`;

const queues: Readonly<Record<string, Queue>> = {
  'graphile-worker 0.17': {
    name: 'graphile-worker',
    node: '20',
    installed: 'graphile-worker',
    prepare: () => require('graphile-worker').runMigrations({ connectionString: url }),
    handBack: `SELECT graphile_worker.force_unlock_workers(
      ARRAY(SELECT DISTINCT locked_by FROM graphile_worker.jobs WHERE locked_at < now() - interval '2 seconds'))`,
  },
  'pg-boss 10': { name: 'pg-boss', node: '20', installed: 'pg-boss', prepare: async () => undefined, handBack: ofBoss },
  'pg-boss 12': { name: 'pg-boss', node: '24', installed: 'pg-boss-12', prepare: async () => undefined, handBack: ofBoss },
};

const handlers = `
import { Pool } from 'pg';
import { isFirstDelivery } from './inbox.js';

const pool = new Pool({ connectionString: process.env.DATABASE_URL });
pool.on('error', () => undefined);

export const handlers: Handlers = {
  async 'order.placed'({ id, aggregate, payload }) {
    await pool.query('INSERT INTO deliveries (event_id) VALUES ($1)', [id]);
    process.send?.(Date.now());
    await new Promise((resolve) => setTimeout(resolve, 20));
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      if (await isFirstDelivery(client, 'proof', id))
        await client.query('INSERT INTO effects (event_id, aggregate, number) VALUES ($1, $2, $3)', [id, aggregate, Number(payload.orderId)]);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
  },
};
`;

describe('an outbox on a queue', () => {
  const { pool, firstOf } = useDatabase();
  beforeEach(() =>
    pool.query(`DROP SCHEMA IF EXISTS outbox, graphile_worker, pgboss CASCADE;
      CREATE TABLE deliveries (event_id uuid NOT NULL);
      CREATE TABLE effects (position bigint GENERATED ALWAYS AS IDENTITY, event_id uuid NOT NULL, aggregate text NOT NULL, number int)`),
  );

  for (const [title, { name, node, installed, prepare, handBack }] of Object.entries(queues)) {
    it(`${title}: delivers everything, across kill -9, and stops at once; its own test puts back what died`, async () => {
      const project = await makeProject('postgresql', 'pg', handlers, '', { with: name, node, installed });
      const team = new Team(project);
      try {
        await project.migrate(url);
        await prepare();
        execFileSync(process.execPath, ['--test', project.test], {
          env: { ...process.env, TEST_DATABASE_URL: url },
          stdio: 'inherit',
        });
        await pool.query(name === 'pg-boss' ? 'DELETE FROM pgboss.job' : 'DELETE FROM graphile_worker._private_jobs');
        await enqueueAll(project);
        team.start();
        await team.killWhoDelivers(3);
        const all = aggregates * perAggregate;
        await eventually(async () => {
          await pool.query(handBack);
          return Number(await firstOf('SELECT count(DISTINCT event_id) FROM effects')) === all;
        });
        assert.equal(await firstOf('SELECT count(*)::int FROM effects'), all, 'once');
        const overtaken = `SELECT count(*)::int FROM (
          SELECT number, lag(number) OVER (PARTITION BY aggregate ORDER BY position) AS previous FROM effects) AS ordered WHERE number < previous`;
        console.log(
          `      ${await firstOf('SELECT count(*) - count(DISTINCT event_id) FROM deliveries')} delivered again, ${await firstOf(overtaken)} overtaken`,
        );
        const stops = await team.stop();
        assert.match(await run(project, 'metrics'), /"waiting":0.*"dead":0/);
        console.log(`      stopped in ${Math.max(...stops)} ms at most`);
      } finally {
        team.kill();
        project.remove();
      }
    }).timeout(240_000);

    for (const tool of tools.postgresql) {
      it(`${title}: an event of ${tool} is there when its transaction commits, and not before`, async () => {
        const project = await makeProject('postgresql', tool, handlers, '', { with: name, node, installed });
        const connection = await connections[tool]!();
        try {
          await project.migrate(url);
          await prepare();
          const enqueue = (tx: unknown, orderId: string) =>
            project.enqueue(tool === 'sequelize' ? { sequelize: connection.database, transaction: tx } : tx, {
              type: 'order.placed',
              aggregate: 'order 1',
              payload: { orderId },
            });
          await connection
            .inTransaction(async (tx) => {
              await enqueue(tx, '1');
              throw new Error('no');
            })
            .catch((error: Error) => assert.equal(error.message, 'no'));
          const id = await connection.inTransaction((tx) => enqueue(tx, '2'));
          const jobs =
            name === 'pg-boss'
              ? `SELECT data AS job FROM pgboss.job WHERE name = 'outbox'`
              : 'SELECT payload AS job FROM graphile_worker._private_jobs';
          const { rows } = await pool.query(jobs);
          assert.deepEqual(
            rows.map(({ job }) => [job.id, job.aggregate, job.payload]),
            [[id, 'order 1', { orderId: '2' }]],
          );
        } finally {
          await connection.close();
          await project.close?.();
          project.remove();
        }
      });
    }
  }

  async function enqueueAll({ enqueue, close }: OutboxProject): Promise<void> {
    const { inTransaction, close: end } = await connections.pg!();
    for (let i = 1; i <= perAggregate; i++)
      for (let aggregate = 0; aggregate < aggregates; aggregate++)
        await inTransaction((tx) =>
          enqueue(tx, { type: 'order.placed', aggregate: `order ${aggregate}`, payload: { orderId: String(i) } }),
        );
    await end();
    await close?.();
  }
});

async function eventually(isTrue: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 1_200; i++) {
    if (await isTrue()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail('it did not happen within two minutes');
}
