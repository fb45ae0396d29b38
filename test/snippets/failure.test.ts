/** Snippets about what fails and is tried again, under a clock that the test moves and with failures that it makes. */
import assert from 'node:assert/strict';
import { Clock, proves, settled } from './behaviour.ts';

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
