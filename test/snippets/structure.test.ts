/** Snippets of structure: what they decide, and how they answer. */
import assert from 'node:assert/strict';
import express, { type ErrorRequestHandler, type Router } from 'express';
import { proves } from './behaviour.ts';
import { served } from './served.ts';

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
      const { rows, store } = storeOfOrders();
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
      snippet: 'service',
      library: 'express',
      says: 'decides without HTTP, and says it in replies',
      without: [
        ["throw new OrderRefusal('conflict', 'It has been shipped already.');", ';'],
        "if (!order) throw new OrderRefusal('missing', 'There is no such order.');",
        'await this.#store.save(changed);',
        'if (!(error instanceof OrderRefusal)) return next(error);',
        ["error.reason === 'missing' ? 404 : 409", '404'],
        ['present(await service.cancel(request.params.id))', 'await service.cancel(request.params.id)'],
      ],
    },
    (load) => {
      const { OrderService, orderRouter } = load();
      const { rows, store } = storeOfOrders();
      return served(appOf(orderRouter(new OrderService(store))), async (ask) => {
        const reply = async (id: string) => {
          const response = await ask(`/orders/${id}/cancel`, { method: 'POST' });
          return [response.status, await response.json()];
        };
        assert.deepEqual(await reply('1'), [200, { id: '1', status: 'cancelled' }]);
        assert.equal(rows.get('1')?.status, 'cancelled');
        assert.deepEqual(await reply('2'), [409, { error: 'It has been shipped already.' }]);
        assert.deepEqual(await reply('3'), [404, { error: 'There is no such order.' }]);
        assert.deepEqual(await reply('broken'), [500, { handled: 'no database' }], 'what it does not know is for the one place for all');
      });
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
      snippet: 'api-version',
      library: 'express',
      says: 'answers each version, says which goes and when, and names those there are',
      without: [
        "response.set('Deprecation', `@${since.deprecated.getTime() / 1000}`);",
        "response.set('Sunset', since.sunset.toUTCString());",
        'next();',
        ".use('/v2', ordersV2())",
        '.status(404)',
      ],
    },
    (load) =>
      served(appOf(load().orderVersions()), async (ask) => {
        const old = await ask('/v1/orders');
        assert.equal(old.headers.get('deprecation'), '@1767225600');
        assert.equal(old.headers.get('sunset'), 'Fri, 01 Jan 2027 00:00:00 GMT');
        assert.deepEqual(await old.json(), [{ id: '1', name: 'Ada' }]);
        const current = await ask('/v2/orders');
        assert.equal(current.headers.get('deprecation'), null);
        assert.deepEqual(await current.json(), { orders: [{ id: '1', customer: { name: 'Ada' } }] });
        const unknown = await ask('/v9/orders');
        assert.deepEqual([unknown.status, await unknown.json()], [404, { error: "There is no version 'v9'; there are v1, v2." }]);
      }),
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

function storeOfOrders() {
  const rows = new Map([
    ['1', { id: '1', status: 'placed', secret: 'x' }],
    ['2', { id: '2', status: 'shipped' }],
  ]);
  const store = {
    findById: async (id: string) => (id === 'broken' ? Promise.reject(new Error('no database')) : rows.get(id)),
    save: async (order: { id: string; status: string }) => void rows.set(order.id, order as never),
  };
  return { rows, store };
}

/** An application with one place for the errors that nobody else handles. */
const appOf = (router: Router) =>
  express()
    .use(router)
    .use(((error, _request, response, _next) => void response.status(500).json({ handled: error.message })) as ErrorRequestHandler);
