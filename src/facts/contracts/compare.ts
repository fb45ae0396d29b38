import type { FileId } from '../../engine/text.ts';
import { pairFields } from './pairing.ts';
import { declaredAs, type Leaf, leavesOf, type Placed, type PlacedField } from './resolve.ts';
import { mayBe, type Shape, type Sink, textOf } from './shape.ts';

/** What became of a field, as clients meet it. */
export type Change =
  | {
      readonly is: 'renamed';
      readonly path: readonly string[];
      readonly to: string;
      readonly before: PlacedField;
      readonly after: PlacedField;
    }
  | {
      readonly is: 'removed';
      readonly path: readonly string[];
      readonly before: PlacedField;
      readonly candidates: readonly string[];
      readonly after?: string;
    }
  | { readonly is: 'moved'; readonly path: readonly string[]; readonly to: readonly string[]; readonly before: PlacedField }
  | {
      readonly is: 'retyped';
      readonly path: readonly string[];
      readonly from: string;
      readonly to: string;
      readonly how: 'widened' | 'narrowed' | 'changed';
    }
  | { readonly is: 'loosened' | 'tightened'; readonly path: readonly string[]; readonly what: 'optional' | 'nullable' }
  | { readonly is: 'demanded'; readonly path: readonly string[]; readonly after: PlacedField }
  | { readonly is: 'value removed' | 'value added'; readonly path: readonly string[]; readonly values: readonly string[] }
  | { readonly is: 'renumbered'; readonly path: readonly string[]; readonly from: number; readonly to: number };

/** Of no harm by itself; where the same name is gone elsewhere, it has moved. */
interface Added {
  readonly is: 'added';
  readonly path: readonly string[];
}

/** How two worlds are compared. */
export interface Comparison {
  readonly language?: Sink['language'];
  /** Where a file of now stood then. */
  fileOf(file: FileId): FileId | undefined;
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
  const lists = [then, now].map((leaves) => leaves.filter((leaf) => leaf.is === 'list' || leaf.is === 'map'));
  const objects = [then, now].map((leaves) => leaves.filter((leaf) => leaf.is === 'object'));
  const changes: (Change | Added)[] = [];
  const isGone = !path.length && now.length > 0 && now.every(isNothing);
  if (objects[0]!.length && (objects[1]!.length || isGone)) {
    const openings = unknowns(then).filter((name) => !unknowns(now).includes(name));
    const news = unknowns(now).filter((name) => !unknowns(then).includes(name));
    changes.push(
      ...comparedFields(
        merged(objects[0]!),
        isGone ? nothing : merged(objects[1]!),
        { ...comparison, isOpen: news.length > openings.length },
        path,
        depth,
      ),
    );
  }
  const [list, listNow] = [lists[0]![0], lists[1]![0]];
  if (list && listNow && 'of' in list && 'of' in listNow && list.is === listNow.is)
    changes.push(...compared(list.of, listNow.of, comparison, path, depth + 1));
  return [...changes, ...comparedKinds(then, now, path)];
}

const nothing: ObjectLeaf = { is: 'object', fields: new Map(), opaque: [], isInferred: true };

/** The same text, and every name in it leads where it led. */
function isSame(before: Placed, after: Placed, { fileOf }: Comparison): boolean {
  if (before.types?.size || after.types?.size) return false;
  if (textOf(before.shape) !== textOf(after.shape)) return false;
  const names = new Set([...JSON.stringify(before.shape).matchAll(/"is":"ref","name":"([^"]+)"/g)].map(([, name]) => name!));
  return [...names].every((name) => {
    const now = declaredAs(after.file, name, after.facts);
    const then = now && declaredAs(before.file, name, before.facts);
    return !now || !then || (fileOf(now.file) === then.file && now.name === then.name);
  });
}

type ObjectLeaf = Leaf & { is: 'object' };

/** Alternatives as one: what only some of them have may be missing. */
function merged(leaves: readonly ObjectLeaf[]): ObjectLeaf {
  const [first, ...others] = leaves as [ObjectLeaf, ...ObjectLeaf[]];
  if (!others.length) return first;
  const fields = new Map<string, PlacedField>();
  for (const leaf of leaves) for (const [name, field] of leaf.fields) if (!fields.has(name)) fields.set(name, field);
  for (const [name, field] of fields) if (!leaves.every((leaf) => leaf.fields.has(name))) fields.set(name, { ...field, isOptional: true });
  return { is: 'object', fields, opaque: leaves.flatMap(({ opaque }) => opaque), isInferred: leaves.some(({ isInferred }) => isInferred) };
}

function unknowns(leaves: readonly Leaf[]): readonly string[] {
  return leaves.flatMap((leaf) => (leaf.is === 'unknown' ? [leaf.name] : []));
}

function comparedFields(
  before: ObjectLeaf,
  after: ObjectLeaf,
  comparison: Comparison & { isOpen: boolean },
  path: readonly string[],
  depth: number,
): readonly (Change | Added)[] {
  const { isOpen } = comparison;
  const hides = isOpen || after.opaque.some((name) => !before.opaque.includes(name));
  const [names, namesNow] = [[...before.fields.keys()], [...after.fields.keys()]];
  const removed = hides
    ? []
    : names
        .filter((name) => !after.fields.has(name))
        .map((name) => ({ name, text: before.fields.get(name)!.text, at: names.indexOf(name) }));
  const added = namesNow
    .filter((name) => !before.fields.has(name))
    .map((name) => ({ name, text: after.fields.get(name)!.text, at: namesNow.indexOf(name) }));
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
    changes.push({
      is: 'removed',
      path: [...path, from.name],
      before: before.fields.get(from.name)!,
      candidates: candidates.map(({ name }) => name),
      ...(previous !== undefined && { after: previous }),
    });
  }
  const isDeclared = !before.isInferred && !after.isInferred;
  for (const { name } of pairs.added) {
    const field = after.fields.get(name)!;
    const isDemanded = isDeclared && !before.opaque.length && !field.isOptional && comparison.language !== 'protobuf';
    if (isDemanded) changes.push({ is: 'demanded', path: [...path, name], after: field });
  }
  for (const name of names) {
    const [then, now] = [before.fields.get(name)!, after.fields.get(name)];
    if (now) changes.push(...comparedField(then, now, comparison, [...path, name], depth, isDeclared));
  }
  return changes;
}

