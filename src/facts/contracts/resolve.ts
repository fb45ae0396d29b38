import { own } from '../../engine/own.ts';
import { shapes } from '../shapes.ts';
import { splitKey } from '../value.ts';
import { evaluate } from '../values.ts';
import { containerAt, type Declared, declaredAs, keyAt } from './declared.ts';
import {
  alternativesOf,
  constantIn,
  kept,
  type Leaf,
  loosened,
  type ObjectLeaf,
  objectIn,
  type Placed,
  type PlacedField,
} from './leaves.ts';
import type { Shape } from './shape.ts';

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
        if (!field) return [{ is: 'unknown', name: `.${shape.name}` }];
        return field.isOptional ? [...next(field.type), { is: 'scalar', name: 'undefined' }] : next(field.type);
      });
    case 'values':
      return next(at(shape.of)).flatMap((leaf) => (leaf.is === 'object' ? [...leaf.fields.values()].map(constantIn) : [leaf]));
    case 'without': {
      const leaves = next(at(shape.of));
      const left = leaves.filter((leaf) => leaf.is !== 'object' || !leaf.fields.has(shape.name));
      return left.some(({ is }) => is === 'object') ? left : leaves;
    }
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
  const { home } = placed;
  for (const [name, field] of Object.entries(shape.fields)) {
    const inside = home && { home: { ...home, path: [...home.path, name] } };
    fields.set(name, { ...field, type: { ...placed, shape: field.type, ...inside } });
  }
  const { hidden, reserved, alternative } = shape;
  const declared = alternative === undefined ? {} : { declared: { file: placed.file, name: alternative } };
  return { is: 'object', fields, opaque, isInferred, ...(hidden && { hidden }), ...(reserved && { reserved }), ...declared };
}

/** Where a name leads: a type argument, or what some file declares. */
export function targetOf(placed: Placed, name: string, args: readonly Shape[]): (Placed & { readonly declared?: Declared }) | undefined {
  const argument = placed.types?.get(name);
  if (argument) return argument;
  const declared = declaredAs(placed.file, name, placed.facts);
  const container = declared && containerAt(declared, placed.facts);
  if (!container) return;
  const types = new Map(
    container.parameters?.map((parameter, at) => [parameter, { ...placed, shape: args[at] ?? { is: 'unknown', text: parameter } }]),
  );
  const { facts, known } = placed;
  const home = placed.home && { home: { file: declared.file, key: keyAt(declared, facts), path: [] } };
  return { shape: container.shape, file: declared.file, facts, types, ...home, ...(known && { known }), ...(!types.size && { declared }) };
}

function returnedBy(placed: Placed, { of, args }: Shape & { is: 'result' }): Placed | undefined {
  const { facts, file, known } = placed;
  const value = evaluate(of, file, facts);
  if (value?.is !== 'function') return;
  const [target, id] = splitKey(value.key);
  const container = own(facts.of(shapes, target), `${id}()`);
  const passed = args.map((shape) => ({ ...placed, shape }));
  const home = placed.home && { home: { file: target, key: `${id}()`, path: [] } };
  return container && { shape: container.shape, file: target, facts, args: passed, ...home, ...(known && { known }) };
}
