import type { Place } from './protocol.ts';

/** A place that was looked at, and how far down. With `query` it is a search. */
export interface Visit extends Place {
  readonly query?: string | undefined;
  readonly scroll: number;
}

/** Never empty: it begins with the table of contents. */
export interface History {
  readonly visits: readonly Visit[];
  readonly at: number;
}

const longest = 50;

export const start: History = { visits: [{ scroll: 0 }], at: 0 };

export const current = ({ visits, at }: History): Visit => visits[at]!;

/** Goes to a place: what lay ahead is forgotten, and so is the oldest visit after fifty. */
export function visit({ visits, at }: History, place: Omit<Visit, 'scroll'>): History {
  const kept = [...visits.slice(0, at + 1), { ...place, scroll: 0 }].slice(-longest);
  return { visits: kept, at: kept.length - 1 };
}

/** Says something else of the current visit. */
export const amend = ({ visits, at }: History, change: Partial<Visit>): History => ({
  visits: visits.with(at, { ...visits[at]!, ...change }),
  at,
});

export const canStep = ({ visits, at }: History, by: number): boolean => visits[at + by] !== undefined;

/** Back (-1) or forward (1); stays where there is nothing. */
export const step = (history: History, by: number): History => (canStep(history, by) ? { ...history, at: history.at + by } : history);

/** What is typed replaces the search that is shown, or begins one; without a word a search is left the way it was entered. */
export function typed(history: History, query: string): History {
  const isSearch = current(history).query !== undefined;
  if (query) return isSearch ? amend(history, { query, scroll: 0 }) : visit(history, { query });
  if (!isSearch) return history;
  return canStep(history, -1) ? step(history, -1) : amend(history, { query: undefined, scroll: 0 });
}
