import assert from 'node:assert/strict';
import { Client } from 'pg';

/** The version of a program that reads and writes the old column, or the new one. */
export type Version = 'old' | 'new';
const columns: Readonly<Record<Version, string>> = { old: 'name', new: 'full_name' };

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
  readonly #rows: Map<number, string>;
  readonly #busy = new Set<number>();
  readonly #live = new Set<Version>();
  readonly #resting: Record<Version, number> = { old: 0, new: 0 };
  readonly #running: Promise<void>[] = [];
  #isOver = false;

  /** `rows`: what each is, by its id. */
  constructor(url: string, rows: ReadonlyMap<number, string>) {
    this.#url = url;
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
        await this.#request(client, columns[version]);
      } catch (error) {
        this.errors.push(`${version}: ${error}`);
      }
    }
    await client.end();
  }

  /** Reads a row and writes it, or makes one. */
  async #request(client: Client, column: string): Promise<void> {
    const begun = performance.now();
    const value = `${column} ${++this.writes}`;
    if (this.writes % 10 === 0) {
      const { rows } = await client.query(`INSERT INTO users (${column}) VALUES ($1) RETURNING id`, [value]);
      this.#rows.set(Number(rows[0].id), value);
    } else {
      const id = this.#freeRow();
      this.#busy.add(id);
      const { rows } = await client.query(`SELECT ${column} AS value FROM users WHERE id = $1`, [id]);
      if (rows[0]?.value !== this.#rows.get(id))
        this.errors.push(`${column} of ${id} is ${rows[0]?.value}, and was made ${this.#rows.get(id)}`);
      // Some writes are about something else.
      if (this.writes % 7 === 0) await client.query('UPDATE users SET note = $2 WHERE id = $1', [id, value]);
      else {
        await client.query(`UPDATE users SET ${column} = $2 WHERE id = $1`, [id, value]);
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
