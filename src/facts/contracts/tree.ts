import { jsonNameOf } from './protobuf.ts';
import { type Field, type Shape, scalar, unionOf, unknown } from './shape.ts';

/**
 * A shape as people read it: a type (`string | null`, `?` where it is not known); a list of one; or the fields of an object. Under `|` stands
 * what else it may be, under `|Name` each of several objects that it may be, under `[]` what a list of it holds, under `{}` what a map does,
 * under `...` what it spreads that is not known, and `~` says that values were read and no declaration.
 */
export type Tree = string | readonly [Tree] | { readonly [field: string]: Tree };

type ObjectShape = Shape & { is: 'object' };

type Holder = Shape & { is: 'list' | 'map' };

/** What is no field of an object. */
const signs = ['|', '[]', '{}', '...', '~'];

/** A shape whose names are followed, as it is written down. */
export function treeOf(shape: Shape): Tree {
  const these = shape.is === 'union' ? shape.these : [shape];
  const words = these.flatMap((one) => wordOf(one) ?? []);
  const objects = these.filter((one): one is ObjectShape => one.is === 'object');
  const list = these.find((one): one is Holder => one.is === 'list');
  const map = these.find((one): one is Holder => one.is === 'map');
  const word = words.join(' | ');
  if (list && !objects.length && !map && !word) return [treeOf(list.of)];
  if (!objects.length && !list && !map) return word || '?';
  const [object] = objects;
  return {
    ...(object && objects.length === 1 ? fieldsOf(object) : alternativesOf(objects)),
    ...(list && { '[]': treeOf(list.of) }),
    ...(map && { '{}': treeOf(map.of) }),
    ...(word && { '|': word }),
  };
}

function alternativesOf(objects: readonly ObjectShape[]): Record<string, Tree> {
  return Object.fromEntries(objects.map((one, at) => [`|${one.alternative ?? at + 1}`, fieldsOf(one)]));
}

function fieldsOf({ fields, parts = [], isInferred }: ObjectShape): Record<string, Tree> {
  const spread = parts.flatMap((part) => (part.is === 'unknown' ? [part.text] : [])).join(' ');
  return {
    ...Object.fromEntries(Object.entries(fields).map(([name, field]) => [keyOf(name, field), treeOf(field.type)])),
    ...(spread && { '...': spread }),
    ...(isInferred && { '~': 'values' }),
  };
}

function wordOf(shape: Shape): string | undefined {
  if (shape.is === 'scalar') return shape.name;
  if (shape.is === 'literal') return shape.value;
  return shape.is === 'unknown' ? `?${shape.text}` : undefined;
}

/** `name`, `name?` where it may be missing, `name = 2` with its number in protobuf and `name = 2 as other` with its name in JSON. */
function keyOf(name: string, { isOptional, isDeprecated, number, json }: Field): string {
  const other = json === undefined || json === jsonNameOf(name) ? '' : ` as ${json}`;
  const numbered = number === undefined ? '' : ` = ${number}${other}`;
  return `${name}${isOptional ? '?' : ''}${numbered}${isDeprecated ? ' (deprecated)' : ''}`;
}

/** The name of a field from what it is written as. */
export function nameIn(key: string): string {
  return partsOf(key).name;
}

function partsOf(key: string): Partial<Field> & { readonly name: string } {
  const [, name = key, optional, number, json, deprecated] = /^(.*?)(\?)?(?: = (\d+)(?: as (\S+))?)?( \(deprecated\))?$/.exec(key) ?? [];
  return {
    name,
    ...(optional && { isOptional: true as const }),
    ...(deprecated && { isDeprecated: true as const }),
    ...(number && { number: Number(number), json: json ?? jsonNameOf(name) }),
  };
}

/** The shape that a written one stands for. */
export function shapeFrom(tree: Tree): Shape {
  if (typeof tree === 'string') return unionOf(wordsIn(tree).map(shapeOfWord));
  if (isList(tree)) return { is: 'list', of: shapeFrom(tree[0]) };
  const these: Shape[] = [];
  const keys = Object.keys(tree).filter((key) => !signs.includes(key) && !isAlternative(key));
  if (keys.length || tree['~'] !== undefined || tree['...'] !== undefined || !Object.keys(tree).length) these.push(objectFrom(keys, tree));
  for (const key of Object.keys(tree).filter(isAlternative)) these.push(alternativeFrom(key, tree[key]!));
  if (tree['[]'] !== undefined) these.push({ is: 'list', of: shapeFrom(tree['[]']) });
  if (tree['{}'] !== undefined) these.push({ is: 'map', of: shapeFrom(tree['{}']) });
  if (typeof tree['|'] === 'string') these.push(...wordsIn(tree['|']).map(shapeOfWord));
  return unionOf(these);
}

/** The name of an alternative is behind the sign. */
function isAlternative(key: string): boolean {
  return /^\|./.test(key);
}

function alternativeFrom(key: string, tree: Tree): Shape {
  const shape = shapeFrom(tree);
  return shape.is === 'object' && !/^\|\d+$/.test(key) ? { ...shape, alternative: key.slice(1) } : shape;
}

function objectFrom(keys: readonly string[], tree: Readonly<Record<string, Tree>>): Shape {
  const fields = keys.map((key): [string, Field] => {
    const { name, ...said } = partsOf(key);
    return [name, { type: shapeFrom(tree[key]!), text: textOfTree(tree[key]!) || `_.${name}`, ...said }];
  });
  const spread = tree['...'];
  const parts = typeof spread === 'string' ? spread.split(' ').map(unknown) : [];
  return {
    is: 'object',
    fields: Object.fromEntries(fields),
    ...(parts.length && { parts }),
    ...(tree['~'] !== undefined && { isInferred: true }),
  };
}

/** What tells fields apart when they are paired; nothing where nothing is known, as of a value: most are read from what has the same name. */
export function textOfTree(tree: Tree): string {
  return typeof tree === 'string' ? (tree.includes('?') ? '' : tree) : JSON.stringify(tree);
}

function isList(tree: Tree): tree is readonly [Tree] {
  return Array.isArray(tree);
}

/** Values may hold the sign between words. */
function wordsIn(text: string): readonly string[] {
  return text.match(/"(?:[^"\\]|\\.)*"|[^\s|"][^|"]*[^\s|"]|[^\s|"]/g) ?? [];
}

function shapeOfWord(word: string): Shape {
  if (word.startsWith('?')) return unknown(word.slice(1));
  return /^["\d-]|^(true|false)$/.test(word) ? { is: 'literal', value: word } : scalar(word);
}
