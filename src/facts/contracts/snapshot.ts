import type { FactReader } from '../../engine/facts.ts';
import type { FileId } from '../../engine/text.ts';
import { shapes } from '../shapes.ts';
import { heldBy, objectIn, type Placed } from './leaves.ts';
import { leavesOf } from './resolve.ts';
import { type Container, type Field, type Shape, type Sink, scalar, unionOf, unknown } from './shape.ts';

/** A contract as people read and review it: what crosses, by route or name, with every name followed. */
export interface Contract {
  readonly version: 1;
  readonly shapes: Readonly<Record<string, Entry>>;
}

export interface Entry {
  readonly direction: Sink['direction'];
  readonly language?: Sink['language'];
  readonly shape: Tree;
}

/** A type; a list of one; or fields, `name?` where it may be missing, `name (deprecated)`, and under `|` what else it may be. */
export type Tree = string | readonly [Tree] | { readonly [field: string]: Tree };

/** One entry of a contract with where it comes from now. */
export interface Crossing {
  readonly file: FileId;
  readonly key: string;
  readonly container: Container;
}

/** Levels of fields within fields that are written down. */
const deepest = 6;

/** Everything in these files that crosses an interface, by a name that outlives edits, in the order of names. */
export function crossingsIn(files: readonly FileId[], facts: FactReader): ReadonlyMap<string, Crossing> {
  const found: [string, Crossing][] = [];
  for (const file of files) {
    for (const [key, container] of Object.entries(facts.of(shapes, file)))
      if (container.sink && !container.sink.isPartial && !isEmpty(container)) found.push([key, { file, key, container }]);
  }
  const taken = new Map<string, number>();
  for (const [key] of found) taken.set(key, (taken.get(key) ?? 0) + 1);
  const named = found.map(([key, crossing]): [string, Crossing] => [taken.get(key)! > 1 ? `${key} in ${crossing.file}` : key, crossing]);
  return new Map(named.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Operations without arguments. */
function isEmpty({ shape }: Container): boolean {
  return shape.is === 'object' && !shape.parts && !Object.keys(shape.fields).length;
}

/** What is written into a file. `nameOf` makes paths that are the same on every machine. */
export function contractOf(files: readonly FileId[], facts: FactReader, nameOf: (file: FileId) => string): Contract {
  const entries = [...crossingsIn(files, facts)].map(([name, { file, container }]): [string, Entry] => {
    const { direction, language } = container.sink!;
    return [
      name.replace(file, nameOf(file)),
      { direction, ...(language && { language }), shape: treeOf({ shape: container.shape, file, facts }, 0) },
    ];
  });
  return { version: 1, shapes: Object.fromEntries(entries) };
}

function treeOf(placed: Placed, depth: number): Tree {
  const leaves = leavesOf(placed);
  const object = objectIn(leaves);
  const list = heldBy(leaves, 'list');
  const others = leaves.flatMap((leaf) => ('name' in leaf ? [leaf.is === 'unknown' ? '?' : leaf.name] : leaf.is === 'map' ? ['map'] : []));
  const rest = [...new Set(others)].join(' | ');
  if (depth > deepest) return '?';
  if (object) {
    const fields = [...object.fields].map(([name, field]): [string, Tree] => [keyOf(name, field), treeOf(field.type, depth + 1)]);
    const more = [rest, ...(object.opaque.length ? ['?'] : [])].filter(Boolean).join(' | ');
    return { ...Object.fromEntries(fields), ...(more && { '|': more }) };
  }
  return list ? [treeOf(list, depth + 1)] : rest || '?';
}

function keyOf(name: string, { isOptional, isDeprecated }: Pick<Field, 'isOptional' | 'isDeprecated'>): string {
  return `${name}${isOptional ? '?' : ''}${isDeprecated ? ' (deprecated)' : ''}`;
}

/** The shape that a written one stands for. */
export function shapeFrom(tree: Tree): Shape {
  if (typeof tree === 'string') return unionOf(tree.split(' | ').map(shapeOfWord));
  if (isList(tree)) return { is: 'list', of: shapeFrom(tree[0]) };
  const fields: Record<string, Field> = {};
  for (const [key, inner] of Object.entries(tree)) {
    const [, name = key, optional, deprecated] = /^(.*?)(\?)?( \(deprecated\))?$/.exec(key) ?? [];
    if (key === '|') continue;
    const text = typeof inner === 'string' ? inner : '';
    fields[name] = { type: shapeFrom(inner), text, ...(optional && { isOptional: true }), ...(deprecated && { isDeprecated: true }) };
  }
  const object: Shape = { is: 'object', fields };
  const others = tree['|'];
  return typeof others === 'string' ? unionOf([object, ...others.split(' | ').map(shapeOfWord)]) : object;
}

function isList(tree: Tree): tree is readonly [Tree] {
  return Array.isArray(tree);
}

function shapeOfWord(word: string): Shape {
  if (word === '?' || word === 'map') return unknown(word);
  return /^["\d-]|^(true|false)$/.test(word) ? { is: 'literal', value: word } : scalar(word);
}
