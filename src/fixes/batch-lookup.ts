import type { FactReader } from '../engine/facts.ts';
import type { Fix } from '../engine/rule.ts';
import { type Edit, replace } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { isRepeatable } from '../facts/repeatable.ts';
import { libraryById } from '../libraries/catalogue.ts';
import type { Lookup } from '../libraries/lookup.ts';
import { writtenTypes } from '../syntax/annotations.ts';
import { type Call, isPath } from '../syntax/expressions.ts';
import type { Iteration } from '../syntax/iterations.ts';
import { plural } from '../syntax/naming.ts';
import { isChained } from '../syntax/results.ts';
import { asideOf } from './asides.ts';
import { chunkedLinesFor, chunkSize, mayNeedChunks } from './chunks.ts';
import { constantsIn, linesOf, removed, variesIn } from './constants.ts';
import type { Round } from './elements.ts';
import { withoutGathering, withoutList } from './gathering.ts';
import { isWrittenElsewhere } from './hidden-writes.ts';
import { importing } from './imports.ts';
import { type Keys, keysOf } from './keys.ts';
import { mayBeNone, mentions } from './lacking.ts';
import { roundsFor } from './nested-rounds.ts';
import { askedIn, changeOfMeaning, nameOfResult } from './obstacles.ts';
import { keeping, type OwnWrites, ownWritesOf } from './own-writes.ts';
import { isFilter, linesAt, movedOut, type Place, placeBefore } from './place.ts';
import { isSynchronous } from './promises.ts';
import { isRefusal, type Refusal, refusal } from './refusal.ts';
import { resultText } from './result-text.ts';
import { foundIn, linesFor, mappedList, namesFor } from './table.ts';

/**
 * Asks once for what belongs to all elements, then looks each up in memory.
 * Offered for a look-up by keys that are read off the element, each one or a list of them, in a list that can be read twice.
 * Memory compares keys exactly: where a column does it more loosely (citext, a collation without case), a reader has to know.
 */
export function batchLookup(call: Call, iteration: Iteration, library: string, facts: FactReader): readonly Fix[] {
  const rounds = roundsFor(call, iteration);
  const lookup = libraryById(library).lookup?.(call, variesIn(rounds, call));
  const batch = lookup && batching(call, lookup, rounds, facts);
  if (!batch || isRefusal(batch)) return [];
  const all = `${lookup.gives === 'count' ? 'Count' : 'Load'} all ${plural(lookup.noun).replace(/(Count|Total)s$/, (what) => ` ${what.toLowerCase()}`)}`;
  const aside = asideOf(lookup, batch);
  const inOne: Fix = {
    id: 'batch-lookup',
    title: `${all} in one query before the loop${aside}`,
    safety: !batch.isConditional && !batch.isCaught && !batch.isLeftAlone && isSafe(lookup, iteration) ? 'safe' : 'suggestion',
    make: () => ({ edits: batch.edits(linesFor) }),
  };
  if (!mayNeedChunks(lookup)) return [inOne];
  const inChunks: Fix = {
    id: 'batch-lookup-in-chunks',
    title: `${all} before the loop, by ${chunkSize.toLocaleString('en')} keys at a time${aside}`,
    safety: 'suggestion',
    make: () => ({ edits: batch.edits(chunkedLinesFor) }),
  };
  return [inOne, inChunks];
}

/** How the look-ups of an iteration become one. */
export interface Batch {
  /** Whether a round may have ended, or the loop, before it looks anything up: then more is asked for than before. */
  readonly isConditional: boolean;
  /** Whether a round goes on where its query fails: then no round runs where the one query does. */
  readonly isCaught: boolean;
  /** What becomes of rounds that nobody waits for, where they are of that kind. */
  readonly isLeftAlone: 'loop' | 'predicate' | undefined;
  edits(linesOfTable: typeof linesFor): readonly Edit[];
}

/** Refused where the rows that are read before the loop may be others than those read in it. */
export function batching(call: Call, lookup: Lookup, iteration: Round, facts: FactReader): Batch | Refusal {
  if (lookup.results.some(isChained)) return refusal('something is made of the promise');
  const place = placeBefore(call, iteration);
  if (isRefusal(place)) return place;
  const constants = constantsIn(call, iteration, place.at);
  if (!constants) return refusal('a constant of the round has a name that is taken before the loop');
  const asked = askedIn(lookup);
  // A list is read again for each row.
  if (asked.some(({ isList, value }) => isList && !isPath(value) && !mappedList(value))) return refusal('the list is made for the query');
  const part = iteration.inner?.items;
  if (part && mayBeNone(part, place.conditions)) return refusal('the inner list may not be there');
  const lacking = asked.map(({ value }) => place.conditions.some((condition) => mentions(condition, value)));
  const round = { ...iteration, isRepeatable: (one: ts.CallExpression) => isRepeatable(one, facts) };
  const keys = asked.map(({ value, isList }, at) => keysOf(value, round, place.at, { mayLack: lacking[at]!, isList: isList ?? false }));
  const known = keys.filter((one) => one !== undefined);
  if (known.length < keys.length) return refusal('a key is not simply read off the element, or the list can be read once only');
  if (isFilter(iteration.node) && !decidesAtOnce(iteration, lookup))
    return refusal('a predicate that has to be waited for keeps everything');
  const own = ownWritesOf(call, lookup, iteration, facts);
  const change = changeOfMeaning(call, lookup, iteration, place.at, {
    mayLack: lacking.includes(true),
    known: [...own.creations, ...own.updates],
  });
  if (change) return refusal(change);
  if (isWrittenElsewhere(call, lookup, iteration, facts)) return refusal('a function that the round calls may write to what is asked for');
  return {
    isConditional: place.conditions.length > 0 || mayStop(iteration.node),
    isCaught: place.isCaught === true,
    isLeftAlone: !place.isLeftAlone ? undefined : isFilter(iteration.node) ? 'predicate' : 'loop',
    edits: (linesOfTable) => editsFor({ call, lookup, iteration, place, keys: known, constants, isLacking: lacking, own }, linesOfTable),
  };
}

