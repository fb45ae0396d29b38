/** The relay that is scaffolded, over a store in memory: what it does when, without a database. */
import assert from 'node:assert/strict';
import type { OutboxEvent } from '../../src/scaffolds/outbox/source/events.ts';
import { type Bucket, type OutboxStore, type RelayOptions, startRelay } from '../../src/scaffolds/outbox/source/relay.ts';

/** One bucket of events; each may be put off, and then blocks those of its aggregate until `thaw`. */
class Memory implements OutboxStore {
  readonly log: string[] = [];
  readonly lost = new AbortController();
  #waiting: OutboxEvent[] = [];
  #frozen = new Set<string>();
  #isLeased = false;
  #wake: () => void = () => undefined;
  isDown = false;
  /** Once a claim has found nothing, and before that is known. */
  onIdle: (() => void) | undefined;

  add(id: string, aggregate = 'a', type: string = 'order.placed'): void {
    const event = { id, type, aggregate, payload: { orderId: id }, headers: {}, createdAt: new Date(), attempts: 0 };
    this.#waiting.push(event as OutboxEvent);
    this.#wake();
  }

  thaw(): void {
    this.#frozen.clear();
    this.#wake();
  }

  async claim(): Promise<Bucket | undefined> {
    if (this.isDown) throw new Error('no database');
    if (this.#isLeased || !this.#next()) {
      await undefined;
      this.onIdle?.();
      return;
    }
    this.#isLeased = true;
    return {
      signal: this.lost.signal,
      next: async (delivered) => {
        this.#waiting = this.#waiting.filter((event) => event !== delivered);
        return this.#next();
      },
      putOff: async (event, error) => {
        this.log.push(`${event.id} failed: ${error instanceof Error ? error.message : error}`);
        this.#frozen.add(event.aggregate);
      },
      release: async () => {
        this.#isLeased = false;
        this.log.push('released');
      },
    };
  }

  async listen(onEvents: () => void, signal: AbortSignal): Promise<void> {
    this.#wake = onEvents;
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  }

  #next = (): OutboxEvent | undefined => this.#waiting.find(({ aggregate }) => !this.#frozen.has(aggregate));
}

/** Runs a relay that polls so seldom that only wakes count, until the work ends. */
async function relayed(
  store: Memory,
  handle: (event: OutboxEvent, signal: AbortSignal) => Promise<void>,
  work: (relay: { stop(): Promise<void> }) => Promise<void>,
  options: RelayOptions = {},
): Promise<void> {
  const relay = startRelay(store, { 'order.placed': handle }, { poll: 60_000, onError: () => undefined, ...options });
  try {
    await work(relay);
  } finally {
    await relay.stop();
  }
}

const until = async (isSo: () => boolean): Promise<void> => {
  for (let i = 0; i < 500 && !isSo(); i++) await new Promise((resolve) => setTimeout(resolve, 2));
  assert.ok(isSo());
};

describe('the relay of a scaffolded outbox', () => {
  it('delivers what waits, and what comes, at once', async () => {
    const store = new Memory();
    store.add('1');
    store.add('2');
    const delivered: string[] = [];
    await relayed(
      store,
      async ({ id }) => void delivered.push(id),
      async () => {
        await until(() => delivered.length === 2);
        store.add('3');
        await until(() => delivered.length === 3);
      },
    );
    assert.deepEqual(delivered, ['1', '2', '3']);
  });

  it('lets nothing overtake what failed, and goes on with others', async () => {
    const store = new Memory();
    store.add('1', 'a');
    store.add('2', 'a');
    store.add('3', 'b');
    const delivered: string[] = [];
    let isBroken = true;
    const handle = async ({ id }: OutboxEvent) => {
      if (isBroken && id === '1') throw new Error('not now');
      delivered.push(id);
    };
    await relayed(store, handle, async () => {
      await until(() => delivered.length === 1);
      isBroken = false;
      store.thaw();
      await until(() => delivered.length === 3);
    });
    assert.deepEqual(delivered, ['3', '1', '2']);
  });

  it('misses nothing that comes while it looks', async () => {
    const store = new Memory();
    const delivered: string[] = [];
    store.onIdle = () => {
      store.onIdle = undefined;
      store.add('1');
    };
    const handle = async ({ id }: OutboxEvent) => void delivered.push(id);
    await relayed(store, handle, () => until(() => delivered.length === 1), { concurrency: 1 });
  });

  it('fails an event that nobody handles, be its type what it may', async () => {
    const store = new Memory();
    store.add('1', 'a', 'order.lost');
    store.add('2', 'b', 'constructor');
    await relayed(
      store,
      async () => undefined,
      () => until(() => store.log.length >= 2),
    );
    assert.deepEqual(store.log.slice(0, 2), [
      "1 failed: There is no handler for 'order.lost'.",
      "2 failed: There is no handler for 'constructor'.",
    ]);
  });

  it('lets a delivery end before it stops, and delivers nothing more', async () => {
    const store = new Memory();
    store.add('1');
    store.add('2');
    const delivered: string[] = [];
    let finish: (() => void) | undefined;
    const handle = ({ id }: OutboxEvent) =>
      new Promise<void>((resolve) => {
        finish = () => {
          delivered.push(id);
          resolve();
        };
      });
    await relayed(store, handle, async (relay) => {
      await until(() => finish !== undefined);
      const stopped = relay.stop();
      finish!();
      await stopped;
    });
    assert.deepEqual([delivered, store.log], [['1'], ['released']]);
  });

  it('cuts a delivery that does not end in time, and one whose bucket is lost', async () => {
    for (const cut of ['stop', 'loss']) {
      const store = new Memory();
      store.add('1');
      let hasBegun = false;
      const handle = (_: OutboxEvent, signal: AbortSignal) => {
        hasBegun = true;
        return new Promise<void>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      };
      const work = async (relay: { stop(): Promise<void> }) => {
        await until(() => hasBegun);
        if (cut === 'loss') store.lost.abort(new Error('another has it'));
        else await relay.stop();
        await until(() => store.log.length === 2);
      };
      await relayed(store, handle, work, { grace: 20 });
      assert.deepEqual(store.log, [`1 failed: ${cut === 'loss' ? 'another has it' : 'The relay stops.'}`, 'released']);
    }
  });

  it('comes back when the database does', async () => {
    const store = new Memory();
    store.isDown = true;
    store.add('1');
    const delivered: string[] = [];
    const errors: unknown[] = [];
    await relayed(
      store,
      async ({ id }) => void delivered.push(id),
      async () => {
        await until(() => errors.length >= 4);
        store.isDown = false;
        await until(() => delivered.length === 1);
      },
      { onError: (error) => errors.push(error) },
    );
  });

  it('waits longer after each failure of the database, and begins anew once it has answered', async () => {
    const store = new Memory();
    const { setTimeout } = globalThis;
    const pauses: number[] = [];
    globalThis.setTimeout = ((work: () => void, ms: number) => {
      if (ms < 1_000) pauses.push(ms);
      return setTimeout(work, Math.min(ms, 1));
    }) as typeof globalThis.setTimeout;
    const answers = [false, false, false, true, false, false];
    store.claim = async () => {
      const answer = answers.shift();
      if (answer === false) throw new Error('no database');
      return undefined;
    };
    try {
      await relayed(
        store,
        async () => undefined,
        async () => {
          while (answers.length) await new Promise((resolve) => setTimeout(resolve, 2));
        },
        { concurrency: 1, grace: 60_000 },
      );
    } finally {
      globalThis.setTimeout = setTimeout;
    }
    assert.deepEqual(pauses, [100, 200, 400, 100, 200]);
  });
});
