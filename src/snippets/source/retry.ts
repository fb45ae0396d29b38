/*
title: Retry with backoff
concept: retries
description: "Tries a request again: capped exponential backoff with full jitter, honours Retry-After and an AbortSignal, gives up in time."
stops:
  - fetchAgain
  - 'attempts = [4]'
  - 'within = [10_000]'
*/
/** What may succeed next time; any other answer of 4xx stays wrong. */
const retryable = new Set([408, 429, 502, 503, 504]);

export interface RetryOptions {
  readonly attempts?: number;
  /** Milliseconds for all attempts and pauses together: how long somebody still waits for it. */
  readonly within?: number;
  readonly signal?: AbortSignal;
}

/**
 * The first answer that another attempt would not improve, or the last one. For requests that may happen twice: GET, PUT, DELETE, or POST
 * with an Idempotency-Key. `request` passes its signal on, and makes a new body for each attempt. Throws where no answer came, or when
 * the signal is aborted.
 */
export async function fetchAgain(
  request: (signal: AbortSignal) => Promise<Response>,
  { attempts = 4, within = 10_000, signal }: RetryOptions = {},
): Promise<Response> {
  const deadline = Date.now() + within;
  for (let attempt = 1; ; attempt++) {
    const timeout = AbortSignal.timeout(Math.max(0, deadline - Date.now()));
    const outcome = await request(signal ? AbortSignal.any([signal, timeout]) : timeout).catch((error: unknown) => ({ error }));
    signal?.throwIfAborted();
    if (outcome instanceof Response && !retryable.has(outcome.status)) return outcome;
    const pause = pauseAfter(outcome, attempt);
    if (attempt >= attempts || Date.now() + pause > deadline) {
      if (outcome instanceof Response) return outcome;
      throw outcome.error;
    }
    // A body that nobody reads would keep its connection.
    if (outcome instanceof Response) await outcome.body?.cancel();
    await sleep(pause, signal);
  }
}
// $0

/** In milliseconds. The server knows best; else a random time up to a limit that doubles, so that clients do not come back together. */
function pauseAfter(outcome: unknown, attempt: number): number {
  const asked = outcome instanceof Response ? outcome.headers.get('retry-after') : null;
  if (asked !== null) {
    const seconds = Number(asked);
    const pause = Number.isNaN(seconds) ? Date.parse(asked) - Date.now() : seconds * 1_000;
    if (pause >= 0) return pause;
  }
  return Math.random() * Math.min(5_000, 200 * 2 ** (attempt - 1));
}

/** Rejects at once when the signal is aborted. */
function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', abort, { once: true });
  });
}
