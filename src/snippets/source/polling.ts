/*
title: Polling
concept: real-time
description: "Asks again and again, more slowly after failures, not at all while nobody looks, and at once when somebody looks again."
stops:
  - poll
  - 'every = [5_000]'
  - 'atMost = [60_000]'
*/
export interface PollOptions {
  /** Milliseconds between an answer and the next question. */
  readonly every?: number;
  /** The longest pause after failures. */
  readonly atMost?: number;
  readonly onError?: (error: unknown) => void;
}

/** Calls `ask` until the function that it returns is called, never twice at once. The signal is aborted when its answer is not wanted any more. */
export function poll(
  ask: (signal: AbortSignal) => Promise<void>,
  { every = 5_000, atMost = 60_000, onError = () => undefined }: PollOptions = {},
): () => void {
  let asking: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  async function again(): Promise<void> {
    clearTimeout(timer);
    const current = new AbortController();
    asking = current;
    try {
      await ask(current.signal);
      failures = 0;
      // $0
    } catch (error) {
      if (current.signal.aborted) return;
      failures++;
      onError(error);
    }
    if (current.signal.aborted) return;
    asking = undefined;
    const pause = Math.min(atMost, every * 2 ** failures);
    // Jitter: who failed together does not come back together.
    if (!document.hidden) timer = setTimeout(again, failures ? pause * (0.5 + Math.random() / 2) : pause);
  }

  function onVisibility(): void {
    if (document.hidden) clearTimeout(timer);
    else if (!asking) void again();
  }

  document.addEventListener('visibilitychange', onVisibility);
  if (!document.hidden) void again();
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    clearTimeout(timer);
    asking?.abort();
  };
}
