import { defineConcept } from './concept.ts';

export const caching = defineConcept({
  id: 'caching',
  title: 'Caching',
  summary: 'Keep the answer to an expensive question near those who ask it, for as long as a wrong answer does no harm.',
  symptoms: ['add redis', 'database overloaded by reads', 'stale data', 'same expensive query', 'what to cache', 'cache hit rate'],
  problem: `
A thousand people a minute ask for the same product page, and a thousand times the database joins seven tables. Kept for a minute, it joins once. A cache takes load from what is behind it (**throughput**), and a hit is faster than a miss (**latency**). It buys both with a third thing: for a while, the answer may be out of date.

So the question is never 'can we cache this?' but '**how old may it be, and who is hurt?**' For a product description, an hour. For a price, a minute, and the checkout reads the real one. For a balance, not at all.

Good to cache: read far more often than written; the same for many people; expensive to compute; harmless when a little old. Badly suited:

- **Balances, stock, permissions** and whatever a decision is based on. Read them where they are kept.
- **Data of one user that changes all the time**: few hits, many invalidations.
- **Large objects.** They push out hundreds of small ones, and moving them costs more than it saves.

A cache also hides. When it is cold, after a restart or a flush, the full load hits a database that has long been too small for it.`,
  example: {
    prelude: `
declare const cache: { get(key: string): Promise<string | null>; set(key: string, value: string, options: { EX: number }): Promise<unknown> };
interface Product { readonly id: string; readonly title: string; readonly priceCents: number }
declare function loadProduct(id: string): Promise<Product>;
declare function loadBalance(accountId: string): Promise<number>;`,
    bad: `
async function canPay(accountId: string, cents: number) {
  const cached = await cache.get(\`balance:\${accountId}\`);
  const balance = cached
    ? Number(cached)
    : await loadBalance(accountId);
  return balance >= cents; // Decides on yesterday's money.
}`,
    good: `
async function productPage(id: string): Promise<Product> {
  const key = \`product:v3:\${id}\`; // v3: the shape of the value
  const cached = await cache.get(key);
  if (cached) return JSON.parse(cached);
  const product = await loadProduct(id);
  await cache.set(key, JSON.stringify(product), { EX: 300 });
  return product;
}

async function canPay(accountId: string, cents: number) {
  return (await loadBalance(accountId)) >= cents;
}`,
  },
  whenToUse: `
- Reads outnumber writes by ten or more, and you have measured it.
- The expensive part has been made as cheap as it can be. A cache over a missing index is two problems.
- Somebody has said how old the answer may be, in seconds.`,
  whenNotToUse: `
- **The database answers in a few milliseconds and is not busy.** Then a cache adds a system, a failure and a bug class, and saves nothing.
- **Few hits.** Search results with free text hardly repeat.
- **It must be right.** Money, stock at checkout, access rights.
- **To survive without capacity.** If you cannot serve the load with a cold cache, the cache is a part of your database; run it like one.`,
  howToSpot: `
- The same statement with the same parameters, hundreds of times a minute, in \`pg_stat_statements\`.
- A cache without expiry, or keys without a version of the value's shape.
- 'Clear the cache' as the standard answer to bug reports.
- The same thing cached in three layers, with three ages.`,
  whatToMeasure: `
- **Hit rate, per kind of key.** Below about 50% ask whether it earns its keep.
- **Latency of hits and of misses**, apart. The mean of the two describes neither.
- **Evictions**: with many, the memory is too small or the values are too large.
- **Load behind the cache when it is cold.** Try it before it happens.`,
  reading: [
    {
      title: "AWS Builders' Library: caching challenges and strategies",
      url: 'https://aws.amazon.com/builders-library/caching-challenges-and-strategies/',
      claim: 'services come to depend on their cache and fail when it is cold',
    },
    { title: 'MDN: HTTP caching', url: 'https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/Caching' },
    { title: 'Redis: key eviction', url: 'https://redis.io/docs/latest/develop/reference/eviction/' },
    { title: 'RFC 9111: HTTP caching', url: 'https://www.rfc-editor.org/rfc/rfc9111' },
  ],
  exercise: `
Find the statement your database runs most often with equal parameters. Ask the person who owns the feature how old the answer may be. Cache it for that long, with a metric for hits and misses. Look after a week; if hits are below half, take it out again.`,
  related: ['cache-strategies', 'cache-expiry', 'cache-stampede', 'cdn', 'read-replicas'],
});
