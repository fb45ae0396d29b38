/** Crashes older than this are forgiven, in milliseconds. */
const forgivenAfter = 3 * 60_000;
const maxRestarts = 5;

export interface Restart {
  /** Milliseconds to wait. */
  readonly delay: number;
  /** Counts from 1. */
  readonly attempt: number;
}

/** Counts crashes and answers how to go on: 1 s, 2 s, 4 s, 8 s, 16 s, then `undefined`, until three minutes have passed. */
export class Restarts {
  #crashes: number[] = [];

  afterCrash(now: number): Restart | undefined {
    this.#crashes = [...this.#crashes.filter((crash) => now - crash < forgivenAfter), now];
    const attempt = this.#crashes.length;
    return attempt > maxRestarts ? undefined : { attempt, delay: 1000 * 2 ** (attempt - 1) };
  }

  forget(): void {
    this.#crashes = [];
  }
}
