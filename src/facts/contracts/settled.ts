import type { ProjectFact } from '../../engine/facts.ts';
import { own } from '../../engine/own.ts';
import { shapes } from '../shapes.ts';
import { mayBeMissing, nameOfType } from './kinds.ts';
import { heldBy, type ObjectLeaf, objectIn, type Placed, type PlacedField } from './leaves.ts';
import { leavesOf } from './resolve.ts';
import { type Field, mayBe, nullable, type Shape, type Sink, scalar, unionOf, unknown } from './shape.ts';
import { textOfTree, treeOf } from './tree.ts';

/** Levels of fields within fields that are written down. */
const deepest = 6;

/** Fields of one shape that are written down: more nobody reviews. */
const mostFields = 2000;

/** The key of what crosses: its file and its key among the shapes of that. */
export function crossingKey(file: string, key: string): string {
  return `${file}\n${key}`;
}

/** What crosses, with every name followed, as it can be written down; undefined where nothing does. */
export const settledShapes: ProjectFact<Shape | undefined> = {
  id: 'settled shapes',
  derive(crossing, facts) {
    const [file, key] = crossing.split('\n') as [string, string];
    const container = own(facts.of(shapes, file), key);
    return container?.sink && settled({ shape: container.shape, file, facts, known: new WeakMap() }, container.sink.language);
  },
};

interface Way {
  readonly language: Sink['language'] | undefined;
  readonly depth: number;
  readonly budget: { left: number };
  /** What is written down already. */
  readonly seen: Set<string>;
}

function settled(placed: Placed, language: Sink['language'] | undefined): Shape {
  return shapeAt(placed, { language, depth: 0, budget: { left: mostFields }, seen: new Set() });
}

function shapeAt(placed: Placed, way: Way): Shape {
  const { language, depth, budget, seen } = way;
  // Schema languages know types by their names, and each is written down by itself.
  if (depth && (language === 'graphql' || language === 'protobuf')) return named(placed.shape);
  if (depth > deepest || budget.left < 0) return unknown('');
  const next = (inner: Placed): Shape => shapeAt(inner, { ...way, depth: depth + 1 });
  const leaves = leavesOf(placed);
  const [object, list, map] = [objectIn(leaves), heldBy(leaves, 'list'), heldBy(leaves, 'map')];
  const these: Shape[] = [];
  const alternatives = leaves.filter((leaf) => leaf.is === 'object');
  const isTold = alternatives.length > 1 && alternatives.every((one) => !one.isInferred);
  const declared = object?.declared && `${object.declared.file}\n${object.declared.name}`;
  // A type says the same wherever it stands, and some lead back to themselves: once is enough.
  if (declared !== undefined && seen.has(declared)) return unknown(object!.declared!.name);
  if (declared !== undefined) seen.add(declared);
  if (isTold) these.push(...withNames(alternatives).map((one) => objectFrom(one, next, budget)));
  else if (object) these.push(objectFrom(object, next, budget));
  if (list) these.push({ is: 'list', of: next(list) });
  if (map) these.push({ is: 'map', of: next(map) });
  for (const leaf of leaves) {
    if (leaf.is === 'scalar') these.push(scalar(leaf.name));
    if (leaf.is === 'literal') these.push({ is: 'literal', value: leaf.name });
    // Beside an object it matters which it is: another may hold what is gone.
    if (leaf.is === 'unknown') these.push(unknown(object ? shortened(leaf.name) : ''));
  }
  return these.length ? unionOf(these) : unknown('');
}

/** A union that has a name gives it to none of its alternatives. */
function withNames(alternatives: readonly ObjectLeaf[]): readonly ObjectLeaf[] {
  const names = alternatives.map(({ declared }) => declared?.name);
  const isOwn = (name: string | undefined): boolean => name !== undefined && names.indexOf(name) === names.lastIndexOf(name);
  return alternatives.map(({ declared, ...one }) => (declared && isOwn(declared.name) ? { ...one, declared } : one));
}

function named(shape: Shape): Shape {
  if (shape.is === 'literal') return shape;
  const name = scalar(nameOfType(shape));
  return mayBe(shape, 'null') ? nullable(name) : name;
}

function objectFrom(
  { fields, opaque, isInferred, hidden, reserved, declared }: ObjectLeaf,
  next: (placed: Placed) => Shape,
  budget: Way['budget'],
): Shape {
  budget.left -= fields.size;
  const parts = [...new Set(opaque.map(shortened))].map(unknown);
  return {
    is: 'object',
    fields: Object.fromEntries([...fields].map(([name, field]) => [name, fieldFrom(field, next)])),
    ...(parts.length && { parts }),
    ...(isInferred && { isInferred: true as const }),
    ...(hidden && { hidden }),
    ...(reserved && { reserved }),
    ...(declared && { alternative: declared.name }),
  };
}

function fieldFrom(field: PlacedField, next: (placed: Placed) => Shape): Field {
  const { isDeprecated, number, json } = field;
  const type = present(next(field.type));
  return {
    type,
    text: textOfTree(treeOf(type)) || field.text,
    ...(mayBeMissing(field) && { isOptional: true as const }),
    ...(isDeprecated && { isDeprecated }),
    ...(number !== undefined && { number }),
    ...(json !== undefined && { json }),
  };
}

/** Without `undefined`, which the name of the field says. */
function present(type: Shape): Shape {
  if (type.is !== 'union') return type;
  const these = type.these.filter((one) => !mayBe(one, 'undefined'));
  return these.length ? unionOf(these) : type;
}

/** A name for what is not known, the same on every machine. */
function shortened(text: string): string {
  const names = text.startsWith('{') ? [...text.matchAll(/"(?:name|member)":"([^"]+)"/g)].map(([, name]) => name).join('.') : text;
  return names.replace(/[^\w.$]+/g, '_').slice(0, 40);
}