/** Whether a predicate is no promise any more, once the rows are there. */
function decidesAtOnce({ callback }: Iteration, { results, missing }: Lookup): boolean {
  return callback !== undefined && !callback.type && missing !== 'error' && isSynchronous(callback, results);
}

interface Parts {
  readonly call: Call;
  readonly lookup: Lookup;
  readonly iteration: Round;
  readonly place: Place;
  readonly keys: readonly Keys[];
  /** What the look-up needs and moves with it. */
  readonly constants: readonly ts.VariableStatement[];
  /** Which keys may be some that are not there. */
  readonly isLacking: readonly boolean[];
  readonly own: OwnWrites;
}

function editsFor(
  { call, lookup, iteration, place, keys, constants, isLacking, own }: Parts,
  linesOfTable: typeof linesFor,
): readonly Edit[] {
  const file = lookup.value.getSourceFile();
  const names = namesFor(lookup, place.at);
  const imported = importing(file, lookup.imports);
  const found = foundIn(names, lookup, isLacking);
  const list = keys[0]?.list;
  const moved: Lookup = { ...lookup, many: (...asked) => movedOut(lookup.many(...asked), call, place) };
  const lines = [
    ...(list ? [`const ${list.name} = ${list.of.getText()}`] : []),
    ...constants.flatMap(linesOf),
    ...linesOfTable(
      names,
      moved,
      keys.map(({ text }) => text),
      imported,
      place.at,
    ),
  ];
  return [
    ...imported.edits,
    ...linesAt(lines, place.at),
    ...removed(constants),
    ...(list ? [replace(list.of, list.name)] : []),
    ...own.creations.flatMap((creation) => keeping(creation, names, lookup)),
    ...lookup.results.map((result) => replace(result, resultText(result, found, lookup, iteration))),
    ...[...(lookup.reads ?? [])].map(([read, text]) => replace(read, text)),
    ...(lookup.missing === 'error' ? [] : withoutList(lookup.results)),
    ...(lookup.missing === 'error' ? [] : [iteration.inner ?? iteration].flatMap((one) => withoutGathering(one, lookup.results, list?.of))),
  ];
}

/** Whether a loop may end before it has come to all elements. */
function mayStop(loop: ts.Node): boolean {
  if (!ts.isIterationStatement(loop, false)) return false;
  const stops = (node: ts.Node): boolean => {
    if (ts.isFunctionLike(node)) return false;
    if (ts.isBreakStatement(node) || ts.isReturnStatement(node)) return true;
    return ts.forEachChild(node, (child) => stops(child) || undefined) ?? false;
  };
  return stops(loop.statement);
}

/** Whether nothing that could tell the difference happens in between: keys compare as they are, nothing else is waited for, no row is handed on. */
function isSafe(lookup: Lookup, { node }: Iteration): boolean {
  if (
    lookup.isFirst ||
    lookup.limit !== undefined ||
    lookup.isList ||
    lookup.beside ||
    lookup.compareAs !== 'value' ||
    lookup.missing === 'error' ||
    !isNumeric(lookup.value)
  )
    return false;
  const names = lookup.results.map(nameOfResult);
  const disturbs = (inner: ts.Node): boolean => {
    if (lookup.results.includes(inner)) return false;
    if (ts.isAwaitExpression(inner)) return inner.expression.getText().startsWith('Promise.all') ? disturbs(inner.expression) : true;
    if (ts.isIdentifier(inner) && names.includes(inner.text) && ts.isCallExpression(inner.parent))
      return !/\.push$/.test(inner.parent.expression.getText());
    return ts.forEachChild(inner, (child) => disturbs(child) || undefined) ?? false;
  };
  return !disturbs(node);
}

/** Texts may be equal to a database, by its collation, that are not to memory. */
function isNumeric(value: ts.Expression): boolean {
  return writtenTypes(value)?.every((type) => /^(number|bigint)$/.test(type)) ?? false;
}
