import { defineConcept } from './concept.ts';

export const cacheExpiry = defineConcept({
  id: 'cache-expiry',
  title: 'Expiry and invalidation',
  summary:
    'Every cached value needs a time after which it is forgotten; deleting it on change is the faster way, expiry the one that never fails.',
  symptoms: ['ttl', 'cache never updates', 'redis out of memory', 'old price shown', 'cache invalidation', 'everything expires at once'],
  problem: `
A cache write without expiry is a promise to find every future change yourself: in this service, in the admin tool, in the migration script, in the SQL somebody typed at two in the morning. You will miss one, and the value stays wrong for ever. It also stays in memory for ever, until Redis evicts something you needed or refuses to write.

Use both of two tools. **Invalidation** (delete the key when the data changes) makes changes visible at once, where you thought of it. **Expiry** (TTL) bounds the damage where you did not. So the TTL answers one question: how long may a value stay wrong if invalidation fails?

Spread the expiry. Ten thousand keys written by one deploy with a TTL of exactly one hour expire in the same second, an hour later, every hour. Ten percent of **jitter** dissolves the wave.

Two tricks make invalidation easier. Put a **version into the key**: \`price-list:v7\` is never invalidated, only replaced by \`v8\`, and old entries expire. And cache **'not found'** too, for a few seconds, or every request for a missing id goes to the database.`,
  example: {
    prelude: `
declare const redis: { set(key: string, value: string, options?: { EX: number }): Promise<unknown> };
interface Price { readonly sku: string; readonly cents: number }
declare const price: Price;`,
    bad: `
await redis.set(\`price:\${price.sku}\`, JSON.stringify(price));`,
    good: `
/** Seconds, spread by ±10%, so that keys do not expire together. */
const withJitter = (seconds: number) =>
  Math.round(seconds * (0.9 + Math.random() * 0.2));

await redis.set(\`price:\${price.sku}\`, JSON.stringify(price), {
  EX: withJitter(300),
});`,
  },
  whenToUse: `
- An expiry on **every** cache write. Write it where the key is written, in seconds, as a number somebody has chosen.
- Short ones (1 to 60 s) already take most of the load from a hot key: at 500 requests a second, a TTL of 10 s turns 5,000 reads into one.
- Invalidation in addition, where people expect to see their own change at once.`,
  whenNotToUse: `
- **What is no cache**: sessions, locks, rate limits and queues have lifetimes of their own meaning.
- **Content that never changes** under its key, such as a file named by its hash. Give it a year.
- **Long TTLs 'for a better hit rate'** before you know the cost of a wrong value.`,
  howToSpot: `
- \`set\` with two arguments; \`SETEX\`, \`EX\`, \`PX\` or \`expire\` nowhere near.
- The same constant TTL for everything.
- Load peaks at regular intervals, as long apart as the TTL.
- \`KEYS *\` or \`FLUSHALL\` in code or in the handbook for incidents.`,
  whatToMeasure: `
- **Keys without expiry.** In Redis, \`INFO keyspace\` shows \`keys\` and \`expires\` for each database; the difference should be zero in a pure cache.
- **Age of what is served**, if you store the time with the value.
- **Misses per second over time.** It should be a flat line with noise, not a comb.
- **Evicted against expired keys.** Evictions mean that memory decides, not you.`,
  reading: [
    { title: 'Redis: SET with EX, and expiry', url: 'https://redis.io/docs/latest/commands/set/' },
    {
      title: 'Redis: INFO, with keys and expires',
      url: 'https://redis.io/docs/latest/commands/info/',
      claim: 'the keyspace section counts keys with an expiry',
    },
    {
      title: "AWS Builders' Library: caching challenges and strategies",
      url: 'https://aws.amazon.com/builders-library/caching-challenges-and-strategies/',
      claim: 'an expiry bounds how long a wrong value lives; cache negative answers too',
    },
    {
      title: "AWS Builders' Library: timeouts, retries, and backoff with jitter",
      url: 'https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/',
      claim: 'jitter spreads periodic work',
    },
  ],
  exercise: `
Run \`redis-cli INFO keyspace\` in production. If \`keys\` and \`expires\` differ, find out with \`SCAN\` and \`TTL\` which prefix has no expiry, then who writes it. Give it one, with jitter.`,
  related: ['cache-strategies', 'cache-stampede', 'caching', 'cdn'],
});
