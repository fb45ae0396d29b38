/** Snippets about caches, under a clock that the test moves and with failures that it makes. */
import assert from 'node:assert/strict';
import { Clock, proves, settled } from './behaviour.ts';

/** A cache in memory that may be down. */
function makeCache() {
  const held = new Map<string, string>();
  const ttls: number[] = [];
  const cache = {
    isDown: false,
    held,
    ttls,
    async get(key: string) {
      if (cache.isDown) throw new Error('cache is down');
      return held.get(key) ?? null;
    },
    async set(key: string, value: string, ttl: number) {
      if (cache.isDown) throw new Error('cache is down');
      held.set(key, value);
      ttls.push(ttl);
    },
    async delete(key: string) {
      held.delete(key);
    },
  };
  return cache;
}

describe('snippets about caches', () => {
  proves(
    {
      snippet: 'cache-aside',
      says: 'loads once for all who wait, spreads expiry, remembers that there is none, and lives without its cache',
      without: [
        'loading.set(id, running);',
        ['.finally(() => loading.delete(id))', ''],
        ['(0.9 + Math.random() * 0.2)', '1'],
        ['.catch(() => null)', ''],
        ['.catch(() => undefined)', ''],
        ['if (hit !== null)', 'if (false)'],
      ],
    },
    async (load) => {
      const cache = makeCache();
      let loads = 0;
      let fails = false;
      const find = load().cachedProducts(cache, async (id: string) => {
        loads++;
        await settled();
        if (fails) throw new Error('no database');
        return id.startsWith('none') ? null : { id };
      });
      const all = await Promise.all(Array.from({ length: 50 }, () => find('1')));
      assert.deepEqual([loads, all[49]], [1, { id: '1' }]);
      assert.deepEqual([await find('1'), loads], [{ id: '1' }, 1]);
      await Promise.all(Array.from({ length: 20 }, (_, i) => find(`spread ${i}`)));
      assert.ok(cache.ttls.every((ttl) => ttl >= 54_000 && ttl <= 66_000) && new Set(cache.ttls).size > 10, `${cache.ttls}`);
      loads = 0;
      assert.deepEqual([await find('none'), await find('none'), loads], [null, null, 1]);
      fails = true;
      await assert.rejects(find('failing'), /no database/);
      fails = false;
      assert.deepEqual(await find('failing'), { id: 'failing' }, 'an error is not remembered');
      cache.isDown = true;
      assert.deepEqual(await find('while down'), { id: 'while down' });
    },
  );

  for (const [library, options] of [
    ['ioredis', ['PX']],
    ['redis', []],
  ] as const) {
    proves(
      {
        snippet: 'cache-aside',
        library,
        says: 'sets an expiry in milliseconds',
        without: [library === 'redis' ? ['{ PX: spread }', '{}'] : ["'PX', ", "'EX', "]],
      },
      async (load) => {
        const sets: unknown[][] = [];
        const redis = { get: async () => null, set: async (...args: unknown[]) => void sets.push(args) };
        assert.deepEqual(await load().cachedProducts(redis, async (id: string) => ({ id }))('7'), { id: '7' });
        const [key, value, ...expiry] = sets[0]!;
        assert.deepEqual([key, value], ['product:v1:7', '{"id":"7"}']);
        const ttl = options.length ? expiry[1] : (expiry[0] as { PX: number }).PX;
        if (options.length) assert.equal(expiry[0], 'PX');
        assert.ok((ttl as number) >= 54_000 && (ttl as number) <= 66_000, `${ttl}`);
      },
    );
  }

  proves(
    {
      snippet: 'write-through',
      says: 'stores first, keeps the cache true, and forgets what it could not renew',
      without: [
        'await store.save(product);',
        ['await cache.set(keyOf(product.id), JSON.stringify(product), ttl);', ';'],
        'await cache.delete(keyOf(product.id)).catch(() => undefined);',
      ],
    },
    async (load) => {
      const cache = makeCache();
      const rows = new Map<string, { id: string; price: number }>();
      let isDown = false;
      const store = {
        find: async (id: string) => rows.get(id),
        save: async (product: { id: string; price: number }) => {
          if (isDown) throw new Error('no database');
          rows.set(product.id, product);
        },
      };
      const products = load().writeThrough(store, cache);
      await products.save({ id: '1', price: 5 });
      assert.deepEqual([...cache.held.values()], ['{"id":"1","price":5}']);
      rows.clear();
      assert.deepEqual(await products.find('1'), { id: '1', price: 5 }, 'from the cache');
      isDown = true;
      await assert.rejects(products.save({ id: '1', price: 6 }), /no database/);
      assert.deepEqual(await products.find('1'), { id: '1', price: 5 });
      isDown = false;
      cache.isDown = true;
      await products.save({ id: '1', price: 7 });
      cache.isDown = false;
      assert.deepEqual(await products.find('1'), { id: '1', price: 7 }, 'nothing stale is left');
    },
  );

  proves(
    {
      snippet: 'write-behind',
      says: 'stores the latest of each key in batches, loses nothing when one fails, and drains at the end',
      without: [
        'this.#waiting = new Map([...batch, ...this.#waiting]);',
        ['new Map([...batch, ...this.#waiting])', 'new Map([...this.#waiting, ...batch])'],
        ['this.#flushing ??= ', 'this.#flushing = '],
        'clearInterval(this.#timer);',
        'await this.flush();',
        ['throw new Error(`${this.#limit} writes wait for the store already.`);', ''],
      ],
    },
    async (load) => {
      const clock = new Clock();
      const { ViewBuffer } = load(clock.globals);
      const batches: unknown[][] = [];
      const errors: unknown[] = [];
      let fails = false;
      let running = 0;
      const store = async (views: unknown[]) => {
        assert.equal(++running, 1, 'one batch at a time');
        await settled();
        running--;
        if (fails) throw new Error('no database');
        batches.push(views);
      };
      const buffer = new ViewBuffer(store, (error: unknown) => errors.push(error), { every: 1_000, limit: 3 });
      for (const count of [1, 2, 3]) buffer.write({ id: 'a', count });
      buffer.write({ id: 'b', count: 1 });
      await clock.advance(1_000);
      assert.deepEqual(batches, [
        [
          { id: 'a', count: 3 },
          { id: 'b', count: 1 },
        ],
      ]);
      fails = true;
      buffer.write({ id: 'a', count: 4 });
      buffer.write({ id: 'b', count: 2 });
      const flushed = buffer.flush();
      const again = buffer.flush();
      buffer.write({ id: 'a', count: 5 });
      await assert.rejects(flushed, /no database/);
      await assert.rejects(again, /no database/);
      await clock.advance(1_000);
      assert.equal(errors.length, 1);
      buffer.write({ id: 'c', count: 1 });
      assert.throws(() => buffer.write({ id: 'd', count: 1 }), /3 writes wait/);
      fails = false;
      await buffer.stop();
      assert.deepEqual(batches[1], [
        { id: 'a', count: 5 },
        { id: 'b', count: 2 },
        { id: 'c', count: 1 },
      ]);
      assert.equal(clock.waiting, 0);
    },
  );
});
