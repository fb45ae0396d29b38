import type { Counts, FromSidebar, Place, Progress } from './protocol.ts';

/** What a part of the page may ask for and look at. */
export interface View {
  open(place: Place): void;
  say(message: FromSidebar): void;
  /** Reads a sentence to whoever does not see what has changed. */
  announce(sentence: string): void;
  /** Calls `show` now, and again whenever the workspace changes, as long as the page stands. */
  live(show: (now: Now) => void): void;
}

/** What is known of the workspace. */
export interface Now {
  readonly counts: Counts | undefined;
  readonly progress: Progress | undefined;
}

/** How many findings some rules have; undefined where that is not known. */
export function countOf(rules: readonly string[], { counts }: Now): number | undefined {
  return counts && rules.reduce((sum, rule) => sum + (counts[rule] ?? 0), 0);
}

export const findingsText = (count: number): string => (count === 1 ? '1 finding' : `${count} findings`);
