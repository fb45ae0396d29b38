/** Snippets of structure and of shipping: what they decide. */
import assert from 'node:assert/strict';
import { proves } from './behaviour.ts';

describe('snippets of structure', () => {
  proves(
    { snippet: 'factory', says: 'makes each kind, and names a kind that it does not know', without: ['throw unknownDiscount(options);'] },
    (load) => {
      const { createDiscount } = load();
      assert.equal(createDiscount({ kind: 'percentage', percent: 10 }).apply(995), 896);
      assert.equal(createDiscount({ kind: 'fixed', cents: 500 }).apply(300), 0);
      assert.throws(() => createDiscount({ kind: 'none' }), /no discount of the kind 'none'/);
    },
  );

  proves(
    {
      snippet: 'strategy',
      says: 'chooses by a name, and takes nothing inherited for one',
      without: [
        ['Object.hasOwn(pricings, name)', 'name in pricings'],
        ['standard, loyal }', 'standard }'],
      ],
    },
    (load) => {
      const { pricingNamed } = load();
      assert.equal(pricingNamed('standard').price(100, 3), 300);
      assert.equal(pricingNamed('loyal').price(100, 3), 270);
      assert.throws(() => pricingNamed('constructor'), /no pricing 'constructor'; there are standard, loyal\./);
    },
  );

  proves(
    {
      snippet: 'service',
      says: 'decides without HTTP, and says it in replies',
      without: [
        ["throw new OrderRefusal('conflict', 'It has been shipped already.');", ';'],
        "if (!order) throw new OrderRefusal('missing', 'There is no such order.');",
        'await this.#store.save(changed);',
        'if (!(error instanceof OrderRefusal)) throw error;',
        ["error.reason === 'missing' ? 404 : 409", '404'],
        ['present(await service.cancel(id))', 'await service.cancel(id)'],
      ],
    },
    async (load) => {
      const { OrderService, orderController } = load();
      const rows = new Map([
        ['1', { id: '1', status: 'placed', secret: 'x' }],
        ['2', { id: '2', status: 'shipped' }],
      ]);
      const store = {
        findById: async (id: string) => (id === 'broken' ? Promise.reject(new Error('no database')) : rows.get(id)),
        save: async (order: { id: string; status: string }) => void rows.set(order.id, order as never),
      };
      const { cancel } = orderController(new OrderService(store));
      const reply = async (id: string) => {
        const response: Response = await cancel(new Request('https://shop.example/'), { id });
        return [response.status, await response.json()];
      };
      assert.deepEqual(await reply('1'), [200, { id: '1', status: 'cancelled' }]);
      assert.equal(rows.get('1')?.status, 'cancelled');
      assert.deepEqual(await reply('2'), [409, { error: 'It has been shipped already.' }]);
      assert.deepEqual(await reply('3'), [404, { error: 'There is no such order.' }]);
      await assert.rejects(reply('broken'), /no database/);
    },
  );

  proves(
    {
      snippet: 'api-version',
      says: 'answers each version, says which goes and when, and names those there are',
      without: [
        ["response.headers.set('deprecation', `@${version.deprecated.getTime() / 1000}`);", ';'],
        "if (version.sunset) response.headers.set('sunset', version.sunset.toUTCString());",
        'if (!version)\n',
      ],
    },
    async (load) => {
      const { routeOrders } = load();
      const ask = (path: string): Promise<Response> => routeOrders(new Request(`https://shop.example${path}`));
      const old = await ask('/v1/orders');
      assert.equal(old.headers.get('deprecation'), '@1767225600');
      assert.equal(old.headers.get('sunset'), 'Fri, 01 Jan 2027 00:00:00 GMT');
      assert.deepEqual(await old.json(), [{ id: '1', name: 'Ada' }]);
      const current = await ask('/v2/orders');
      assert.equal(current.headers.get('deprecation'), null);
      assert.deepEqual(await current.json(), { orders: [{ id: '1', customer: { name: 'Ada' } }] });
      const unknown = await ask('/v9/orders');
      assert.deepEqual([unknown.status, await unknown.json()], [404, { error: "There is no version 'v9'; there are v1, v2." }]);
      assert.equal((await ask('/orders')).status, 404);
    },
  );

  proves(
    {
      snippet: 'error-message',
      says: 'says what happened in the user’s words, and nothing of what was thrown',
      without: [
        ['if (isTimeout(problem)) {', 'if (false) {'],
        ['if (problem instanceof TypeError) {', 'if (false) {'],
        'case 409:',
        "action: 'sign in',",
      ],
    },
    (load) => {
      const { messageFor } = load();
      const said = (problem: unknown) => messageFor(problem, 'your order', 'R-17');
      const shown = (problem: unknown) => JSON.stringify(said(problem));
      assert.equal(said(new DOMException('x', 'TimeoutError')).title, 'This takes longer than it should');
      assert.match(shown(new TypeError('fetch failed')), /No connection.*your order.*try again/);
      assert.equal(said(new Response('', { status: 401 })).action, 'sign in');
      assert.equal(said(new Response('', { status: 409 })).title, said(new Response('', { status: 412 })).title);
      assert.match(said(new Response('', { status: 409 })).title, /faster/);
      assert.match(shown(new Response('', { status: 500 })), /R-17/);
      for (const problem of [new Error('SELECT secret'), 'secret', { message: 'secret' }]) assert.doesNotMatch(shown(problem), /secret/);
    },
  );
});

