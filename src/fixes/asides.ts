import type { Lookup } from '../libraries/lookup.ts';
import { plural } from '../syntax/naming.ts';
import type { Batch } from './batch-lookup.ts';

/** What a reader has to know before he takes the fix. */
export function asideOf(
  { isFirst, limit, noun, key, beside }: Pick<Lookup, 'isFirst' | 'limit' | 'noun' | 'key' | 'beside'>,
  { isConditional, isCaught, isLeftAlone }: Omit<Batch, 'edits'>,
  more: readonly string[] = [],
): string {
  const keys = [key, ...(beside ?? []).map((one) => one.key)].join(' and ');
  const notes = [
    ...more,
    ...(limit === undefined ? [] : [`all ${plural(noun)} of one ${keys}, of which the first ${limit} count`]),
    ...(isFirst ? [`all of one ${keys}, of which the first counts`] : []),
    ...(beside?.length ? [`also ${plural(noun)} whose ${keys} come from different elements`] : []),
    ...(isConditional ? [`some ${plural(noun)} may not be needed`] : []),
    ...(isLeftAlone === 'loop' ? ['what stands behind the loop waits for the query, and gets its errors'] : []),
    ...(isLeftAlone === 'predicate' ? ['the predicate decides, which kept everything as it was a promise'] : []),
    ...(isCaught ? ['an error of the query is no longer caught round by round'] : []),
  ];
  return notes.length ? ` (${notes.join('; ')})` : '';
}
