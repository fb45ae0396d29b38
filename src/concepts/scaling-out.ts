import { defineConcept } from './concept.ts';

export const scalingOut = defineConcept({
  id: 'scaling-out',
  title: 'Vertical, then horizontal',
  summary: 'First a larger machine, then more machines; the price of more machines is that none of them may remember anything.',
  symptoms: [
    'need more servers',
    'stateless',
    'session lost after deploy',
    'in-memory cache differs between instances',
    'cron runs twice',
    'autoscaling',
  ],
  problem: `
A machine twice as large costs twice as much and takes an afternoon. Two machines cost a redesign, because everything that one process knew, two must now share. So **scale up first**. One server can have a hundred cores and terabytes of memory today; many products never outgrow one database server of that kind.

**Scale out** when the largest sensible machine is not enough, when one machine is a risk (a second is about [failure](#replication), not load), or when load swings so much that you want to pay by the hour.

The price is **statelessness**: any instance must be able to answer any request, and any may vanish. What must move out:

- **Sessions** into a shared store, or into a signed cookie.
- **Uploaded files** into object storage.
- **Locks and 'only once'** into the database: a \`setInterval\` in every instance is a job that runs five times.
- **Caches in memory** may stay if they expire quickly: instances will disagree for that long.
- **WebSocket connections** stay where they are, so messages must be sent by way of a broker.

Scaling out moves the bottleneck, mostly into the database. Twenty instances are twenty [pools](#connection-pool).`,
  example: {
    prelude: `
import { Pool } from 'pg';
declare const database: Pool;
declare function sendReports(): Promise<void>;`,
    bad: `
// With four instances: four mails, and a limit of 4 × 100.
const attempts = new Map<string, number>();

export function isAllowed(userId: string): boolean {
  const count = (attempts.get(userId) ?? 0) + 1;
  attempts.set(userId, count);
  return count <= 100;
}

setInterval(sendReports, 24 * 60 * 60 * 1000);`,
    good: `
export async function isAllowed(userId: string) {
  const { rows } = await database.query<{ count: number }>(
    \`INSERT INTO attempts (user_id, minute, count)
     VALUES ($1, date_trunc('minute', now()), 1)
     ON CONFLICT (user_id, minute)
     DO UPDATE SET count = attempts.count + 1
     RETURNING count\`,
    [userId],
  );
  return rows[0]!.count <= 100;
}

// Run by every instance; the primary key lets one through.
export async function reportDaily() {
  const { rowCount } = await database.query(
    \`INSERT INTO report_runs (day) VALUES (current_date)
     ON CONFLICT DO NOTHING\`,
  );
  if (rowCount === 1) await sendReports();
}`,
  },
  whenToUse: `
- **Up**: as long as the next size exists and the bill is smaller than the engineers.
- **Out, with two or three instances**: from the day on which a restart must not be an outage.
- **Out, automatically**: when load doubles and halves within hours, and start-up takes seconds.`,
  whenNotToUse: `
- **For one slow request.** It stays as slow on twenty machines.
- **When the database is the bottleneck.** More application servers make it worse.
- **Far-reaching statelessness for an internal tool** with one instance and a restart at night.`,
  howToSpot: `
- Module-level \`Map\`, \`let\` or arrays that requests write to.
- \`setInterval\` or \`node-cron\` in the web process.
- Files written to the local disk and read by a later request.
- Bugs that come and go on reload: two instances know different things.`,
  whatToMeasure: `
- **Throughput with 1, 2 and 4 instances.** If four do not bring nearly four times as much, something is shared; find it before you add the fifth.
- **Cost per thousand requests.** It should not rise as you grow.
- **Start-up time.** Autoscaling is as fast as that.`,
  reading: [
    { title: 'The Twelve-Factor App: processes', url: 'https://12factor.net/processes', claim: 'processes share nothing and keep nothing' },
    { title: 'The Twelve-Factor App: disposability', url: 'https://12factor.net/disposability' },
    {
      title: 'Frank McSherry and others: Scalability! But at what COST?',
      url: 'https://www.usenix.org/conference/hotos15/workshop-program/presentation/mcsherry',
      claim: 'one well used machine can beat many',
    },
    {
      title: 'AWS Well-Architected: make services stateless where possible',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_mitigate_interaction_failure_stateless.html',
    },
  ],
  exercise: `
Start two instances of your service behind a round-robin proxy on your machine. Log in, upload something, trigger the daily job. Note what breaks, and move one of these states out.`,
  related: ['load-balancing', 'performance-or-scalability', 'read-replicas', 'connection-pool'],
});
