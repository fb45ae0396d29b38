/** Both ends of server-sent events. */
import assert from 'node:assert/strict';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Clock, type Load, proves } from './behaviour.ts';
import { Emitter, withRandom } from './in-browser.ts';

describe('snippets of server-sent events', () => {
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
