/** Pauses that end early: when there may be work, and when the relay stops. */
export interface Pauses {
  /** Until somebody wakes it, or so many milliseconds later. */
  untilWoken(ms: number): Promise<void>;
  /** Until the relay stops, or so many milliseconds later. */
  sleep(ms: number): Promise<void>;
  /** Ends one pause; where nobody pauses, the next. */
  readonly wakeOne: () => void;
}

export function pausesOf(signal: AbortSignal): Pauses {
  const pausing: (() => void)[] = [];
  let isMissed = false;

  function sleep(ms: number, onWaker?: (wake: () => void) => void): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        const at = pausing.indexOf(end);
        if (at >= 0) pausing.splice(at, 1);
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal.addEventListener('abort', end);
      onWaker?.(end);
    });
  }

  return {
    sleep: (ms) => sleep(ms),
    async untilWoken(ms) {
      if (isMissed) isMissed = false;
      else await sleep(ms, (wake) => pausing.push(wake));
    },
    wakeOne() {
      const wake = pausing[0];
      if (wake) wake();
      else isMissed = true;
    },
  };
}
