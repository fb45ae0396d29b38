/** Snippets about caches, retries and queues, under a clock that the test moves and with failures that it makes. */
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

describe('snippets about failure', () => {
  proves(
    {
      snippet: 'retry',
      says: 'tries again what may succeed, later each time, as the server asks, and no longer than somebody waits',
      without: [
        [
          'if (outcome instanceof Response && !retryable.has(outcome.status)) return outcome;',
          'if (outcome instanceof Response && outcome.ok) return outcome;',
        ],
        ['if (pause >= 0) return pause;', ''],
        ['Math.random() * Math.min(5_000', 'Math.min(5_000'],
        [' || Date.now() + pause > deadline', ''],
        ['attempt >= attempts || ', ''],
        ['Math.min(5_000, 200 * 2 ** (attempt - 1))', '200'],
        ['Date.parse(asked) - Date.now()', '0'],
        ["signal?.addEventListener('abort', abort, { once: true });", ''],
        ['await outcome.body?.cancel();', ';'],
      ],
    },
    async (load) => {
      const clock = new Clock();
      let random = 0.5;
      const surroundings = {
        ...clock.globals,
        Math: Object.assign(Object.create(Math), { random: () => random, min: Math.min, max: Math.max }),
      };
      const { fetchAgain } = load(surroundings);
      const answers = (...list: (number | Response | Error)[]) => {
        let asked = 0;
        const request = async () => {
          const answer = list[Math.min(asked++, list.length - 1)]!;
          if (answer instanceof Error) throw answer;
          return answer instanceof Response ? answer : new Response('body', { status: answer });
        };
        return Object.assign(request, { asked: () => asked });
      };
      const outcomeOf = async (request: unknown, options = {}, time = 60_000) => {
        clock.pauses.length = 0;
        const outcome = fetchAgain(request, options).then(
          (response: Response) => response.status,
          (error: Error) => error.message,
        );
        await clock.advance(time);
        return [await outcome, ...clock.pauses];
      };
      assert.deepEqual(await outcomeOf(answers(200)), [200]);
      assert.deepEqual(await outcomeOf(answers(503, new TypeError('fetch failed'), 200)), [200, 100, 200]);
      random = 0.25;
      assert.deepEqual(await outcomeOf(answers(503)), [503, 50, 100, 200], 'four attempts, half of each pause');
      assert.deepEqual(await outcomeOf(answers(new TypeError('fetch failed')), { attempts: 2 }), ['fetch failed', 50]);
      for (const status of [400, 401, 404, 409, 422, 500]) assert.deepEqual(await outcomeOf(answers(status)), [status]);
      const asks = (after: string) => new Response('', { status: 429, headers: { 'retry-after': after } });
      assert.deepEqual(await outcomeOf(answers(asks('3'), 200)), [200, 3_000]);
      assert.deepEqual(await outcomeOf(answers(asks(new Date(clock.now + 2_000).toUTCString()), 200)), [200, 2_000]);
      assert.deepEqual(await outcomeOf(answers(asks('60'), 200)), [429], 'nobody waits that long');
      const dropped = new Response('a body', { status: 503 });
      await outcomeOf(answers(dropped, 200));
      assert.equal(dropped.body!.locked || (await dropped.body!.getReader().read()).done, true, 'its connection is free');
      const controller = new AbortController();
      const request = answers(503);
      const stopped = assert.rejects(fetchAgain(request, { signal: controller.signal }), /stopped/);
      await settled();
      controller.abort(new Error('stopped'));
      await Promise.race([
        stopped,
        settled()
          .then(settled)
          .then(() => assert.fail('still sleeping')),
      ]);
      await stopped;
      assert.equal(request.asked(), 1);
      assert.equal(clock.waiting, 0);
    },
  );

  proves(
    {
      snippet: 'dead-letter',
      says: 'tries so often, keeps what failed with its error, tells somebody, and puts it back',
      without: [
        ['message.attempt < attempts && ', ''],
        [' && !(error instanceof UnprocessableOrder)', ''],
        'await queue.bury(letter);',
        'alert(letter);',
        ['attempt: message.attempt + 1', 'attempt: message.attempt'],
        ['Math.min(60_000, 500 * 2 ** message.attempt)', '500'],
        ['attempt: 1 }', 'attempt: letter.message.attempt }'],
      ],
    },
    async (load) => {
      const { orderConsumer, redriveOrder, UnprocessableOrder } = load({
        Math: Object.assign(Object.create(Math), { random: () => 1, min: Math.min }),
      });
      type Message = { id: string; attempt: number; payload: unknown };
      const delivered: { message: Message; pause: number }[] = [];
      const buried = new Map<string, { message: Message; error: string; diedAt: Date }>();
      const queue = {
        deliver: async (message: Message, pause: number) => void delivered.push({ message, pause }),
        bury: async (letter: { message: Message; error: string; diedAt: Date }) => void buried.set(letter.message.id, letter),
        exhume: async (id: string) => buried.get(id),
      };
      const alerts: unknown[] = [];
      let problem: Error | undefined = new Error('card declined');
      const handle = async () => {
        if (problem) throw problem;
      };
      const consume = orderConsumer(queue, handle, (letter: unknown) => alerts.push(letter), { attempts: 4 });
      let message: Message = { id: 'm', attempt: 1, payload: { total: 7 } };
      for (let round = 0; round < 10 && !buried.size; round++) {
        await consume(message);
        message = delivered.at(-1)!.message;
      }
      assert.deepEqual(
        delivered.map(({ message: { attempt }, pause }) => [attempt, pause]),
        [
          [2, 1_000],
          [3, 2_000],
          [4, 4_000],
        ],
      );
      const letter = buried.get('m')!;
      assert.deepEqual(
        [letter.error, letter.message, alerts.length],
        ['Error: card declined', { id: 'm', attempt: 4, payload: { total: 7 } }, 1],
      );
      problem = new UnprocessableOrder('no such product');
      await consume({ id: 'poison', attempt: 1, payload: {} });
      assert.ok(buried.has('poison'));
      await redriveOrder(queue, 'm');
      assert.deepEqual(delivered.at(-1), { message: { id: 'm', attempt: 1, payload: { total: 7 } }, pause: 0 });
      await assert.rejects(redriveOrder(queue, 'unknown'), /no dead letter 'unknown'/);
      problem = undefined;
      const before = delivered.length;
      await consume({ id: 'fine', attempt: 1, payload: {} });
      assert.deepEqual([delivered.length, buried.size], [before, 2]);
    },
  );

  proves(
    {
      snippet: 'transaction',
      says: 'runs all of it again where the database asks for that, and gives connections back',
      without: [
        ["error.code === '40001' || ", ''],
        [" || error.code === '40P01'", ''],
        ['attempt >= attempts || ', ''],
        ['asksToRetry(error.cause)', 'false'],
        "await client.query('COMMIT');",
        'isBroken = true;',
        'client.release(isBroken);',
      ],
    },
    async (load) => {
      const clock = new Clock();
      const { inTransaction } = load(clock.globals);
      const log: string[] = [];
      let canRollBack = true;
      const client = {
        async query(sql: string) {
          log.push(sql);
          if (sql === 'ROLLBACK' && !canRollBack) throw new Error('connection lost');
        },
        release: (isBroken: boolean) => void log.push(isBroken ? 'release, broken' : 'release'),
      };
      const pool = { connect: async () => client };
      const run = async (work: () => Promise<unknown>, attempts?: number) => {
        log.length = 0;
        const outcome = inTransaction(pool, work, ...(attempts ? [attempts] : [])).catch((error: Error) => error.message);
        await clock.advance(10_000);
        return [await outcome, ...log];
      };
      const failing = (times: number, error: Error) => async () => {
        if (times-- > 0) throw error;
        return 'done';
      };
      const serialization = Object.assign(new Error('could not serialize'), { code: '40001' });
      const deadlock = Object.assign(new Error('deadlock'), { code: '40P01' });
      const [begin, again] = ['BEGIN ISOLATION LEVEL SERIALIZABLE', ['ROLLBACK', 'release']];
      const well = [begin, 'COMMIT', 'release'];
      assert.deepEqual(await run(failing(0, serialization)), ['done', ...well]);
      assert.deepEqual(await run(failing(2, serialization)), ['done', begin, ...again, begin, ...again, ...well]);
      assert.deepEqual(await run(failing(1, deadlock)), ['done', begin, ...again, ...well]);
      assert.deepEqual(await run(failing(1, new Error('wrapped', { cause: deadlock }))), ['done', begin, ...again, ...well]);
      assert.deepEqual(await run(failing(9, deadlock), 2), ['deadlock', begin, ...again, begin, ...again]);
      assert.deepEqual(await run(failing(1, new Error('no such table'))), ['no such table', begin, ...again]);
      canRollBack = false;
      assert.deepEqual(await run(failing(1, new Error('lost'))), ['lost', begin, 'ROLLBACK', 'release, broken']);
    },
  );
});
