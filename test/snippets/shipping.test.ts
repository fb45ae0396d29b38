/** Snippets of shipping: what they decide. */
import assert from 'node:assert/strict';
import { proves } from './behaviour.ts';

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
