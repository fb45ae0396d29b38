/*
title: Write-behind buffer
concept: cache-strategies
description: "Collects writes and stores the latest of each key in batches; bounded, nothing is lost when a batch fails, drained at shutdown."
stops:
  - View
  - 'every: [1_000]'
  - 'limit: [10_000]'
*/
export interface View {
  readonly id: string;
  readonly count: number;
  // $0
}

/** For what may be lost with the process: counters, last seen, drafts. Never for money. Times are in milliseconds. */
export class ViewBuffer {
  readonly #store: (views: readonly View[]) => Promise<void>;
  readonly #limit: number;
  readonly #timer: ReturnType<typeof setInterval>;
  #waiting = new Map<string, View>();
  #flushing: Promise<void> | undefined;

  /** `store` writes many in one statement. A failed batch is told to `onError` and comes again with the next. */
  constructor(
    store: (views: readonly View[]) => Promise<void>,
    onError: (error: unknown) => void,
    { every, limit }: { readonly every: number; readonly limit: number } = { every: 1_000, limit: 10_000 },
  ) {
    this.#store = store;
    this.#limit = limit;
    this.#timer = setInterval(() => this.flush().catch(onError), every);
  }

  /** Keeps the latest value of each key. Throws when the store has been away for too long: better said than out of memory. */
  write(view: View): void {
    if (this.#waiting.size >= this.#limit && !this.#waiting.has(view.id)) {
      throw new Error(`${this.#limit} writes wait for the store already.`);
    }
    this.#waiting.set(view.id, view);
  }

  /** Stores what waits; one batch at a time, so that an older one never overtakes. Rejects where that fails. */
  flush(): Promise<void> {
    this.#flushing ??= this.#storeWaiting().finally(() => {
      this.#flushing = undefined;
    });
    return this.#flushing;
  }

  /** For SIGTERM: the last batch is stored before the process ends. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#flushing?.catch(() => undefined);
    await this.flush();
  }

  async #storeWaiting(): Promise<void> {
    if (!this.#waiting.size) return;
    const batch = this.#waiting;
    this.#waiting = new Map();
    try {
      await this.#store([...batch.values()]);
    } catch (error) {
      // What was written meanwhile is newer.
      this.#waiting = new Map([...batch, ...this.#waiting]);
      throw error;
    }
  }
}
