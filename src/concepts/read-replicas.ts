import { defineConcept } from './concept.ts';
import { arrow, dot, drawing, label, line, note, type Tone } from './drawing.ts';

export const readReplicas = defineConcept({
  id: 'read-replicas',
  title: 'Read replicas and lag',
  summary: 'Followers take reads off the leader, at the price that each of them shows a slightly older state.',
  symptoms: ['replication lag', 'scale reads', 'stale data from replica', 'report slows down database', 'leader overloaded'],
  drawings: [lag()],
  problem: `
The database is busy with reads: lists, reports, exports. Followers hold the same data, so send reads there. Two followers, up to three times the capacity. For reads only: **every** follower repeats every write, so writes gain nothing.

The price is **lag**. Usually it is milliseconds, and then a bulk import or a long query makes it half a minute. Reads that follow a write must not go there blindly; see [consistency](#consistency). Nor should decisions: 'is the name free?' asked of a follower is answered from the past.

So do not route by statement ('every \`SELECT\` to a follower'). A tool cannot know which read decides something. Let the caller say it: two names in code, \`leader\` and \`follower\`, and the leader as default.

Know two surprises. On a PostgreSQL follower a long query can be **cancelled** because replaying the log would remove rows it still reads. And if a follower falls out, its load comes to the others. Three at 80% become two at 120%.`,
  example: {
    prelude: `
import { Pool } from 'pg';
declare const leader: Pool;
declare const follower: Pool;`,
    bad: `
/** Every SELECT goes to a follower: also the one that decides. */
function query(sql: string, values: unknown[]) {
  const isRead = /^\\s*select/i.test(sql);
  return (isRead ? follower : leader).query(sql, values);
}

export async function isFree(name: string) {
  const sql = 'SELECT 1 FROM users WHERE name = $1';
  return (await query(sql, [name])).rowCount === 0;
}`,
    good: `
/** May be some seconds old. Never decide by it. */
export async function topSellers() {
  const { rows } = await follower.query<{ sku: string }>(
    \`SELECT sku FROM sales WHERE sold_on > current_date - 30
     GROUP BY sku ORDER BY sum(quantity) DESC LIMIT 50\`,
  );
  return rows.map(({ sku }) => sku);
}

/** The unique index decides, on the leader. */
export async function claimName(name: string) {
  const { rowCount } = await leader.query(
    'INSERT INTO users (name) VALUES ($1) ON CONFLICT DO NOTHING',
    [name],
  );
  return rowCount === 1;
}`,
  },
  whenToUse: `
- Reports, exports, search indexing, dashboards: heavy, and a minute old is fine. A follower of their own keeps them from disturbing people.
- Public pages with far more reads than writes, when a [cache](#caching) does not fit.
- Readers on another continent.`,
  whenNotToUse: `
- **The leader is busy with writes.** Followers have the same writes to do.
- **The reads are slow, not many.** An [index](#indexes) helps today.
- **One person's own data right after a change**, or anything a decision rests on.`,
  howToSpot: `
- CPU of the leader is high, and \`pg_stat_statements\` shows reads on top.
- A library that splits reads and writes by itself, and bug reports that mention 'reload'.
- Nightly reports and slow nights.
- \`canceling statement due to conflict with recovery\` in the log.`,
  whatToMeasure: `
- **Lag in seconds**, per follower: \`now() - pg_last_xact_replay_timestamp()\`. It also grows when nobody writes, so compare log positions too.
- **Read load per server with one follower gone.** That is your real capacity.
- **Share of reads that moved.** If it is 10%, you have bought a server for a report.`,
  reading: [
    {
      title: 'PostgreSQL: hot standby, and cancelled queries',
      url: 'https://www.postgresql.org/docs/current/hot-standby.html',
      claim: 'replay can cancel queries on a follower',
    },
    { title: 'PostgreSQL: pg_stat_replication', url: 'https://www.postgresql.org/docs/current/monitoring-stats.html' },
    {
      title: 'PostgreSQL: recovery functions, pg_last_xact_replay_timestamp',
      url: 'https://www.postgresql.org/docs/current/functions-admin.html',
      claim: 'how lag is measured on a follower',
    },
    { title: 'Amazon RDS: read replicas', url: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.html' },
  ],
  exercise: `
On a test follower run \`SELECT pg_wal_replay_pause()\`: lag without limit. Click through your product for ten minutes. Everything that looks broken reads from the wrong place. Then \`SELECT pg_wal_replay_resume()\`.`,
  related: ['replication', 'consistency', 'caching', 'sharding'],
});

function lag() {
  const read = (x: number, words: string, tone: Tone) => [dot(x, 88, tone), note(x, 108, words, 'middle', tone)];
  return drawing({
    title: 'A read that comes too early',
    text: 'A timeline of leader and follower. The leader gets the new address. The change reaches the follower a little later. A read from the follower in between shows the old address; a read after it shows the new one.',
    height: 116,
    parts: [
      label(0, 28, 'leader'),
      label(0, 92, 'follower'),
      line([
        [60, 24],
        [300, 24],
      ]),
      line([
        [60, 88],
        [300, 88],
      ]),
      dot(100, 24, 'first'),
      note(100, 12, 'write: new address', 'middle', 'first'),
      arrow(
        [
          [104, 28],
          [194, 83],
        ],
        'first',
        true,
      ),
      note(164, 56, 'lag', 'start', 'first'),
      dot(200, 88, 'first'),
      ...read(136, 'reads old', 'bad'),
      ...read(256, 'reads new', 'good'),
    ],
  });
}
