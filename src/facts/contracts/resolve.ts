import type { FactReader } from '../../engine/facts.ts';
import { own } from '../../engine/own.ts';
import type { FileId } from '../../engine/text.ts';
import { type ImportedName, modules } from '../modules.ts';
import { shapes } from '../shapes.ts';
import { splitKey } from '../value.ts';
import { evaluate } from '../values.ts';
import type { Container, Field, Shape } from './shape.ts';

/** A shape with the file whose names it uses, and what stands for type parameters and parameters in it. */
export interface Placed {
  readonly shape: Shape;
  readonly file: FileId;
  readonly facts: FactReader;
  readonly types?: ReadonlyMap<string, Placed>;
  readonly args?: readonly Placed[];
}

/** What a shape comes down to, names followed: one of these. */
export type Leaf =
  | {
      readonly is: 'object';
      readonly fields: ReadonlyMap<string, PlacedField>;
      readonly opaque: readonly string[];
      readonly isInferred: boolean;
    }
  | { readonly is: 'list' | 'map'; readonly of: Placed }
  | { readonly is: 'scalar' | 'literal' | 'unknown'; readonly name: string };

export interface PlacedField extends Omit<Field, 'type'> {
  readonly type: Placed;
}

/** Names and parts that are followed one after another. */
const deepest = 12;

/** Every alternative of a shape. */
export function leavesOf(placed: Placed, depth = 0): readonly Leaf[] {
  const { shape } = placed;
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
      return target ? next(target) : [{ is: 'unknown', name: shape.name }];
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

type ObjectLeaf = Leaf & { is: 'object' };

function objectOf(placed: Placed, shape: Shape & { is: 'object' }, depth: number): ObjectLeaf {
  const fields = new Map<string, PlacedField>();
  const opaque: string[] = [];
  let isInferred = shape.isInferred === true;
  for (const part of shape.parts ?? []) {
    const leaves = leavesOf({ ...placed, shape: part }, depth + 1);
    const objects = leaves.filter((leaf) => leaf.is === 'object');
    const isSometimes = leaves.some((leaf) => leaf.is === 'scalar');
    for (const leaf of leaves) if (leaf.is === 'unknown') opaque.push(leaf.name);
    for (const leaf of objects) {
      opaque.push(...leaf.opaque);
      isInferred ||= leaf.isInferred;
      for (const [name, field] of leaf.fields) fields.set(name, isSometimes ? { ...field, isOptional: true } : field);
    }
  }
  for (const [name, field] of Object.entries(shape.fields)) fields.set(name, { ...field, type: { ...placed, shape: field.type } });
  return { is: 'object', fields, opaque, isInferred };
}

function kept(leaf: ObjectLeaf, isKept: (name: string) => boolean): ObjectLeaf {
  return { ...leaf, fields: new Map([...leaf.fields].filter(([name]) => isKept(name))) };
}

function loosened(leaf: ObjectLeaf, { is, keys }: Shape & { is: 'partial' | 'required' }): ObjectLeaf {
  const changed = ([name, field]: [string, PlacedField]): [string, PlacedField] => {
    if (keys && !keys.includes(name)) return [name, field];
    const { isOptional: _, ...bare } = field;
    return [name, is === 'partial' ? { ...bare, isOptional: true } : bare];
  };
  return { ...leaf, fields: new Map([...leaf.fields].map(changed)) };
}

/** Where a name leads: a type argument, or what some file declares. */
function targetOf(placed: Placed, name: string, args: readonly Shape[]): Placed | undefined {
  const argument = placed.types?.get(name);
  if (argument) return argument;
  const declared = declaredAs(placed.file, name, placed.facts);
  const container = declared && containerAt(declared, placed.facts);
  if (!container) return;
  const types = new Map(
    container.parameters?.map((parameter, at) => [parameter, { ...placed, shape: args[at] ?? { is: 'unknown', text: parameter } }]),
  );
  return { shape: container.shape, file: declared.file, facts: placed.facts, types };
}

function returnedBy(placed: Placed, { of, args }: Shape & { is: 'result' }): Placed | undefined {
  const { facts, file } = placed;
  const value = evaluate(of, file, facts);
  if (value?.is !== 'function') return;
  const [target, id] = splitKey(value.key);
  const container = own(facts.of(shapes, target), `${id}()`);
  return container && { shape: container.shape, file: target, facts, args: args.map((shape) => ({ ...placed, shape })) };
}

/** Something that a file declares under a name. */
export interface Declared {
  readonly file: FileId;
  readonly name: string;
}

export function containerAt({ file, name }: Declared, facts: FactReader): Container | undefined {
  const found = facts.of(shapes, file);
  return own(found, name) ?? own(found, `${name}()`);
}

/** Where a name as a file uses it is declared, through imports, re-exports and barrels; undefined for packages. */
export function declaredAs(file: FileId, name: string, facts: FactReader): Declared | undefined {
  const [root, ...members] = name.split('.');
  const imported = own(facts.of(modules, file).imports, root!);
  if (!imported) return own(facts.of(shapes, file), root!) || own(facts.of(shapes, file), `${root}()`) ? { file, name: root! } : undefined;
  const wanted = imported.name === '*' && members.length === 1 ? { ...imported, name: members[0]! } : imported;
  return members.length && imported.name !== '*' ? undefined : importedFrom(file, wanted, facts, 0);
}

function importedFrom(file: FileId, { specifier, name }: ImportedName, facts: FactReader, depth: number): Declared | undefined {
  const target = facts.resolve(file, specifier);
  return target === undefined || depth > deepest ? undefined : exportedAs(target, name, facts, depth);
}

/** What stands behind an exported name. */
export function exportedAs(file: FileId, name: string, facts: FactReader, depth = 0): Declared | undefined {
  const { exports, stars, imports } = facts.of(modules, file);
  const direct = own(exports, name);
  if (direct?.is === 'import') return importedFrom(file, direct, facts, depth + 1);
  if (direct?.is === 'name') {
    const imported = own(imports, direct.name);
    return imported ? importedFrom(file, imported, facts, depth + 1) : { file, name: direct.name };
  }
  if (direct || name === 'default') return;
  for (const specifier of stars) {
    const found = importedFrom(file, { is: 'import', specifier, name }, facts, depth + 1);
    if (found && containerAt(found, facts)) return found;
  }
  return own(facts.of(shapes, file), name) ? { file, name } : undefined;
}
