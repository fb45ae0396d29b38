import type { FactReader } from '../../engine/facts.ts';
import type { FileId } from '../../engine/text.ts';
import type { Declared } from './declared.ts';
import { type Field, type Shape, textOf, unknown } from './shape.ts';

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
  /** Where it is written, for whoever wants to know. */
  readonly home?: Home;
}

/** A place among the shapes of a file: what is declared there, and the way from there. */
export interface Home {
  readonly file: FileId;
  readonly key: string;
  readonly path: readonly string[];
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

export type ObjectLeaf = Leaf & { is: 'object' };

/** One by one. */
export function alternativesOf({ or = [], ...first }: Placed): readonly Placed[] {
  return [first, ...or];
}

/** More alternatives than these tell nobody anything. */
const mostAlternatives = 40;

/** Either of them; what is said twice is said once. */
export function eitherOf(several: readonly [Placed, ...(readonly Placed[])]): Placed {
  const all = several.flatMap(alternativesOf);
  const isSame = (a: Placed, b: Placed): boolean =>
    a.file === b.file && a.types === b.types && a.args === b.args && (a.shape === b.shape || textOf(a.shape) === textOf(b.shape));
  const distinct = all.filter((one, at) => all.findIndex((other) => isSame(one, other)) === at);
  const [first = several[0], ...or] = distinct.slice(0, mostAlternatives);
  const rest = distinct.length > mostAlternatives ? [{ ...first, shape: unknown('…') }] : [];
  return or.length ? { ...first, or: [...or, ...rest] } : first;
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

/** An object with some of its fields. */
export function kept(leaf: ObjectLeaf, isKept: (name: string) => boolean): ObjectLeaf {
  return { ...anonymous(leaf), fields: new Map([...leaf.fields].filter(([name]) => isKept(name))) };
}

/** An object whose fields, or some of them, may or must be there. */
export function loosened(leaf: ObjectLeaf, { is, keys }: Shape & { is: 'partial' | 'required' }): ObjectLeaf {
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

/** What a field of a constant is written as. */
export function constantIn({ text }: PlacedField): Leaf {
  const [, quoted] = /^(?:'([^']*)'|"[^"]*"|-?\d[\d.]*)(?: as const)?$/.exec(text) ?? [];
  if (quoted !== undefined) return { is: 'literal', name: JSON.stringify(quoted) };
  return { is: /^["\d-]/.test(text) ? 'literal' : 'unknown', name: text.replace(/ as const$/, '') };
}