function comparedField(
  before: PlacedField,
  after: PlacedField,
  comparison: Comparison,
  path: readonly string[],
  depth: number,
  isDeclared: boolean,
): readonly (Change | Added)[] {
  const changes: Change[] = [];
  if (before.number !== undefined && after.number !== undefined && before.number !== after.number) {
    changes.push({ is: 'renumbered', path, from: before.number, to: after.number });
  }
  const inner = compared(before.type, after.type, comparison, path, depth + 1);
  if (!isDeclared) return [...changes, ...inner.filter((change) => change.path.length > path.length)];
  if (!before.isOptional && after.isOptional) changes.push({ is: 'loosened', path, what: 'optional' });
  if (before.isOptional && !after.isOptional) changes.push({ is: 'tightened', path, what: 'optional' });
  return [...changes, ...inner];
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

/** Scalars and values of enums; nothing where any alternative is not known. */
function comparedKinds(then: readonly Leaf[], now: readonly Leaf[], path: readonly string[]): readonly Change[] {
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
    if (gone.length) changes.push({ is: 'value removed', path, values: gone });
    if (added.length) changes.push({ is: 'value added', path, values: added });
    return changes;
  }
  const [kinds, kindsNow] = [kindsOf(then), kindsOf(now)];
  if (!kinds.size || !kindsNow.size || !path.length) return changes;
  const [isWithin, holds] = [[...kinds].every((kind) => kindsNow.has(kind)), [...kindsNow].every((kind) => kinds.has(kind))];
  const isNarrowed = (isWithin && holds && isValues[1]) || (holds && !isWithin);
  const how = isNarrowed ? 'narrowed' : isWithin && holds ? (isValues[0] ? 'widened' : undefined) : isWithin ? 'widened' : 'changed';
  if (how) changes.push({ is: 'retyped', path, from: shownKinds(then, kinds), to: shownKinds(now, kindsNow), how });
  return changes;
}

function has(leaves: readonly Leaf[], name: string): boolean {
  return leaves.some((leaf) => leaf.is === 'scalar' && leaf.name === name);
}

function isNothing(leaf: Leaf): boolean {
  return leaf.is === 'scalar' && (leaf.name === 'null' || leaf.name === 'undefined');
}

function kindsOf(leaves: readonly Leaf[]): ReadonlySet<string> {
  return new Set(leaves.filter((leaf) => !isNothing(leaf)).map(kindOf));
}

function kindOf(leaf: Leaf): string {
  if (leaf.is === 'literal') return /^"/.test(leaf.name) ? 'string' : /^(true|false)$/.test(leaf.name) ? 'boolean' : 'number';
  return leaf.is === 'scalar' ? (onTheWire[leaf.name] ?? leaf.name) : leaf.is;
}

function shownKinds(leaves: readonly Leaf[], kinds: ReadonlySet<string>): string {
  const values = leaves.flatMap((leaf) => (leaf.is === 'literal' ? [leaf.name] : []));
  return values.length && values.length <= 4 ? values.join(' | ') : [...kinds].join(' | ');
}

/** Schema languages know types by their names: `[Order!]!`. */
function comparedNames(before: Shape, after: Shape, path: readonly string[]): readonly Change[] {
  const [from, to] = [nameOf(before), nameOf(after)];
  if (from !== to) return [{ is: 'retyped', path, from, to, how: 'changed' }];
  const [wasNullable, isNullable] = [mayBe(before, 'null'), mayBe(after, 'null')];
  return wasNullable === isNullable ? [] : [{ is: isNullable ? 'loosened' : 'tightened', path, what: 'nullable' }];
}

function nameOf(shape: Shape): string {
  if (shape.is === 'union')
    return shape.these
      .filter((one) => !mayBe(one, 'null'))
      .map(nameOf)
      .join(' | ');
  if (shape.is === 'list') return `[${nameOf(shape.of)}]`;
  return 'name' in shape ? shape.name : shape.is;
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
