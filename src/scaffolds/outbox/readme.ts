import type { Database, Dialect, Tool } from '../databases.ts';
import { migratingBy } from '../migrations.ts';
import type { Style } from '../style.ts';
import type { Answers } from './detect.ts';
import type { Queue } from './queues.ts';

/** How the people who run it use it, in Markdown. */
export function readmeFor({ database, style, migrations, event, folder, queue }: Answers, migration: string): string {
  const worker = `${folder}/worker${style.language === 'typescript' ? '.ts' : '.js'}`;
  const run = style.language === 'typescript' ? `the compiled \`${worker}\` (or \`npx tsx ${worker}\`)` : `\`node ${worker}\``;
  const words = wordsOf(queue);
  return `# Outbox

A change and the event that tells of it are committed together, in the same transaction; a worker delivers the event afterwards, at least once, however the processes die.

## Use

\`\`\`${style.language === 'typescript' ? 'ts' : 'js'}
${example(database.tool, event)}
\`\`\`

- A new type of event is a line in \`events\` and one in \`handlers\`.
- \`aggregate\` is what it happened to. Events of one aggregate are delivered one after the other, in the order in which they were enqueued; different ones side by side.
- A handler may be called twice for one event. Where it changes this database, ask \`isFirstDelivery(tx, 'name of the consumer', event.id)\` in the transaction that does it; a service elsewhere gets the id as the idempotency key.
- ${words.failing}

## Run

1. Run the migration (\`${migration}\`): ${migratingBy(migrations)}.
2. ${words.starting}Start ${run}, as often as you like: workers share the work. It reads \`DATABASE_URL\`, and the handler that comes with it \`OUTBOX_TARGET_URL\`.
3. Stop it by SIGTERM: deliveries end, for ten seconds at most, and the next worker goes on. ${words.killed}

${queue.name === 'relay' ? finding[database.dialect] : words.finding}

## Watch

\`worker metrics\` prints \`waiting\`, \`oldestAge\` in seconds, \`retrying\` and \`dead\`; \`outboxMetrics(pool)\` gives them to your gauges. Alert on \`dead\` above 0, and on \`oldestAge\` above what consumers can bear.

\`worker dead\` lists dead letters with their errors. Once the cause is mended, \`worker redrive\` puts all back, \`worker redrive ID…\` these. What died comes after what was delivered meanwhile: a consumer that minds compares the time of the event.

${words.kept}

## Limits

- ${place(database)}
${words.limit}- Events of one aggregate from transactions that run at the same time have no order, unless these lock the aggregate.
- Tests run where \`TEST_DATABASE_URL\` names a database that has the tables and in which nothing else waits.
`;
}

interface QueueWords {
  readonly failing: string;
  readonly starting: string;
  readonly killed: string;
  readonly finding: string;
  readonly kept: string;
  readonly limit: string;
}

function wordsOf({ name, variants }: Queue): QueueWords {
  const inbox = 'The inbox is forgotten after seven days (`keep` in `worker`): nothing may be tried for longer than that.';
  if (name === 'graphile-worker')
    return {
      failing:
        'A handler that throws is called again, later each time. Later events of the same aggregate do not wait for it: a consumer that minds compares their times. After ten failures (`max_attempts` in `enqueue`) the event is a dead letter.',
      starting: '`npx graphile-worker --schema-only` makes the tables of graphile-worker: before the first event. ',
      killed:
        'What a worker held that was killed by force waits for four hours, with all of its aggregate, or until you call `graphile_worker.force_unlock_workers(…)`.',
      finding: 'Point `DATABASE_URL` at the database itself rather than at a pooler of transactions: workers listen.',
      kept: `What was delivered is deleted at once. ${inbox}`,
      limit: '',
    };
  if (name === 'pg-boss')
    return {
      failing: variants.includes('.pg-boss-10')
        ? 'A handler that throws is called again, a second later, then twice that. Later events of the same aggregate do not wait for it: a consumer that minds compares their times. After ten failures (`retryLimit` in `boss`) the event is a dead letter.'
        : 'A handler that throws is called again, a second later, then twice that. Later events of the same aggregate wait for it, also once it is a dead letter, after ten failures (`retryLimit` in `boss`): they go on when it is put back and delivered, or deleted.',
      starting: 'pg-boss makes its tables when it is first started, in a schema `pgboss`: its user must be allowed to. ',
      killed:
        'What a worker held that was killed by force is delivered by another after a minute (`expireInSeconds` in `boss`), or little more.',
      finding:
        'Workers look for events every half second. A process that enqueues opens pg-boss with the first event, and closes it by `(await enqueuingBoss()).stop()`.',
      kept: `pg-boss deletes by itself what was delivered. ${inbox}`,
      limit: '',
    };
  return {
    failing:
      'A handler that throws is called again, 0.25 to 0.5 s later, then twice that, up to ten minutes. Later events of the same aggregate wait. After ten failures the event is a dead letter, and they go on.',
    starting: '',
    killed: 'Killed by force, its buckets are taken over after 30 s (`lease`).',
    finding: '',
    kept: 'What was processed is deleted after seven days (`keep` in `worker`), the inbox with it: nothing may be tried for longer than that.',
    limit: '- `bucket` is one of 16: so many workers at most deliver at the same moment.\n',
  };
}

