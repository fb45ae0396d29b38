import type { FactReader } from '../../engine/facts.ts';
import { own } from '../../engine/own.ts';
import type { FileId } from '../../engine/text.ts';
import { shapes } from '../shapes.ts';
import { splitKey } from '../value.ts';
import { evaluate } from '../values.ts';
import { containerAt, type Declared, declaredAs } from './declared.ts';
import { type Field, type Shape, textOf } from './shape.ts';

/** A shape with the file whose names it uses, and what stands for type parameters and parameters in it. */
export interface Placed {
  readonly shape: Shape;
  readonly file: FileId;
  readonly facts: FactReader;
  readonly types?: ReadonlyMap<string, Placed>;
  readonly args?: readonly Placed[];
  /** What it may be besides. */
  readonly or?: readonly Placed[];
  /** What shapes came down to before, in the same world and the same question. */
  readonly known?: WeakMap<Shape, readonly Leaf[]>;
}

/** What a shape comes down to, names followed: one of these. */
export type Leaf =
  | {
      readonly is: 'object';
      readonly fields: ReadonlyMap<string, PlacedField>;
      readonly opaque: readonly string[];
      readonly isInferred: boolean;
      readonly hidden?: readonly string[];
      readonly reserved?: readonly number[];
      /** Where it has a name of its own. */
      readonly declared?: Declared;
    }
  | { readonly is: 'list' | 'map'; readonly of: Placed }
  | { readonly is: 'scalar' | 'literal' | 'unknown'; readonly name: string };

export interface PlacedField extends Omit<Field, 'type'> {
  readonly type: Placed;
}

/** Names and parts that are followed one after another. */
const deepest = 12;

/** Every alternative of a shape. Without type arguments it is the same for every field that leads to it. */
export function leavesOf(placed: Placed, depth = 0): readonly Leaf[] {
  const { shape, known, or, types, args } = placed;
  if (!known || or || types?.size || args?.length || !('of' in shape || 'these' in shape || shape.is === 'ref' || shape.is === 'object'))
    return leavesIn(placed, depth);
  const before = known.get(shape);
  if (before) return before;
  // What leads back to itself ends there.
  known.set(shape, [{ is: 'unknown', name: '…' }]);
  const leaves = leavesIn(placed, depth);
  known.set(shape, leaves);
  return leaves;
}

function leavesIn(placed: Placed, depth: number): readonly Leaf[] {
  const { shape, or } = placed;
  if (or) return alternativesOf(placed).flatMap((one) => leavesOf(one, depth));
  const at = (inner: Shape): Placed => ({ ...placed, shape: inner });
  const next = (inner: Placed): readonly Leaf[] => leavesOf(inner, depth + 1);
  if (depth > deepest) return [{ is: 'unknown', name: '…' }];
  switch (shape.is) {
    case 'scalar':
      return [{ is: 'scalar', name: shape.name }];
    case 'literal':
      return [{ is: 'literal', name: shape.value }];
    case 'unknown':
      return [{ is: 'unknown', name: shape.text }];
    case 'list':
    case 'map':
      return [{ is: shape.is, of: at(shape.of) }];
    case 'union':
      return shape.these.flatMap((one) => next(at(one)));
    case 'ref': {
      const target = targetOf(placed, shape.name, shape.args ?? []);
      if (!target) return [{ is: 'unknown', name: shape.name }];
      const { declared } = target;
      return declared ? next(target).map((leaf) => (leaf.is === 'object' ? { declared, ...leaf } : leaf)) : next(target);
    }
    case 'result': {
      const target = returnedBy(placed, shape);
      return target ? next(target) : [{ is: 'unknown', name: JSON.stringify(shape.of) }];
    }
    case 'parameter': {
      const passed = placed.args?.[shape.index];
      return passed ? next(passed) : [{ is: 'unknown', name: `parameter ${shape.index}` }];
    }
    case 'field':
      return next(at(shape.of)).flatMap((leaf): readonly Leaf[] => {
        const field = leaf.is === 'object' ? leaf.fields.get(shape.name) : undefined;
        return field ? next(field.type) : [{ is: 'unknown', name: `.${shape.name}` }];
      });
    case 'pick':
    case 'omit':
      return next(at(shape.of)).map((leaf) =>
        leaf.is === 'object' ? kept(leaf, (name) => shape.keys.includes(name) === (shape.is === 'pick')) : leaf,
      );
    case 'partial':
    case 'required':
      return next(at(shape.of)).map((leaf) => (leaf.is === 'object' ? loosened(leaf, shape) : leaf));
    case 'object':
      return [objectOf(placed, shape, depth)];
  }
}

export type ObjectLeaf = Leaf & { is: 'object' };

/** One by one. */
export function alternativesOf({ or = [], ...first }: Placed): readonly Placed[] {
  return [first, ...or];
}

/** More alternatives than these tell nobody anything. */
const mostAlternatives = 12;

/** Either of them; what is said twice is said once. */
export function eitherOf(several: readonly [Placed, ...(readonly Placed[])]): Placed {
  const all = several.flatMap(alternativesOf);
  const isSame = (a: Placed, b: Placed): boolean =>
    a.file === b.file && a.types === b.types && a.args === b.args && (a.shape === b.shape || textOf(a.shape) === textOf(b.shape));
  const distinct = all.filter((one, at) => all.findIndex((other) => isSame(one, other)) === at);
  const [first = several[0], ...or] = distinct.slice(0, mostAlternatives);
  return or.length ? { ...first, or } : first;
}

