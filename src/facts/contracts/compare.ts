import type { FileId } from '../../engine/text.ts';
import { groupAlternatives, nameOfAlternative } from './alternatives.ts';
import type { Added, Change } from './change.ts';
import { declaredAs } from './declared.ts';
import { comparedKinds, comparedNames, isNothing, mayBeMissing, mayBeNull } from './kinds.ts';
import { alternativesOf, heldBy, type Leaf, type ObjectLeaf, objectIn, type Placed, type PlacedField } from './leaves.ts';
import { type Pairable, pairFields } from './pairing.ts';
import { leavesOf } from './resolve.ts';
import { type Sink, textOf } from './shape.ts';

/** How two worlds are compared. */
export interface Comparison {
  readonly language?: Sink['language'];
  /** Where a file of now stood then. */
  fileOf(file: FileId): FileId | undefined;
  /** Names are followed already: what they declare is compared nowhere else. */
  readonly isFollowed?: true;
}

/** Levels of fields within fields that are compared. */
const deepest = 6;

/** What is another in a shape than it was. What names declare elsewhere is compared where they are declared, unless they lead elsewhere now. */
export function compareShapes(before: Placed, after: Placed, comparison: Comparison): readonly Change[] {
  return withMoves(compared(before, after, comparison, [], 0));
}

function compared(
  before: Placed,
  after: Placed,
  comparison: Comparison,
  path: readonly string[],
  depth: number,
): readonly (Change | Added)[] {
  if (depth > deepest || isSame(before, after, comparison)) return [];
  const isNominal = comparison.language === 'graphql' || comparison.language === 'protobuf';
  if (isNominal && path.length) return comparedNames(before.shape, after.shape, path);
  const [then, now] = [leavesOf(before), leavesOf(after)];
  const changes: (Change | Added)[] = [];
  const isGone = !path.length && now.length > 0 && now.every(isNothing);
  const objects = then.filter((leaf) => leaf.is === 'object');
  const objectsNow = isGone ? [nothing] : now.filter((leaf) => leaf.is === 'object');
  const openings = unknowns(then).filter((name) => !unknowns(now).includes(name));
  const news = unknowns(now).filter((name) => !unknowns(then).includes(name));
  changes.push(...comparedObjects(objects, objectsNow, { ...comparison, isOpen: news.length > openings.length }, path, depth));
  for (const is of ['list', 'map'] as const) {
    const [held, heldNow] = [heldBy(then, is), heldBy(now, is)];
    if (held && heldNow) changes.push(...compared(held, heldNow, comparison, path, depth + 1));
  }
  return [...changes, ...comparedKinds(then, now, path)];
}

type OpenComparison = Comparison & { readonly isOpen: boolean };

/** Declared alternatives are compared one by one, what values have together as one. */
function comparedObjects(
  then: readonly ObjectLeaf[],
  now: readonly ObjectLeaf[],
  comparison: OpenComparison,
  path: readonly string[],
  depth: number,
): readonly (Change | Added)[] {
  const [before, after] = [objectIn(then), objectIn(now)];
  if (!before || !after) return [];
  if (then.length + now.length === 2 || before.isInferred || after.isInferred)
    return comparedFields(before, after, comparison, path, depth);
  const isSame = ({ declared: a }: ObjectLeaf, { declared: b }: ObjectLeaf): boolean =>
    a !== undefined && b !== undefined && a.name === b.name && comparison.fileOf(b.file) === a.file;
  const { groups, key } = groupAlternatives(then, now, isSame);
  // Code has unions of all sorts; those whose alternatives clients tell apart are part of a contract.
  const isTold = key !== undefined || comparison.language !== undefined;
  return groups.flatMap((group): readonly (Change | Added)[] => {
    const [one, other] = [objectIn(group.before), objectIn(group.after)];
    const isElsewhere = group.before.length + group.after.length === 2 && one && other && isSame(one, other);
    if (one && other) return isElsewhere && !comparison.isFollowed ? [] : comparedFields(one, other, comparison, path, depth);
    const values = [...new Set([...group.before, ...group.after].map((alternative) => nameOfAlternative(alternative, key)))];
    if (!isTold || (one && comparison.isOpen)) return [];
    return [{ is: one ? 'value removed' : 'value added', path, values, what: 'alternative' }];
  });
}

const nothing: ObjectLeaf = { is: 'object', fields: new Map(), opaque: [], isInferred: true };

