/** Snippets that run in a browser, or speak to one. */
import assert from 'node:assert/strict';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type HTMLElement, Window } from 'happy-dom';
import type { ComponentType } from 'react';
import { Clock, type Load, proves, settled } from './behaviour.ts';

/** What holds listeners by the name of their event. */
class Emitter {
  readonly #listeners: { type: string; listener: (event: unknown) => void }[] = [];
  addEventListener = (type: string, listener: (event: unknown) => void): void => void this.#listeners.push({ type, listener });
  removeEventListener = (type: string, listener: (event: unknown) => void): void => {
    const at = this.#listeners.findIndex((each) => each.type === type && each.listener === listener);
    if (at >= 0) this.#listeners.splice(at, 1);
  };
  emit(type: string, event: unknown = {}): void {
    for (const each of [...this.#listeners]) if (each.type === type) each.listener(event);
  }
  get listeners(): number {
    return this.#listeners.length;
  }
}

const withRandom = (value: number) => Object.assign(Object.create(Math), { random: () => value, min: Math.min, max: Math.max });

describe('snippets of real time', () => {
  proves(
    {
      snippet: 'polling',
      says: 'asks again, later after failures, not while nobody looks, and never twice at once',
      without: [
        ['every * 2 ** failures', 'every'],
        ['Math.min(atMost, every * 2 ** failures)', 'every * 2 ** failures'],
        ['if (document.hidden) clearTimeout(timer);\n', 'if (false) {}\n'],
        ['if (!document.hidden)\n', ''],
        ['else if (!asking) void again();', ''],
        ['else if (!asking) void', 'else void'],
        'asking?.abort();',
        "document.removeEventListener('visibilitychange', onVisibility);",
      ],
    },
    async (load) => {
      const clock = new Clock();
      const document = Object.assign(new Emitter(), { hidden: false });
      const look = (hidden: boolean) => {
        document.hidden = hidden;
        document.emit('visibilitychange');
      };
      let fails = false;
      let isSlow = false;
      let asked = 0;
      const errors: unknown[] = [];
      const signals: AbortSignal[] = [];
      const ask = async (signal: AbortSignal) => {
        asked++;
        signals.push(signal);
        if (isSlow) await new Promise(() => undefined);
        if (fails) throw new Error('503');
      };
      const { poll } = load({ ...clock.globals, document, Math: withRandom(1) });
      const stop = poll(ask, { every: 5_000, atMost: 60_000, onError: (error: unknown) => errors.push(error) });
      await clock.advance(15_000);
      assert.equal(asked, 4, 'at once, and every five seconds');
      look(true);
      await clock.advance(100_000);
      assert.equal(asked, 4, 'nobody looks');
      look(false);
      await settled();
      assert.equal(asked, 5, 'somebody looks again');
      fails = true;
      await clock.advance(5_000);
      clock.pauses.length = 0;
      await clock.advance(500_000);
      assert.deepEqual(clock.pauses.slice(0, 4), [20_000, 40_000, 60_000, 60_000]);
      assert.ok(errors.length > 5);
      fails = false;
      isSlow = true;
      await clock.advance(60_000);
      const during = asked;
      look(true);
      look(false);
      await settled();
      assert.equal(asked, during, 'never twice at once');
      stop();
      assert.ok(signals.at(-1)!.aborted);
      assert.deepEqual([document.listeners, clock.waiting], [0, 0]);
      document.hidden = true;
      isSlow = false;
      const inBackground = load({ ...clock.globals, document, Math: withRandom(1) }).poll(ask);
      look(true);
      await clock.advance(60_000);
      assert.equal(asked, during);
      look(false);
      look(true);
      await clock.advance(60_000);
      assert.equal(asked, during + 1, 'an answer that comes while nobody looks asks for no other');
      inBackground();
    },
  );

  proves(
    {
      snippet: 'sse-client',
      says: 'goes on after the last event, and comes back when the server refuses',
      without: [
        'last = lastEventId;',
        ['timer = setTimeout(', '('],
        'if (source.readyState !== EventSource.CLOSED) return;',
        ['2 ** failures++', '1'],
        ['failures = 0;\n\t\t\tonLive', 'onLive'],
        'clearTimeout(timer);',
        'source.close();',
      ],
    },
    async (load) => {
      const clock = new Clock();
      const sources: FakeEventSource[] = [];
      class FakeEventSource extends Emitter {
        static readonly CLOSED = 2;
        readyState = 1;
        readonly url: string;
        constructor(url: string) {
          super();
          this.url = url;
          sources.push(this);
        }
        close() {
          this.readyState = 2;
        }
        fail(readyState: number) {
          this.readyState = readyState;
          this.emit('error');
        }
      }
      const events: unknown[] = [];
      const live: boolean[] = [];
      const { listenToOrders } = load({ ...clock.globals, EventSource: FakeEventSource, Math: withRandom(1) });
      const stop = listenToOrders(
        (event: unknown) => events.push(event),
        (isLive: boolean) => live.push(isLive),
      );
      sources[0]!.emit('open');
      sources[0]!.emit('order', { lastEventId: '7', data: '{"total":3}' });
      assert.deepEqual(events, [{ id: '7', data: { total: 3 } }]);
      sources[0]!.fail(0);
      await clock.advance(60_000);
      assert.equal(sources.length, 1, 'the browser reconnects by itself');
      sources[0]!.fail(2);
      await clock.advance(1_000);
      assert.equal(sources[1]?.url, '/orders/events?after=7');
      sources[1]!.fail(2);
      sources.at(-1)!.readyState = 2;
      assert.deepEqual(clock.pauses, [1_000, 2_000], 'later each time');
      await clock.advance(2_000);
      sources.at(-1)!.emit('open');
      sources.at(-1)!.fail(2);
      assert.equal(clock.pauses.at(-1), 1_000, 'and soon again once it worked');
      stop();
      await clock.advance(60_000);
      assert.equal(sources.length, 3);
      assert.equal(sources.at(-1)!.readyState, 2);
      assert.deepEqual(live, [true, false, false, false, true, false]);
      const other = listenToOrders(() => undefined);
      other();
      assert.equal(sources.at(-1)!.readyState, 2, 'stopped while connected');
    },
  );

  proves(
    {
      snippet: 'websocket',
      says: 'notices a dead connection, comes back, sends what was said meanwhile, and ends when told',
      without: [
        ['if (!isAlive) return lost();', ''],
        ['for (const text of waiting.splice(0)) current.send(text);', ''],
        ["current.addEventListener('close', lost);", ''],
        ['if (isGone) return;', ''],
        ['2 ** failures++', '1'],
        "if (isGone || data === 'pong') return;",
        'if (!isClosed)\n',
        ['throw new Error(`${mostWaiting} messages wait for a connection already.`);', ';'],
        'clearInterval(pinging);',
      ],
    },
    async (load) => {
      const clock = new Clock();
      const sockets: FakeSocket[] = [];
      class FakeSocket extends Emitter {
        static readonly OPEN = 1;
        readyState = 0;
        readonly sent: string[] = [];
        constructor() {
          super();
          sockets.push(this);
        }
        send(text: string) {
          assert.equal(this.readyState, 1);
          this.sent.push(text);
        }
        close() {
          this.readyState = 3;
        }
        open() {
          this.readyState = 1;
          this.emit('open');
        }
      }
      const messages: unknown[] = [];
      const live: boolean[] = [];
      const { connectChat } = load({ ...clock.globals, WebSocket: FakeSocket, Math: withRandom(1) });
      const chat = connectChat('wss://chat.example', {
        heartbeat: 20_000,
        onMessage: (message: unknown) => messages.push(message),
        onLive: (isLive: boolean) => live.push(isLive),
      });
      chat.send('before it stands');
      sockets[0]!.open();
      chat.send('hello');
      assert.deepEqual(sockets[0]!.sent, ['"before it stands"', '"hello"']);
      sockets[0]!.emit('message', { data: '{"text":"hi"}' });
      await clock.advance(20_000);
      assert.equal(sockets[0]!.sent.at(-1), 'ping');
      sockets[0]!.emit('message', { data: 'pong' });
      assert.deepEqual(messages, [{ text: 'hi' }]);
      await clock.advance(20_000);
      assert.deepEqual(live, [true], 'it answered');
      await clock.advance(20_000);
      assert.deepEqual(live, [true, false], 'it does not answer any more');
      sockets[0]!.emit('close');
      sockets[0]!.emit('message', { data: '"late"' });
      assert.deepEqual([live, messages.length], [[true, false], 1]);
      chat.send('meanwhile');
      await clock.advance(1_000);
      sockets[1]!.open();
      assert.deepEqual(sockets[1]!.sent, ['"meanwhile"']);
      sockets[1]!.emit('close');
      await clock.advance(1_000);
      sockets[2]!.emit('close');
      assert.equal(clock.pauses.at(-1), 2_000, 'later each time');
      await clock.advance(2_000);
      for (let i = 0; i < 100; i++) chat.send(i);
      assert.throws(() => chat.send('too much'), /100 messages wait/);
      chat.close();
      sockets.at(-1)!.emit('close');
      await clock.advance(100_000);
      assert.deepEqual([sockets.length, clock.waiting], [4, 0]);
    },
  );

  proves(
    {
      snippet: 'sse-server',
      says: 'streams what came since and what comes, once each and in order, and lets go who left',
      without: [
        'if (event.id <= last) return;',
        'unsubscribe();',
        'clearInterval(timer);',
        ["Number(\n\t\t\trequest.headers['last-event-id'] ??", 'Number('],
        ['response.destroy();\n\t}\n}', '}\n}'],
        ['waiting ? waiting.push(event) : send(event)', 'send(event)'],
        ["setInterval(() => response.write(': still here\\n\\n'), heartbeat)", 'undefined'],
      ],
    },
    (load) => provesStreaming(load),
  );
});

async function provesStreaming(load: Load): Promise<void> {
  const intervals = new Set<unknown>();
  const { streamOrders } = load({
    setInterval: (run: () => void, ms: number) => {
      const timer = setInterval(run, ms);
      intervals.add(timer);
      return timer;
    },
    clearInterval: (timer: ReturnType<typeof setInterval>) => {
      intervals.delete(timer);
      clearInterval(timer);
    },
  });
  const event = (id: number) => ({ id, type: 'order', data: { id } });
  const listeners = new Set<(event: unknown) => void>();
  let isBroken = false;
  const events = {
    async since(id: number) {
      if (isBroken) throw new Error('no database');
      // One comes while the past is read.
      for (const listener of listeners) listener(event(5));
      return [1, 2, 3, 4, 5].map(event).filter((each) => each.id > id);
    },
    subscribe(listener: (event: unknown) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const server = createServer((asked, response) => void streamOrders(asked, response, events, 20));
  try {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const first = await read(server, { 'last-event-id': '2' }, ': still here');
    assert.match(first.text(), /^retry: 2000\n\nid: 3\nevent: order\ndata: \{"id":3\}\n\nid: 4\n[\s\S]*id: 5\n/);
    assert.equal(first.text().match(/id: 5\n/g)?.length, 1);
    for (const listener of listeners) listener(event(6));
    for (const listener of listeners) listener(event(6));
    await first.until('id: 6\n');
    first.leave();
    for (let i = 0; i < 50 && listeners.size; i++) await new Promise((resolve) => setTimeout(resolve, 10));
    assert.deepEqual([listeners.size, intervals.size], [0, 0], 'nothing is left of who left');
    assert.equal(first.text().match(/id: 6\n/g)?.length, 1);
    isBroken = true;
    await assert.rejects(read(server, {}, 'never'), /aborted|hang up|ECONNRESET/);
  } finally {
    for (const timer of intervals) clearInterval(timer as ReturnType<typeof setInterval>);
    server.closeAllConnections();
    server.close();
  }
}

/** Reads a stream of events until it holds `text`; rejects where it ends before. */
async function read(server: Server, headers: Record<string, string>, text: string) {
  let held = '';
  let ended: Error | undefined;
  const asked = request({ host: '127.0.0.1', port: (server.address() as AddressInfo).port, path: '/orders/events', headers });
  asked.on('error', (error) => {
    ended = error;
  });
  asked.on('response', (response) => {
    response.setEncoding('utf8').on('data', (chunk: string) => {
      held += chunk;
    });
    response.on('error', (error) => {
      ended = error;
    });
  });
  asked.end();
  const until = async (wanted: string): Promise<void> => {
    for (let i = 0; i < 80; i++) {
      if (held.includes(wanted)) return;
      if (ended) throw ended;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`${JSON.stringify(held)} never held ${wanted}`);
  };
  await until(text);
  return { text: () => held, until, leave: () => asked.destroy() };
}

describe('snippets of React', () => {
  proves(
    {
      snippet: 'optimistic-update',
      react: true,
      says: 'shows the result at once, sends in order, and goes back when the server refuses',
      without: [
        ['setIsOn(wanted);', ''],
        ['setIsOn(confirmed.current);', ''],
        ['confirmed.current = wanted;', ''],
        ['if (turn !== latest.current) return;', ''],
        ['sending.current = sending.current.then(async () => {', 'void Promise.resolve().then(async () => {'],
        ["setProblem('');", ''],
        "setProblem('That was not saved. Please try again.');",
      ],
    },
    async (load) => {
      const { LikeButton } = load();
      const answers: { isOn: boolean; settle: (isFine: boolean) => void }[] = [];
      const save = (isOn: boolean) =>
        new Promise<void>((resolve, reject) => answers.push({ isOn, settle: (isFine) => (isFine ? resolve() : reject(new Error('503'))) }));
      const page = await render(LikeButton, { initial: false, save });
      const sees = () => [page.find('button').textContent, page.find('button').getAttribute('aria-pressed'), page.text('[role=alert]')];
      await page.click('button');
      assert.deepEqual(sees(), ['Liked', 'true', undefined], 'before the server answers');
      await page.click('button');
      await page.click('button');
      assert.deepEqual(
        answers.map(({ isOn }) => isOn),
        [true],
        'one after the other',
      );
      await page.act(() => answers[0]!.settle(true));
      await page.act(() => answers[1]!.settle(false));
      assert.deepEqual(sees(), ['Liked', 'true', undefined], 'a later click has decided otherwise');
      await page.act(() => answers[2]!.settle(true));
      await page.click('button');
      await page.act(() => answers[3]!.settle(false));
      assert.deepEqual(sees(), ['Liked', 'true', 'That was not saved. Please try again.'], 'back to what the server has');
      await page.click('button');
      assert.equal(page.text('[role=alert]'), undefined, 'a new attempt, no old message');
      await page.act(() => answers[4]!.settle(true));
      assert.deepEqual(sees(), ['Like', 'false', undefined]);
      await page.close();
    },
  );

  proves(
    {
      snippet: 'skeleton',
      react: true,
      says: 'does not flash, keeps the place, is announced once, and makes room for the content',
      without: [
        ['if (!isLoading) return children;', ''],
        ["visibility: isLate ? 'visible' : 'hidden'", "visibility: 'visible'"],
        ["{isLate && 'Loading…'}", 'Loading…'],
        ['return () => clearTimeout(timer);', ''],
        'aria-hidden="true"',
        ['setTimeout(() => setIsLate(true), after)', 'undefined'],
      ],
    },
    async (load) => {
      const clock = new Clock();
      const { OrderSkeleton } = load(clock.globals);
      const page = await render(OrderSkeleton, { isLoading: true, rows: 3, children: 'the orders' });
      const box = () => page.find('[aria-busy]');
      assert.equal(box().style.visibility, 'hidden');
      assert.deepEqual([page.all('[aria-hidden=true]'), page.text('[role=status]')], [3, '']);
      await page.act(() => clock.advance(199));
      assert.equal(box().style.visibility, 'hidden');
      await page.act(() => clock.advance(1));
      assert.deepEqual([box().style.visibility, page.text('[role=status]')], ['visible', 'Loading…']);
      await page.update({ isLoading: false, rows: 3, children: 'the orders' });
      assert.deepEqual([page.all('[aria-busy]'), page.body()], [0, 'the orders']);
      await page.update({ isLoading: true, rows: 3, children: 'the orders' });
      await page.update({ isLoading: false, rows: 3, children: 'the orders' });
      assert.equal(clock.waiting, 0, 'no timer is left');
      await page.close();
    },
  );
});

/** Renders a component into a page of its own. */
async function render<Props extends object>(component: ComponentType<Props>, props: Props) {
  const window = new Window();
  const globals = globalThis as unknown as Record<string, unknown>;
  Object.assign(globals, { window, document: window.document, navigator: window.navigator, IS_REACT_ACT_ENVIRONMENT: true });
  const { act, createElement } = await import('react');
  const { createRoot } = await import('react-dom/client');
  const root = createRoot(window.document.body as never);
  const run = (work: () => unknown) =>
    act(async () => {
      await work();
      await settled();
    });
  await run(() => root.render(createElement(component, props)));
  const all = (selector: string) => [...window.document.querySelectorAll(selector)];
  const find = (selector: string) => {
    const [first] = all(selector);
    assert.ok(first, `the page has ${selector}`);
    return first as HTMLElement;
  };
  return {
    act: run,
    find,
    all: (selector: string) => all(selector).length,
    text: (selector: string) => all(selector)[0]?.textContent,
    body: () => window.document.body.textContent,
    click: (selector: string) => run(() => find(selector).click()),
    update: (next: Props) => run(() => root.render(createElement(component, next))),
    async close() {
      await run(() => root.unmount());
      for (const name of ['window', 'document', 'navigator', 'IS_REACT_ACT_ENVIRONMENT']) delete globals[name];
      await window.happyDOM.close();
    },
  };
}
