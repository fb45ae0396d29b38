import { defineConcept } from './concept.ts';
import { arrow, box, drawing, label, note, store } from './drawing.ts';

export const cacheStrategies = defineConcept({
  id: 'cache-strategies',
  title: 'Cache-aside, write-through, write-behind',
  summary: 'Three answers to who writes the cache and when: the reader after a miss, the writer at once, or a worker later.',
  symptoms: ['cache and database differ', 'when to update the cache', 'write-back cache', 'stale after update', 'lost writes after crash'],
  drawings: [strategies()],
  problem: `
Cache and database are two places for one fact, and no transaction spans both. The strategies differ in what can go wrong.

**Cache-aside.** The code asks the cache; on a miss it asks the database and stores the answer. Writers change the database and **delete** the key. Simple, only what is asked for is cached, and the cache may fail without harm. Its hole: a reader loads the old value, a writer commits and deletes, then the reader stores the old value. It stays until it expires, which is why every key needs an [expiry](#cache-expiry).

**Write-through.** Every write goes to the cache as well, before the caller gets its answer. Reads after writes hit. Writes take longer, much is cached that nobody reads, and when the second of the two writes fails you have to say which one counts: the database.

**Write-behind** (write-back). Writes go to the cache and are answered; a worker moves them to the database later, in batches. Very fast, and many increments become one \`UPDATE\`. What was not moved yet **is lost** when the cache dies. For view counters, fine. For orders, never.

In doubt: cache-aside with an expiry, and delete rather than update on writes.`,
  example: {
    prelude: `
import { Pool } from 'pg';
declare const database: Pool;
declare const cache: { set(key: string, value: string, options?: { EX: number }): Promise<unknown>; del(key: string): Promise<unknown> };
interface Profile { readonly id: string; readonly name: string }`,
    bad: `
async function rename(profile: Profile) {
  // If the UPDATE fails, readers see what never happened.
  // Two renames at once may end in a different order here
  // and there. And nothing ever repairs it.
  await cache.set(\`profile:\${profile.id}\`, JSON.stringify(profile));
  await database.query(
    'UPDATE profiles SET name = $2 WHERE id = $1',
    [profile.id, profile.name],
  );
}`,
    good: `
async function rename(profile: Profile) {
  await database.query(
    'UPDATE profiles SET name = $2 WHERE id = $1',
    [profile.id, profile.name],
  );
  // After the commit; the next reader loads the new one.
  // If this fails, the expiry of the key bounds the damage.
  await cache.del(\`profile:\${profile.id}\`);
}`,
  },
  whenToUse: `
- **Cache-aside**: nearly always.
- **Write-through**: what was just written is read at once, again and again; sessions, feature flags, a configuration.
- **Write-behind**: counters, last-seen times, metrics: many small writes of which losing a few is harmless.`,
  whenNotToUse: `
- **Write-behind for anything somebody paid for.**
- **Write-through over a large set that is seldom read.** You fill memory for nobody.
- **Any of them as the only copy.** If the cache is where the truth lives, it is a database: give it durability, replication and backups.`,
  howToSpot: `
- \`cache.set\` before the database has committed, or inside the transaction. A rollback leaves the lie in the cache.
- \`set\` without an expiry.
- Delete before the write: a reader in between puts the old value back.
- Several services that write the same key.`,
  whatToMeasure: `
- **Differences**: compare a sample of cached values with the database every hour, and count. This one number tells you whether your invalidation works.
- **Time a change takes to be seen**, from commit to the last old answer.
- **For write-behind: the backlog**, in entries and seconds. That is what you lose.`,
  reading: [
    {
      title: 'AWS: caching patterns, cache-aside and write-through',
      url: 'https://docs.aws.amazon.com/whitepapers/latest/database-caching-strategies-using-redis/caching-patterns.html',
    },
    {
      title: 'Nishtala and others: Scaling Memcache at Facebook; delete on write, leases against stale sets',
      url: 'https://www.usenix.org/conference/nsdi13/technical-sessions/presentation/nishtala',
      claim: 'a late reader can store an old value; deleting is safer than updating',
    },
    { title: 'Microsoft: the cache-aside pattern', url: 'https://learn.microsoft.com/en-us/azure/architecture/patterns/cache-aside' },
  ],
  exercise: `
Choose one cached value and follow every write of it through the code. For each, note: database first? after the commit? deleted or set? with an expiry? Fix the first 'no', and add the hourly comparison.`,
  related: ['caching', 'cache-expiry', 'cache-stampede', 'dual-write'],
});

function strategies() {
  const row = (y: number, title: string, arrows: readonly string[]) => [
    label(0, y + 10, title),
    box(0, y + 26, 48, 28, 'app'),
    box(126, y + 26, 52, 28, 'cache'),
    store(250, y + 22, 50, 36, 'db'),
    ...arrows,
  ];
  return drawing({
    title: 'Three ways to fill a cache',
    text: 'Cache-aside: the app asks the cache and misses, reads the database, then stores the answer in the cache. Write-through: the app writes to the cache, and the cache writes to the database before the app is answered. Write-behind: the app writes to the cache and is answered; the cache writes to the database later, in batches, so that a crash loses what has not been written.',
    height: 276,
    parts: [
      ...row(0, 'Cache-aside', [
        arrow([
          [50, 34],
          [124, 34],
        ]),
        note(56, 30, '1 get: miss'),
        arrow(
          [
            [24, 56],
            [24, 78],
            [275, 78],
            [275, 60],
          ],
          'first',
        ),
        note(112, 74, '2 read', 'start', 'first'),
        arrow(
          [
            [50, 48],
            [124, 48],
          ],
          'good',
        ),
        note(62, 60, '3 store', 'start', 'good'),
      ]),
      ...row(100, 'Write-through', [
        arrow(
          [
            [50, 140],
            [124, 140],
          ],
          'first',
        ),
        note(66, 136, '1 write', 'start', 'first'),
        arrow(
          [
            [180, 140],
            [248, 140],
          ],
          'first',
        ),
        note(194, 136, '2 write', 'start', 'first'),
        arrow(
          [
            [152, 156],
            [152, 168],
            [24, 168],
            [24, 156],
          ],
          'good',
        ),
        note(62, 164, '3 answer', 'start', 'good'),
      ]),
      ...row(190, 'Write-behind', [
        arrow(
          [
            [50, 230],
            [124, 230],
          ],
          'first',
        ),
        note(66, 226, '1 write', 'start', 'first'),
        arrow(
          [
            [152, 246],
            [152, 258],
            [24, 258],
            [24, 246],
          ],
          'good',
        ),
        note(62, 254, '2 answer', 'start', 'good'),
        arrow(
          [
            [180, 230],
            [248, 230],
          ],
          'bad',
          true,
        ),
        note(194, 226, '3 later', 'start', 'bad'),
        note(184, 262, 'a crash in between\nloses the write', 'start', 'bad'),
      ]),
    ],
  });
}