describe('snippets of shipping', () => {
  proves(
    {
      snippet: 'feature-flag',
      says: 'is stable, grows with its percentage, and picks other users than the next flag',
      without: [
        'if (killed) return false;',
        'if (users?.includes(user)) return true;',
        ['`${name}:${user}`', 'user'],
        ['value = Math.imul(value ^ byte, 0x01000193)', 'value = byte'],
      ],
    },
    (load) => {
      const { isEnabled, flags } = load();
      const users = Array.from({ length: 20_000 }, (_, i) => `user-${i}`);
      const having = (name: string, percentage: number) =>
        new Set(users.filter((user) => isEnabled({ name, percentage, removeBy: '' }, user)));
      const [five, twenty, other] = [having('checkout', 5), having('checkout', 20), having('search', 20)];
      assert.deepEqual(having('checkout', 5), five);
      assert.ok(Math.abs(five.size - 1_000) < 150, `${five.size} of 20,000 at 5%`);
      assert.ok(Math.abs(twenty.size - 4_000) < 300, `${twenty.size} of 20,000 at 20%`);
      assert.deepEqual(
        [...five].filter((user) => !twenty.has(user)),
        [],
      );
      const both = [...twenty].filter((user) => other.has(user)).length;
      assert.ok(Math.abs(both - 800) < 160, `${both} of 20,000 have both`);
      assert.equal(having('checkout', 100).size, 20_000);
      assert.equal(having('checkout', 0).size, 0);
      assert.equal(isEnabled(flags.newCheckout, 'you@example.com'), true);
      assert.equal(isEnabled({ ...flags.newCheckout, killed: true }, 'you@example.com'), false);
    },
  );

  proves(
    {
      snippet: 'canary',
      says: 'rolls back for errors, slowness and lost business, and holds while it cannot tell',
      without: [
        ['because.push(`errors: ${percent(errors[0])} instead of ${percent(errors[1])}`);', ';'],
        ['because.push(`P99: ${canary.p99} ms instead of ${baseline.p99} ms`);', ';'],
        'because.push(`conversion: ${percent(conversions[0])} instead of ${percent(conversions[1])}`);',
        ['if (isTooSmall) {', 'if (false) {'],
      ],
    },
    (load) => {
      const { judgeCanary } = load();
      const well = { requests: 5_000, errors: 10, p99: 300, conversions: 250 };
      const verdict = (canary: object) =>
        judgeCanary({ ...well, ...canary }, { ...well, requests: 50_000, errors: 100, conversions: 2_500 });
      assert.equal(verdict({}).verdict, 'widen');
      assert.equal(verdict({ errors: 34 }).verdict, 'widen');
      assert.deepEqual(verdict({ errors: 60 }), { verdict: 'roll back', because: ['errors: 1.20% instead of 0.20%'] });
      assert.deepEqual(verdict({ p99: 400 }), { verdict: 'roll back', because: ['P99: 400 ms instead of 300 ms'] });
      assert.deepEqual(verdict({ conversions: 200 }).because, ['conversion: 4.00% instead of 5.00%']);
      assert.deepEqual(verdict({ requests: 900, errors: 50, conversions: 45 }), { verdict: 'hold', because: ['requests: 900 of 1000'] });
      assert.equal(verdict({ requests: 100, errors: 80 }).verdict, 'roll back');
      assert.equal(verdict({ requests: 0, errors: 0 }).verdict, 'hold');
    },
  );

  proves(
    {
      snippet: 'dual-write',
      says: 'writes and reads as its phase says, and the second store harms nobody',
      without: [
        ['.catch((error: unknown) => report(order, error))', ''],
        "'read new': (id) => stores.new.find(id),",
        ['await first.save(order);', 'await second.save(order);'],
        ['saveBoth(order, stores.new, stores.old)', 'saveBoth(order, stores.old, stores.new)'],
      ],
    },
    async (load) => {
      const { dualWrite } = load();
      const log: string[] = [];
      const broken = new Set<string>();
      const store = (name: string) => ({
        find: async () => name,
        save: async () => {
          log.push(name);
          if (broken.has(name)) throw new Error(`${name} is down`);
        },
      });
      let phase = 'old';
      const reported: unknown[] = [];
      const orders = dualWrite(
        { old: store('old'), new: store('new') },
        () => phase,
        (order: unknown) => reported.push(order),
      );
      const writes = async (now: string) => {
        phase = now;
        log.length = 0;
        await orders.save({ id: 1 });
        return [...log, await orders.find('1')];
      };
      assert.deepEqual(await writes('old'), ['old', 'old']);
      assert.deepEqual(await writes('both'), ['old', 'new', 'old']);
      assert.deepEqual(await writes('read new'), ['new', 'old', 'new']);
      assert.deepEqual(await writes('new'), ['new', 'new']);
      broken.add('new');
      assert.deepEqual(await writes('both'), ['old', 'new', 'old']);
      assert.deepEqual(reported, [{ id: 1 }]);
      await assert.rejects(writes('read new'), /new is down/);
      broken.delete('new');
      broken.add('old');
      await assert.rejects(writes('both'), /old is down/);
      assert.deepEqual(log, ['old'], 'nothing reaches the second that the first refused');
    },
  );
});
