import { setTimeout as pause } from 'node:timers/promises';

/** How long the editor tests wait for anything, in milliseconds. Machines that run tests are noisy. */
export const patience = 60_000;

/**
 * Repeats `attempt` until it returns something true, and returns that. An attempt that throws has only failed this once.
 * @throws after a minute, naming what did not happen and the last error
 */
export async function eventually<T>(what: string, attempt: () => Promise<T | undefined | false>): Promise<T> {
  const end = Date.now() + patience;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const result = await attempt();
      if (result) return result;
    } catch (error) {
      last = error;
    }
    await pause(250);
  }
  throw new Error(`Not within a minute: ${what}`, { cause: last });
}
