import assert from 'node:assert/strict';
import { Client } from 'pg';

/** The version of a program that knows what was, or what comes. */
export type Version = 'old' | 'new';

/** How a version reads and writes the value of a row. */
export interface Access {
  /** Returns the id of the row. */
  insert(client: Client, value: string): Promise<number>;
  read(client: Client, id: number): Promise<string>;
  write(client: Client, id: number, value: string): Promise<unknown>;
}

/**
 * Old and new versions of a program at work on the same rows. What each row was last made to be is known: whatever a version reads must be
 * that, whoever wrote it.
 */
export class TwoVersions {
  writes = 0;
  readonly errors: string[] = [];
  /** How long the slowest write took, in milliseconds. */
  slowest = 0;
  readonly #url: string;
  readonly #access: Readonly<Record<Version, Access>>;
  readonly #rows: Map<number, string>;
  readonly #busy = new Set<number>();
  readonly #live = new Set<Version>();
  readonly #resting: Record<Version, number> = { old: 0, new: 0 };
  readonly #running: Promise<void>[] = [];
  #isOver = false;

  /** `rows`: what each is, by its id. */
  constructor(url: string, access: Readonly<Record<Version, Access>>, rows: ReadonlyMap<number, string>) {
    this.#url = url;
    this.#access = access;
    this.#rows = new Map(rows);
    for (const version of ['old', 'old', 'new', 'new'] as const) this.#running.push(this.#work(version));
  }

  deploy(version: Version): void {
    this.#live.add(version);
  }

  /** Resolves once the last process of the version has ended its last request. */
  async retire(version: Version): Promise<void> {
    this.#live.delete(version);
    this.#resting[version] = 0;
    while (this.#resting[version] < 2) await pause(2);
  }

  /** Until so many more writes have been made. */
  async progress(count: number): Promise<void> {
    const goal = this.writes + count;
    for (let i = 0; this.writes < goal && !this.errors.length; i++) {
      assert.ok(i < 12_000, 'a minute, and they are not done');
      await pause(5);
    }
    assert.deepEqual(this.errors, []);
  }

  /** Ends them. Returns what each row was last made to be. */
  async end(): Promise<ReadonlyMap<number, string>> {
    this.#isOver = true;
    await Promise.all(this.#running);
    return this.#rows;
  }

  async #work(version: Version): Promise<void> {
    const client = new Client({ connectionString: this.#url });
    await client.connect();
    while (!this.#isOver) {
      if (!this.#live.has(version)) {
        this.#resting[version]++;
        while (!this.#isOver && !this.#live.has(version)) await pause(2);
        continue;
      }
      try {
        await this.#request(client, version);
      } catch (error) {
        this.errors.push(`${version}: ${error}`);
      }
    }
    await client.end();
  }

  /** Reads a row and writes it, or makes one. */
  async #request(client: Client, version: Version): Promise<void> {
    const { insert, read, write } = this.#access[version];
    const begun = performance.now();
    const value = `by the ${version} ${++this.writes}`;
    if (this.writes % 10 === 0) {
      this.#rows.set(await insert(client, value), value);
    } else {
      const id = this.#freeRow();
      this.#busy.add(id);
      const found = await read(client, id);
      if (found !== this.#rows.get(id)) this.errors.push(`to the ${version} version ${id} is ${found}, and was made ${this.#rows.get(id)}`);
      // Some writes are about something else.
      if (this.writes % 7 === 0) await client.query('UPDATE users SET note = $2 WHERE id = $1', [id, value]);
      else {
        await write(client, id, value);
        this.#rows.set(id, value);
      }
      this.#busy.delete(id);
    }
    this.slowest = Math.max(this.slowest, performance.now() - begun);
  }

  #freeRow(): number {
    const ids = [...this.#rows.keys()];
    for (;;) {
      const id = ids[Math.floor(Math.random() * ids.length)]!;
      if (!this.#busy.has(id)) return id;
    }
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