/** Alternatives as one object: what only some of them have may be missing, and is what it is in any. */
export function objectIn(leaves: readonly Leaf[]): ObjectLeaf | undefined {
  const objects = leaves.filter((leaf) => leaf.is === 'object');
  const [first, ...others] = objects;
  if (!first || !others.length) return first;
  const isInferred = objects.some((leaf) => leaf.isInferred);
  const fields = new Map<string, PlacedField>();
  for (const name of new Set(objects.flatMap((leaf) => [...leaf.fields.keys()]))) {
    const [field, ...same] = objects.flatMap((leaf) => leaf.fields.get(name) ?? []) as [PlacedField, ...PlacedField[]];
    const { isOptional: _, ...bare } = field;
    const isOptional = same.length < others.length || [field, ...same].some((one) => one.isOptional);
    // Of values only the names of fields are compared: what each of them is in every answer would be followed for nothing.
    const type = isInferred ? field.type : eitherOf([field.type, ...same.map((one) => one.type)]);
    fields.set(name, { ...bare, type, ...(isOptional && { isOptional: true as const }) });
  }
  return { is: 'object', fields, opaque: objects.flatMap(({ opaque }) => opaque), isInferred };
}

/** What the lists, or the maps, among alternatives hold. */
export function heldBy(leaves: readonly Leaf[], is: 'list' | 'map'): Placed | undefined {
  const [first, ...others] = leaves.flatMap((leaf) => (leaf.is === is && 'of' in leaf ? [leaf.of] : []));
  return first && eitherOf([first, ...others]);
}

function objectOf(placed: Placed, shape: Shape & { is: 'object' }, depth: number): ObjectLeaf {
  const fields = new Map<string, PlacedField>();
  const opaque: string[] = [];
  let isInferred = shape.isInferred === true;
  for (const part of shape.parts ?? []) {
    const leaves = leavesOf({ ...placed, shape: part }, depth + 1);
    const object = objectIn(leaves);
    const isSometimes = leaves.some((leaf) => leaf.is === 'scalar');
    for (const leaf of leaves) if (leaf.is === 'unknown') opaque.push(leaf.name);
    if (!object) continue;
    opaque.push(...object.opaque);
    isInferred ||= object.isInferred;
    for (const [name, field] of object.fields) {
      const { isOptional, ...bare } = field;
      const isRequired = shape.isIntersection && fields.get(name) && !fields.get(name)!.isOptional;
      fields.set(name, (isSometimes || isOptional) && !isRequired ? { ...bare, isOptional: true } : bare);
    }
  }
  for (const [name, field] of Object.entries(shape.fields)) fields.set(name, { ...field, type: { ...placed, shape: field.type } });
  const { hidden, reserved } = shape;
  return { is: 'object', fields, opaque, isInferred, ...(hidden && { hidden }), ...(reserved && { reserved }) };
}

function kept(leaf: ObjectLeaf, isKept: (name: string) => boolean): ObjectLeaf {
  return { ...anonymous(leaf), fields: new Map([...leaf.fields].filter(([name]) => isKept(name))) };
}

function loosened(leaf: ObjectLeaf, { is, keys }: Shape & { is: 'partial' | 'required' }): ObjectLeaf {
  const changed = ([name, field]: [string, PlacedField]): [string, PlacedField] => {
    if (keys && !keys.includes(name)) return [name, field];
    const { isOptional: _, ...bare } = field;
    return [name, is === 'partial' ? { ...bare, isOptional: true } : bare];
  };
  return { ...anonymous(leaf), fields: new Map([...leaf.fields].map(changed)) };
}

function anonymous({ declared: _, ...leaf }: ObjectLeaf): ObjectLeaf {
  return leaf;
}

/** Where a name leads: a type argument, or what some file declares. */
function targetOf(placed: Placed, name: string, args: readonly Shape[]): (Placed & { readonly declared?: Declared }) | undefined {
  const argument = placed.types?.get(name);
  if (argument) return argument;
  const declared = declaredAs(placed.file, name, placed.facts);
  const container = declared && containerAt(declared, placed.facts);
  if (!container) return;
  const types = new Map(
    container.parameters?.map((parameter, at) => [parameter, { ...placed, shape: args[at] ?? { is: 'unknown', text: parameter } }]),
  );
  const { facts, known } = placed;
  return { shape: container.shape, file: declared.file, facts, types, ...(known && { known }), ...(!types.size && { declared }) };
}

function returnedBy(placed: Placed, { of, args }: Shape & { is: 'result' }): Placed | undefined {
  const { facts, file, known } = placed;
  const value = evaluate(of, file, facts);
  if (value?.is !== 'function') return;
  const [target, id] = splitKey(value.key);
  const container = own(facts.of(shapes, target), `${id}()`);
  const passed = args.map((shape) => ({ ...placed, shape }));
  return container && { shape: container.shape, file: target, facts, args: passed, ...(known && { known }) };
}
