import { defineConcept } from './concept.ts';
import { arrow, block, drawing, label, line, note } from './drawing.ts';

export const cacheStampede = defineConcept({
  id: 'cache-stampede',
  title: 'Cache stampede',
  summary:
    'When a popular key expires, everybody who wants it goes to the database at the same moment; let one go and the others wait or take the old value.',
  symptoms: ['thundering herd', 'dogpile', 'database spike when cache expires', 'spike after deploy', 'hot key'],
  drawings: [herd()],
  problem: `
The home page is cached for a minute and takes 800 ms to build. It is asked for 400 times a second. At the moment it expires, 320 requests find nothing before the first has rebuilt it, and all 320 build it. Now the database is slow, so it takes four seconds, and 1,600 arrive. The cache was there to prevent exactly this.

Four ways out, from simple to thorough:

1. **Coalesce in the process.** Keep the promise of the running load in a \`Map\`; whoever comes meanwhile awaits the same promise. Ten lines. With 20 instances it is at most 20 loads.
2. **Serve the old value while one refreshes** (stale-while-revalidate). Two times per value: fresh until, usable until. Nobody waits. HTTP and most CDNs have it built in.
3. **A lock in the cache** (\`SET key NX PX\`), so that one instance loads and the others wait or take the old value. The lock needs an expiry.
4. **Refresh early, at random.** Each reader recomputes before the expiry with a probability that grows as it nears. No lock, and proven optimal under its assumptions.`,
  example: {
    prelude: `
declare const cache: { get(key: string): Promise<string | null>; set(key: string, value: string, options: { EX: number }): Promise<unknown> };`,
    bad: `
async function cached(key: string, load: () => Promise<string>) {
  const hit = await cache.get(key);
  if (hit !== null) return hit;
  const value = await load(); // 320 callers at once
  await cache.set(key, value, { EX: 60 });
  return value;
}`,
    good: `
const running = new Map<string, Promise<string>>();

async function cached(key: string, load: () => Promise<string>) {
  const hit = await cache.get(key);
  if (hit !== null) return hit;
  const already = running.get(key);
  if (already) return already;
  const loading = load()
    .then(async (value) => {
      await cache.set(key, value, { EX: 54 + Math.random() * 12 });
      return value;
    })
    .finally(() => running.delete(key));
  running.set(key, loading);
  return loading;
}`,
  },
  whenToUse: `
- Keys that are hot and expensive at once: home pages, price lists, the configuration that every request reads, public keys for tokens.
- Before a cold start: after a deploy or a flush **all** keys are missing. Coalescing then saves you even where no single key is hot.`,
  whenNotToUse: `
- **Cheap loads.** If the database answers in 2 ms, the herd has passed before the lock is taken.
- **Keys with one reader.** A user's own settings do not stampede.
- **Coalescing across users whose answers differ.** The key must hold everything the answer depends on, the tenant first of all.`,
  howToSpot: `
- 'Get, else load, then set' around something slow.
- Spikes of identical statements at regular intervals.
- Incidents that begin 'after the cache was restarted'.
- A lock without an expiry: the process that took it died, and now nobody loads.`,
  whatToMeasure: `
- **Loads per key per TTL.** It should be one per instance, or one.
- **Identical statements running at the same moment**: group \`pg_stat_activity\` by query.
- **Waiting time for a value somebody else loads**, P99.`,
  reading: [
    {
      title: 'Vattani and others: Optimal Probabilistic Cache Stampede Prevention',
      url: 'https://www.vldb.org/pvldb/vol8/p886-vattani.pdf',
      claim: 'early recomputation at random is optimal under its assumptions',
    },
    { title: 'RFC 5861: stale-while-revalidate and stale-if-error', url: 'https://www.rfc-editor.org/rfc/rfc5861' },
    {
      title: 'Nishtala and others: Scaling Memcache at Facebook, with leases',
      url: 'https://www.usenix.org/conference/nsdi13/technical-sessions/presentation/nishtala',
      claim: 'a lease lets one client load',
    },
    {
      title: "AWS Builders' Library: caching challenges and strategies",
      url: 'https://aws.amazon.com/builders-library/caching-challenges-and-strategies/',
    },
  ],
  exercise: `
In a test, start 50 concurrent calls of one of your cached functions with an empty cache, and count how often the loader ran. If it is more than once, coalesce. Keep the test.`,
  related: ['cache-expiry', 'caching', 'retries', 'connection-pool'],
});

/** Requests come every 20 units; those before the value is back have another colour. */
function herd() {
  const requests = (y: number, missing: number) =>
    Array.from({ length: 15 }, (_, i) => block(4 + i * 20, y, 8, 8, i < 5 || i >= 5 + missing ? 'good' : 'second'));
  const loads = Array.from({ length: 8 }, (_, i) => block(104 + i * 20, 32 + i * 7, 156 - i * 20, 5, 'bad'));
  return drawing({
    title: 'The moment a hot key expires',
    text: 'Requests arrive steadily. Until the key expires each is a hit. Without protection every request that comes before the value is back starts a load of its own: eight loads run at once and slow each other down. With one load for all, the first request loads, the others wait for it, and it is done sooner.',
    height: 176,
    parts: [
      label(0, 10, 'Everybody loads'),
      ...requests(18, 8),
      line(
        [
          [100, 14],
          [100, 90],
        ],
        'quiet',
        true,
      ),
      note(96, 88, 'expires', 'end'),
      ...loads,
      label(0, 114, 'One loads, the others wait'),
      ...requests(122, 4),
      line(
        [
          [100, 118],
          [100, 162],
        ],
        'quiet',
        true,
      ),
      note(96, 160, 'expires', 'end'),
      block(104, 136, 76, 5, 'bad'),
      note(188, 144, 'hits again'),
      note(0, 174, 'time'),
      arrow(
        [
          [26, 171],
          [296, 171],
        ],
        'quiet',
      ),
    ],
  });
}
