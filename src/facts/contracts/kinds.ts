import type { Change } from './change.ts';
import { alternativesOf, type Leaf, type PlacedField } from './leaves.ts';
import { leavesOf } from './resolve.ts';
import { mayBe, type Shape } from './shape.ts';

/** Scalars and values of enums; nothing where any alternative is not known. */
export function comparedKinds(then: readonly Leaf[], now: readonly Leaf[], path: readonly string[]): readonly Change[] {
  if ([...then, ...now].some(({ is }) => is === 'unknown')) return [];
  const changes: Change[] = [];
  const [null0, null1] = [has(then, 'null'), has(now, 'null')];
  if (path.length && null0 !== null1) changes.push({ is: null1 ? 'loosened' : 'tightened', path, what: 'nullable' });
  const isValues = [then, now].map(
    (leaves) => leaves.some(({ is }) => is === 'literal') && leaves.every((leaf) => leaf.is === 'literal' || isNothing(leaf)),
  );
  if (isValues[0] && isValues[1]) {
    const [values, valuesNow] = [then, now].map(
      (leaves) => new Set(leaves.flatMap((leaf) => (leaf.is === 'literal' ? [leaf.name] : []))),
    ) as [Set<string>, Set<string>];
    const [gone, added] = [[...values].filter((value) => !valuesNow.has(value)), [...valuesNow].filter((value) => !values.has(value))];
    if (gone.length) changes.push({ is: 'value removed', path, values: gone, what: 'value' });
    if (added.length) changes.push({ is: 'value added', path, values: added, what: 'value' });
    return changes;
  }
  const [kinds, kindsNow] = [kindsOf(then), kindsOf(now)];
  if (!kinds.size || !kindsNow.size) return changes;
  if (!path.length) return [...changes, ...comparedWholes([...kinds].join(), [...kindsNow].join())];
  const [isWithin, holds] = [[...kinds].every((kind) => kindsNow.has(kind)), [...kindsNow].every((kind) => kinds.has(kind))];
  const isNarrowed = (isWithin && holds && isValues[1]) || (holds && !isWithin);
  const how = isNarrowed ? 'narrowed' : isWithin && holds ? (isValues[0] ? 'widened' : undefined) : isWithin ? 'widened' : 'changed';
  if (how === 'changed') changes.length = 0;
  if (how) changes.push({ is: 'retyped', path, from: shownKinds(then, kinds), to: shownKinds(now, kindsNow), how });
  return changes;
}

/** A list that is wrapped, to be paged say, or no longer. */
function comparedWholes(from: string, to: string): readonly Change[] {
  const isOne = (kind: string): boolean => kind === 'list' || kind === 'object';
  return isOne(from) && isOne(to) && from !== to ? [{ is: 'retyped', path: [], from, to, how: 'changed' }] : [];
}

const onTheWire: Readonly<Record<string, string>> = {
  Date: 'string',
  URL: 'string',
  Decimal: 'string',
  ObjectId: 'string',
  String: 'string',
  Number: 'number',
  Boolean: 'boolean',
};

function has(leaves: readonly Leaf[], name: string): boolean {
  return leaves.some((leaf) => leaf.is === 'scalar' && leaf.name === name);
}

export function isNothing(leaf: Leaf): boolean {
  return leaf.is === 'scalar' && (leaf.name === 'null' || leaf.name === 'undefined');
}

/** Every integer is a number. */
function kindsOf(leaves: readonly Leaf[]): ReadonlySet<string> {
  const kinds = leaves.filter((leaf) => !isNothing(leaf)).map(kindOf);
  return new Set(kinds.includes('number') ? [...kinds, 'integer'] : kinds);
}

function kindOf(leaf: Leaf): string {
  if (leaf.is === 'literal') return /^"/.test(leaf.name) ? 'string' : /^(true|false)$/.test(leaf.name) ? 'boolean' : 'number';
  return leaf.is === 'scalar' ? (onTheWire[leaf.name] ?? leaf.name) : leaf.is;
}

function shownKinds(leaves: readonly Leaf[], kinds: ReadonlySet<string>): string {
  const values = leaves.flatMap((leaf) => (leaf.is === 'literal' ? [leaf.name] : []));
  if (values.length) return [...values.slice(0, 4), ...(values.length > 4 ? ['…'] : [])].join(' | ');
  return [...kinds].filter((kind) => kind !== 'integer' || !kinds.has('number')).join(' | ');
}

/** Whether null may stand in the place of a field. */
export function mayBeNull({ type }: PlacedField): boolean {
  return has(leavesOf(type), 'null');
}

/** Whether a field may be left out: it says so, or what its type names does. */
export function mayBeMissing({ isOptional, type }: PlacedField): boolean {
  const isNamed = alternativesOf(type).some(({ shape }) => shape.is === 'ref' || shape.is === 'field' || shape.is === 'union');
  return isOptional === true || (isNamed && has(leavesOf(type), 'undefined'));
}

/** Schema languages know types by their names: `[Order!]!`. */
export function comparedNames(before: Shape, after: Shape, path: readonly string[]): readonly Change[] {
  const [from, to] = [nameOfType(before), nameOfType(after)];
  if (from !== to) return [{ is: 'retyped', path, from, to, how: 'changed' }];
  const [wasNullable, isNullable] = [mayBe(before, 'null'), mayBe(after, 'null')];
  return wasNullable === isNullable ? [] : [{ is: isNullable ? 'loosened' : 'tightened', path, what: 'nullable' }];
}

/** What a schema language calls a type. */
export function nameOfType(shape: Shape): string {
  if (shape.is === 'union')
    return shape.these
      .filter((one) => !mayBe(one, 'null'))
      .map(nameOfType)
      .join(' | ');
  if (shape.is === 'list') return `[${nameOfType(shape.of)}]`;
  return 'name' in shape ? shape.name : shape.is;
}
