import { setTimeout as pause } from 'node:timers/promises';
import { Unavailable } from './errors';

export interface RetryOptions {
  attempts?: number;
  baseMs?: number;
  capMs?: number;
}

/** Tries again what may succeed later: exponential backoff with full jitter, or as long as the other side asks for. */
export async function retry<T>(work: () => Promise<T>, { attempts = 4, baseMs = 200, capMs = 5_000 }: RetryOptions = {}): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Unavailable) || attempt >= attempts) throw error;
      const backoff = Math.random() * Math.min(capMs, baseMs * 2 ** attempt);
      await pause(error.retryAfterSeconds ? error.retryAfterSeconds * 1000 : backoff);
    }
  }
}
