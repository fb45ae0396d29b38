import { defineConcept } from './concept.ts';

export const consistency = defineConcept({
  id: 'consistency',
  title: 'Consistency of reads',
  summary: 'What a read may return after a write: always the newest, in time the newest, or no promise at all.',
  symptoms: [
    'stale read',
    'eventual consistency',
    'saved but old value shown',
    'value jumps back',
    'read your own writes',
    'data differs between requests',
  ],
  problem: `
Somebody changes the address, presses save, and the next page shows the old one. They save again. Nothing is broken: the write went to the leader, the read came from a follower 200 ms behind. Whether that is a bug depends on what you promised.

- **Strong** (linearizable): after a write, every read anywhere sees it or something newer. As if there were one copy. Costs waiting for others.
- **Eventual**: if nobody writes any more, all copies agree some time. Says nothing about when.
- **Weak**: no promise. A video call drops the frame and goes on.

Between 'strong' and 'eventual' lie promises to **one person**, and those are the ones people notice:

- **Read your writes**: you see what you saved.
- **Monotonic reads**: what you have seen does not vanish again. Reading first from a fresh and then from a stale copy breaks it: the comment is there, after reload it is gone.

Both are cheap. Send a user's reads to the leader for a few seconds after a write, or tie a session to one follower, or just answer the write with the new state.

Beware of the word. The C of [CAP](#cap) is this one, linearizable. The C of ACID means that constraints hold.`,
  example: {
    prelude: `
import { Pool } from 'pg';
declare const leader: Pool;
declare const follower: Pool;
interface Session { readonly userId: string; wroteAt?: number }`,
    bad: `
async function saveAddress(session: Session, address: string) {
  await leader.query(
    'UPDATE users SET address = $2 WHERE id = $1',
    [session.userId, address],
  );
  // Read from a copy that may not have it yet.
  return follower.query('SELECT address FROM users WHERE id = $1', [
    session.userId,
  ]);
}`,
    good: `
async function saveAddress(session: Session, address: string) {
  session.wroteAt = Date.now();
  return leader.query(
    \`UPDATE users SET address = $2 WHERE id = $1
     RETURNING address\`,
    [session.userId, address],
  );
}

/** The leader for whoever has just written, else a copy. */
const readsOf = (session: Session) =>
  Date.now() - (session.wroteAt ?? 0) < 5000 ? leader : follower;`,
  },
  whenToUse: `
- **Strong** for decisions: balance, stock at checkout, permissions, locks, unique names.
- **Read your writes** for everything a person edits.
- **Eventual** for feeds, counters, search, reports, recommendations.`,
  whenNotToUse: `
- **Strong everywhere, across regions.** Each read may wait for another continent.
- **Eventual for permissions.** Somebody who was removed must not get in for another minute.
- **\`sleep(500)\` after the write.** It is right on the day you test it.`,
  howToSpot: `
- A write followed by a read of the same thing through another connection, cache or index.
- 'It works after a reload.'
- A search that does not find what was just created: the index is a follower too.
- Tests with pauses in them.`,
  whatToMeasure: `
- **Lag of each copy** (followers, caches, search index), P99 in seconds.
- **Reads that met an older state than the session had written**: compare versions, count.
- **Share of reads sent to the leader** to be safe. If it approaches all, the followers are for nothing.`,
  reading: [
    {
      title: 'Werner Vogels: eventually consistent',
      url: 'https://www.allthingsdistributed.com/2008/12/eventually_consistent.html',
      claim: 'read-your-writes and monotonic reads, defined',
    },
    { title: 'Jepsen: consistency models, as a map', url: 'https://jepsen.io/consistency', claim: 'which promise includes which' },
    {
      title: 'Terry and others: session guarantees for weakly consistent replicated data',
      url: 'https://dl.acm.org/doi/10.5555/645792.668302',
    },
    { title: 'Amazon S3: strong read-after-write consistency', url: 'https://aws.amazon.com/s3/consistency/' },
  ],
  exercise: `
List five reads of your product that follow a write of the same user. For each: from where does it read, how old may that be, and what would the person see? Repair the worst by returning the new state from the write.`,
  related: ['read-replicas', 'cap', 'caching', 'isolation-levels'],
});