const finding: Readonly<Record<Dialect, string>> = {
  postgresql:
    'Point `DATABASE_URL` at the database itself rather than at a pooler of transactions: behind one the worker hears no notifications, and finds events once a second.',
  mysql: 'MySQL tells nobody of new rows: each worker looks five times a second whether something waits (`look` in `store`).',
};

/** Where the tables stand, and what keeps the tool for migrations from dropping what it does not know. */
function place({ tool, dialect }: Database): string {
  if (dialect === 'postgresql') return 'The tables stand in a schema of their own, `outbox`, that the tools for migrations leave alone.';
  const kept: Partial<Record<Tool, string>> = {
    prisma:
      ' Tell Prisma Migrate that they are none of its own ([externally managed tables](https://www.prisma.io/docs/orm/prisma-schema/data-model/externally-managed-tables)), or it proposes to drop them: `tables: { external: ["outbox_events", "outbox_buckets", "outbox_inbox"] }` and `experimental: { externalTables: true }` in `prisma.config.ts`.',
    drizzle: ' `drizzle-kit push` would drop them: `tablesFilter: ["!outbox_*"]` in `drizzle.config.ts` keeps them.',
  };
  return `The tables stand beside yours, and begin with \`outbox_\`.${kept[tool] ?? ''}`;
}

function example(tool: Tool, event: string): string {
  const about = event.split('.')[0]!.replace(/[-_](\w)/g, (_, letter: string) => letter.toUpperCase());
  const call = (tx: string, indent: string): string =>
    `${indent}// … the change, with \`${tx}\` …\n${indent}await enqueue(${tx}, { type: '${event}', aggregate: ${about}.id, payload: { ${about}Id: ${about}.id } });`;
  if (tool === 'prisma') return `await prisma.$transaction(async (tx) => {\n${call('tx', '  ')}\n});`;
  if (tool === 'drizzle') return `await db.transaction(async (tx) => {\n${call('tx', '  ')}\n});`;
  if (tool === 'typeorm') return `await dataSource.transaction(async (manager) => {\n${call('manager', '  ')}\n});`;
  if (tool === 'mikro-orm') return `await em.transactional(async (em) => {\n${call('em', '  ')}\n});`;
  if (tool === 'kysely') return `await db.transaction().execute(async (trx) => {\n${call('trx', '  ')}\n});`;
  if (tool === 'sequelize') return `await sequelize.transaction(async (transaction) => {\n${call('{ sequelize, transaction }', '  ')}\n});`;
  if (tool === 'knex') return `await knex.transaction(async (trx) => {\n${call('trx', '  ')}\n});`;
  if (tool === 'postgres') return `await sql.begin(async (sql) => {\n${call('sql', '  ')}\n});`;
  if (tool === 'mysql2') return `await connection.beginTransaction();\n${call('connection', '')}\nawait connection.commit();`;
  return `await client.query('BEGIN');\n${call('client', '')}\nawait client.query('COMMIT');`;
}

/** Shown after it was written, or before. */
export const nextSteps = ({ folder, migrations, style }: Answers, packages: readonly string[]): readonly string[] => [
  ...(packages.length ? [`install ${packages.join(' and ')}`] : []),
  `run the migration: ${migratingBy(migrations).replaceAll('`', '')}`,
  `say what happens here in ${folder}/events${extension(style)}, and deliver it in ${folder}/handlers${extension(style)}`,
  `read ${folder}/README.md: how it is used, run and watched`,
];

const extension = ({ language }: Style): string => (language === 'typescript' ? '.ts' : '.js');
