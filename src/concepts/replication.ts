import { defineConcept } from './concept.ts';
import { arrow, drawing, label, note, store } from './drawing.ts';

export const replication = defineConcept({
  id: 'replication',
  title: 'Replication and failover',
  summary:
    'The same data on several servers: one leader takes the writes and followers copy them, or several leaders do, and conflicts are yours.',
  symptoms: [
    'single point of failure',
    'database server died',
    'high availability',
    'failover',
    'split brain',
    'lost writes after failover',
    'standby',
  ],
  drawings: [leaders()],
  problem: `
One server, one disk, one power supply: sooner or later the shop is closed. A second copy keeps it open, if it is recent enough and somebody dares to use it.

**Leader and followers.** All writes go to the leader; followers replay its log and can answer reads. **Asynchronous**: the leader does not wait, writes are fast, and what had not been copied when it died is **lost**. **Synchronous**: it waits for at least one follower, nothing committed is lost, each write costs a round trip, and without a follower it stops. PostgreSQL is asynchronous unless told otherwise.

**Failover** makes a follower the leader. Doing it takes seconds; deciding it is the hard part. Is the leader dead or only slow? If it comes back and still takes writes, there are two: **split brain**. So the old one must be fenced off first, and a majority must agree. Let a tool do it (Patroni, your cloud), and rehearse it.

**Multi-leader** accepts writes in several places, as in two regions. Two people change the same row, both succeed, and the conflict shows up later. 'Last write wins' means that one of them silently loses. Take it only where each row has one home, or where merging is defined.

A replica is **not a backup**: it copies a \`DELETE\` without \`WHERE\` within milliseconds.`,
  example: {
    prelude: `
import { Pool } from 'pg';
declare const database: Pool;
declare function isConnectionLost(error: unknown): boolean;`,
    bad: `
// The connection broke: perhaps before, perhaps after commit.
async function placeOrder(items: string[]) {
  const insert = 'INSERT INTO orders (items) VALUES ($1)';
  try {
    await database.query(insert, [items]);
  } catch {
    await database.query(insert, [items]); // Perhaps the second.
  }
}`,
    good: `
// The id is chosen before; a second try cannot do harm.
async function placeOrder(items: string[]) {
  const insert = \`INSERT INTO orders (id, items) VALUES ($1, $2)
                  ON CONFLICT (id) DO NOTHING\`;
  const id = crypto.randomUUID();
  try {
    await database.query(insert, [id, items]);
  } catch (error) {
    if (!isConnectionLost(error)) throw error;
    await database.query(insert, [id, items]);
  }
  return id;
}`,
  },
  whenToUse: `
- **One follower, in another zone, with automatic failover**: as soon as an hour of downtime costs more than a second server.
- **Synchronous to one of two** where committed must mean committed, such as payments.
- **More followers** for [reads](#read-replicas).`,
  whenNotToUse: `
- **To make writes faster.** Every copy repeats every write; that needs [sharding](#sharding).
- **Multi-leader for one product in one region.** It buys conflicts and nothing else.
- **Instead of backups.** And a backup that has never been restored is a hope.`,
  howToSpot: `
- One database host name, one zone, and no date of the last rehearsal.
- Clients that must be restarted after a failover, because they keep the old address.
- \`synchronous_commit = off\` without a comment.
- Nobody can say how many seconds of data may be lost.`,
  whatToMeasure: `
- **Lag in bytes and seconds** (\`pg_stat_replication\`). It is what you lose in an asynchronous failover.
- **Time of the last rehearsed failover**, from pulling the plug to the first successful write.
- **Time to restore a backup**, and when you last did.`,
  reading: [
    {
      title: 'PostgreSQL: high availability, compared solutions',
      url: 'https://www.postgresql.org/docs/current/different-replication-solutions.html',
    },
    {
      title: 'PostgreSQL: standby servers; synchronous replication and failover',
      url: 'https://www.postgresql.org/docs/current/warm-standby.html',
      claim: 'replication is asynchronous by default; the old leader must be kept from coming back',
    },
    { title: 'AWS: failover of Multi-AZ databases', url: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html' },
    {
      title: 'DeCandia and others: Dynamo; conflicts when several nodes take writes',
      url: 'https://www.allthingsdistributed.com/files/amazon-dynamo-sosp2007.pdf',
      claim: 'concurrent writes need merging',
    },
    {
      title: 'GitHub: the incident of October 2018, a failover across coasts',
      url: 'https://github.blog/news-insights/company-news/oct21-post-incident-analysis/',
    },
  ],
  exercise: `
In a test environment, kill the leader with \`kill -9\` while a script inserts numbered rows and notes each acknowledged one. After the failover, compare. Missing rows are your real promise to customers.`,
  related: ['read-replicas', 'consistency', 'cap', 'scaling-out'],
});

function leaders() {
  return drawing({
    title: 'One leader, or several',
    text: 'Left: writes go to one leader, which sends its log to two followers; they answer reads only. Right: two leaders both take writes and send them to each other; when both change the same row, there is a conflict.',
    height: 188,
    parts: [
      label(0, 10, 'Leader and followers'),
      store(40, 48, 60, 44, 'leader', 'first'),
      arrow(
        [
          [70, 24],
          [70, 46],
        ],
        'first',
      ),
      note(78, 34, 'writes', 'start', 'first'),
      store(0, 132, 60, 44, 'follower'),
      store(80, 132, 60, 44, 'follower'),
      arrow([
        [58, 96],
        [36, 130],
      ]),
      arrow([
        [82, 96],
        [104, 130],
      ]),
      note(112, 112, 'log'),
      label(176, 10, 'Several leaders'),
      store(160, 48, 60, 44, 'leader', 'first'),
      store(240, 48, 60, 44, 'leader', 'second'),
      arrow(
        [
          [190, 24],
          [190, 46],
        ],
        'first',
      ),
      arrow(
        [
          [270, 24],
          [270, 46],
        ],
        'second',
      ),
      arrow([
        [222, 66],
        [238, 66],
      ]),
      arrow([
        [238, 78],
        [222, 78],
      ]),
      note(230, 118, 'both changed one row:', 'middle', 'bad'),
      note(230, 132, 'which one counts?', 'middle', 'bad'),
    ],
  });
}
