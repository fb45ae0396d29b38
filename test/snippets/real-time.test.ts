/** Snippets that keep up with a server. */
import assert from 'node:assert/strict';
import { Clock, proves, settled } from './behaviour.ts';
import { Emitter, withRandom } from './in-browser.ts';

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
});