/** The same text, and every name in it leads where it led. */
function isSame(before: Placed, after: Placed, { fileOf }: Comparison): boolean {
  if (before.types?.size || after.types?.size) return false;
  const [then, now] = [alternativesOf(before), alternativesOf(after)];
  if (then.length > 1 || now.length > 1) return then.length === now.length && then.every((one, at) => isSame(one, now[at]!, { fileOf }));
  if (textOf(before.shape) !== textOf(after.shape)) return false;
  const names = new Set([...JSON.stringify(before.shape).matchAll(/"is":"ref","name":"([^"]+)"/g)].map(([, name]) => name!));
  return [...names].every((name) => {
    const current = declaredAs(after.file, name, after.facts);
    const previous = current && declaredAs(before.file, name, before.facts);
    return !current || !previous || (fileOf(current.file) === previous.file && current.name === previous.name);
  });
}

function unknowns(leaves: readonly Leaf[]): readonly string[] {
  return leaves.flatMap((leaf) => (leaf.is === 'unknown' ? [leaf.name] : []));
}

function comparedFields(
  before: ObjectLeaf,
  after: ObjectLeaf,
  comparison: OpenComparison,
  path: readonly string[],
  depth: number,
): readonly (Change | Added)[] {
  const { isOpen } = comparison;
  const hides = isOpen || after.opaque.some((name) => !before.opaque.includes(name));
  const [names, namesNow] = [[...before.fields.keys()], [...after.fields.keys()]];
  const removed = hides ? [] : names.filter((name) => !after.fields.has(name)).map((name) => pairable(name, before.fields, names));
  const added = namesNow.filter((name) => !before.fields.has(name)).map((name) => pairable(name, after.fields, namesNow));
  const pairs = pairFields(removed, added);
  const changes: (Change | Added)[] = pairs.added.map(({ name }) => ({ is: 'added', path: [...path, name] }));
  for (const { from, to } of pairs.renamed) {
    changes.push({
      is: 'renamed',
      path: [...path, from.name],
      to: to.name,
      before: before.fields.get(from.name)!,
      after: after.fields.get(to.name)!,
    });
  }
  for (const { from, candidates } of pairs.removed) {
    const previous = names.slice(0, from.at).findLast((name) => after.fields.has(name));
    const next = names.slice(from.at + 1).find((name) => after.fields.has(name));
    changes.push({
      is: 'removed',
      path: [...path, from.name],
      before: before.fields.get(from.name)!,
      candidates: candidates.map(({ name }) => name),
      ...(previous !== undefined && { after: previous }),
      ...(next !== undefined && { until: next }),
      ...(after.hidden?.includes(from.name) && { isHidden: true as const }),
      ...(after.reserved?.includes(from.id ?? -1) && { isReserved: true as const }),
    });
  }
  const isDeclared = !before.isInferred && !after.isInferred;
  for (const { name } of pairs.added) {
    const field = after.fields.get(name)!;
    const isDemanded = isDeclared && !before.opaque.length && !mayBeMissing(field) && comparison.language !== 'protobuf';
    if (isDemanded) changes.push({ is: 'demanded', path: [...path, name], after: field });
  }
  for (const name of names) {
    const [then, now] = [before.fields.get(name)!, after.fields.get(name)];
    if (now) changes.push(...comparedField(then, now, comparison, [...path, name], depth, isDeclared));
  }
  return changes;
}

function pairable(name: string, fields: ObjectLeaf['fields'], names: readonly string[]): Pairable {
  const { text, number } = fields.get(name)!;
  return { name, text, at: names.indexOf(name), id: number };
}

function comparedField(
  before: PlacedField,
  after: PlacedField,
  comparison: Comparison,
  path: readonly string[],
  depth: number,
  isDeclared: boolean,
): readonly (Change | Added)[] {
  const changes: (Change | Added)[] = [];
  if (before.number !== undefined && after.number !== undefined && before.number !== after.number) {
    changes.push({ is: 'renumbered', path, from: before.number, to: after.number });
  }
  if (before.json !== undefined && after.json !== undefined && before.json !== after.json)
    changes.push({ is: 'respelled', path, from: before.json, to: after.json });
  const inner = compared(before.type, after.type, comparison, path, depth + 1);
  if (!isDeclared) return [...changes, ...inner.filter((change) => change.path.length > path.length)];
  const [wasOptional, isOptional] = [mayBeMissing(before), mayBeMissing(after)];
  if (wasOptional && !isOptional) changes.push({ is: 'tightened', path, what: 'optional' });
  if (!wasOptional && isOptional) changes.push({ is: 'loosened', path, what: 'optional' });
  // Who asks whether a field is there is not surprised by null, nor the other way round.
  const isAsked = wasOptional || mayBeNull(before);
  const isAnnounced = after.isDeprecated && !before.isDeprecated;
  return [...changes, ...inner].flatMap((change) => {
    if (change.is !== 'loosened' || change.path.length > path.length) return [change];
    return isAsked ? [] : [{ ...change, ...(isAnnounced && { isAnnounced }) }];
  });
}

/** What is gone here and new elsewhere under the same name has moved; what is only new is no change for clients. */
function withMoves(changes: readonly (Change | Added)[]): readonly Change[] {
  const added = changes.filter((change) => change.is === 'added');
  return changes.flatMap((change): readonly Change[] => {
    if (change.is === 'added') return [];
    const to = change.is === 'removed' ? added.find(({ path }) => path.at(-1) === change.path.at(-1)) : undefined;
    return change.is === 'removed' && to ? [{ is: 'moved', path: change.path, to: to.path, before: change.before }] : [change];
  });
}
