import { ts } from '../engine/ts.ts';
import { writtenTypes } from '../syntax/annotations.ts';
import { initialValue } from '../syntax/assignments.ts';
import { isPath, unwrapped } from '../syntax/expressions.ts';
import { type Binding, bindingOf, freshName, listName } from '../syntax/scopes.ts';
import { type ElementPath, pathInElement, type Round } from './elements.ts';

/** The keys of all elements. */
export interface Keys {
  /** Source text of the list of them. */
  readonly text: string;
  /** What the list of elements has to be called before, where it is made on the spot: `orders` for `await findOrders()`. */
  readonly list?: { readonly name: string; readonly of: ts.Expression };
}

/** What is known of a key. */
interface KeyKind {
  /** A condition stands before the lookup: keys that are null or undefined are left out. */
  readonly mayLack: boolean;
  /** Each element has a list of them. */
  readonly isList: boolean;
}

/** The list of all keys; none where the elements may come out only once, or the key is not theirs. */
export function keysOf(value: ts.Expression, iteration: Round, at: ts.Node, kind: KeyKind): Keys | undefined {
  const { items, item, node } = iteration;
  if (!items || isPath(items) || viewed(items)) {
    const text = keysText(value, iteration, items, items?.getText() ?? '', kind);
    return text === undefined ? undefined : { text };
  }
  // A counted loop would make the list anew for each round.
  if (!listOfInitializer(unwrapped(items)) || ts.isForStatement(node)) return;
  const name = item && ts.isIdentifier(item) ? listName(item.text, at) : freshName('elements', at);
  const text = keysText(value, iteration, items, name, kind);
  return text === undefined ? undefined : { text, list: { name, of: items } };
}

function keysText(
  value: ts.Expression,
  iteration: Round,
  items: ts.Expression | undefined,
  name: string,
  { mayLack, isList: hasList }: KeyKind,
): string | undefined {
  const { node, item, callback } = iteration;
  if (!items || mayBeAbsent(items) || mayBePromises(items, node)) return;
  if (ts.isForInStatement(node) || (ts.isCallExpression(node) && mayBeAbsent(node.expression))) return;
  const nested = hasList ? undefined : pathThrough(value, iteration, mayLack);
  const isList = hasList || nested !== undefined;
  const path = nested ?? pathInElement(value, iteration);
  if (!path || (path.isOptional && !mayLack)) return;
  const isReceiver = ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.expression === items;
  const isCounted = ts.isForStatement(node);
  const list = listOf(items) ?? (callback || isCounted ? iterable : undefined);
  if (!list) return;
  const type = item && ts.isParameter(item.parent) && item.parent.type ? `: ${item.parent.type.getText()}` : '';
  const text = isPath(items) && (ts.isAsExpression(items) || ts.isSatisfiesExpression(items)) ? `(${name})` : name;
  const isSpread = !list.hasMap && !isCounted && !(isReceiver && !list.isCollection);
  const all = isSpread ? `[...${list.hasPairs && isReceiver ? `${text}.values()` : text}]` : text;
  const lacks = !nested && (path.mayLack || (mayLack && !isAlwaysThere(value)));
  const isWhole = path.text === path.parameter && !lacks;
  if (isWhole && isList) return `${all}.flat()`;
  const whole = ts.isParenthesizedExpression(items) ? items.expression.getText() : name;
  if (isWhole) return list.isMutable ? whole : isSpread ? all : `[...${name}]`;
  const [, second] = (viewed(items)?.isOfArray && /^\[, (.*)\]$/.exec(path.parameter)) || [];
  const read = lacks ? `${isList ? path.text.replace(/!$/, '') : path.text} ?? []` : path.text;
  const from = second ? viewed(items)!.collection.getText() : all;
  return `${from}.${lacks || isList ? 'flatMap' : 'map'}((${second ?? path.parameter}${type}) => ${read})`;
}

/** What an inner loop reads off parts of the element: `order.items.map((item) => item.productId)`. */
function pathThrough(value: ts.Expression, round: Round, mayLack: boolean): ElementPath | undefined {
  const { inner } = round;
  const list = inner?.items && pathInElement(inner.items, round);
  const path = inner && pathInElement(value, inner);
  if (!list || !path || path.isOptional) return;
  const lacks = path.mayLack || (mayLack && !isAlwaysThere(value));
  if (path.text === path.parameter && !lacks) return list;
  const text = `${list.text}.${lacks ? 'flatMap' : 'map'}((${path.parameter}) => ${path.text}${lacks ? ' ?? []' : ''})`;
  return { ...list, text };
}

/** Whether the file itself says that a key is never null. */
function isAlwaysThere(value: ts.Expression): boolean {
  const types = writtenTypes(value);
  return types?.every((type) => /^(number|string|bigint)$|\[\]$/.test(type)) ?? isMapped(value);
}

/** Whether it is what a list made of another: that is there. */
function isMapped(value: ts.Expression): boolean {
  const made = initialValue(value);
  return ts.isCallExpression(made) && /\.(map|flatMap|filter)$/.test(made.expression.getText()) && !made.getText().includes('?.');
}

/** A collection that can be read twice. */
interface List {
  /** It has `map`, and a type: without one the compiler would miss the type of the callback's parameter, which a spread gives it. */
  readonly hasMap: boolean;
  /** An array that may be handed to whoever asks for an array to write to. */
  readonly isMutable: boolean;
  /** It has no method of arrays at all. */
  readonly isCollection?: true;
  /** What it goes over are pairs, of which it hands the second to a callback. */
  readonly hasPairs?: true;
}

const array: List = { hasMap: true, isMutable: true };
const readonlyArray: List = { hasMap: true, isMutable: false };
const untypedArray: List = { hasMap: false, isMutable: true };
const iterable: List = { hasMap: false, isMutable: false };
const set: List = { ...iterable, isCollection: true };
const map: List = { ...set, hasPairs: true };

/** What the file says about a collection that can be read twice. */
function listOf(items: ts.Expression): List | undefined {
  if (ts.isParenthesizedExpression(items)) return listOf(items.expression);
  if (ts.isAsExpression(items) || ts.isSatisfiesExpression(items)) return listOfType(items.type.getText());
  const list = unwrapped(items);
  if (!isPath(list)) return viewed(list) ? iterable : listOfInitializer(list);
  if (!ts.isIdentifier(list)) return iterable;
  const binding = bindingOf(list.text, list);
  if (!binding) return;
  const type = typeOf(binding);
  // Whoever asks how many there are, or for one of them, has a list.
  if (type === 'any' && ts.isParameter(binding) && isCounted(list.text, binding.parent)) return iterable;
  // What is made by `map` is a list, whatever it is said to be.
  if (type && (type !== 'any' || !ts.isVariableDeclaration(binding))) return listOfType(type);
  if (type === 'any' && ts.isVariableDeclaration(binding) && binding.initializer && listOfInitializer(unwrapped(binding.initializer)))
    return untypedArray;
  if (ts.isVariableDeclaration(binding) && binding.initializer) return listOfInitializer(unwrapped(binding.initializer));
  return ts.isParameter(binding) || ts.isBindingElement(binding) ? iterable : undefined;
}

function isCounted(name: string, fn: ts.Node): boolean {
  return new RegExp(`(?<![\\w.])(${name}\\??\\.length\\b|${name}\\[\\w+\\]|Array\\.isArray\\(${name}\\))`).test(fn.getText());
}

function typeOf(binding: Binding): string | undefined {
  return ts.isParameter(binding) || ts.isVariableDeclaration(binding) ? binding.type?.getText() : undefined;
}

function listOfType(type: string): List | undefined {
  if (/^readonly |^ReadonlyArray</.test(type)) return readonlyArray;
  if (/\[\]$|^Array</.test(type)) return array;
  if (/^(Readonly)?Map</.test(type)) return map;
  return /^(Readonly)?Set</.test(type) ? set : undefined;
}

function listOfInitializer(value: ts.Expression): List | undefined {
  if (ts.isArrayLiteralExpression(value)) return array;
  if (ts.isAwaitExpression(value)) {
    const awaited = unwrapped(value.expression);
    return ts.isCallExpression(awaited) && /\.(findMany|all)$/.test(awaited.expression.getText()) ? array : iterable;
  }
  if (ts.isNewExpression(value)) return ({ Set: set, Map: map } as Record<string, List>)[value.expression.getText()];
  if (!ts.isCallExpression(value)) return isPath(value) ? iterable : undefined;
  const callee = value.expression.getText();
  // `map.keys()` and `Iterator.from()` can be read once.
  if (/^(Object\.(keys|values|entries)|Array\.from)$/.test(callee)) return array;
  if (callee === 'JSON.parse') return untypedArray;
  // Schemas and requests hand out plain data.
  if (/\.(parse|valid|json)$/.test(callee)) return iterable;
  const isIterator = /\.(keys|values|entries)\(\)/.test(callee);
  return !isIterator && /\.(map|filter|flatMap|slice|split|sort)$/.test(callee) ? untypedArray : undefined;
}

/** `orders.entries()`, `orderById.values()`: each call goes over all of it again. */
function viewed(items: ts.Expression): { readonly collection: ts.Expression; readonly isOfArray: boolean } | undefined {
  const call = unwrapped(items);
  if (!ts.isCallExpression(call) || call.arguments.length || !ts.isPropertyAccessExpression(call.expression)) return;
  const { name, expression: collection } = call.expression;
  if (!/^(entries|keys|values)$/.test(name.text) || !isPath(collection)) return;
  return { collection, isOfArray: name.text === 'entries' && listOf(collection)?.hasMap === true };
}

/** `for await` goes over promises as well, of which the elements of a list that is not written down may be some. */
function mayBePromises(items: ts.Expression, loop: ts.Node): boolean {
  const waits = ts.isForOfStatement(loop) && loop.awaitModifier !== undefined;
  return waits && !/^(readonly )?\w+\[\]$/.test(writtenTypes(items)?.join() ?? '');
}

/** `a?.b`: there may be nothing to read. */
function mayBeAbsent(path: ts.Expression): boolean {
  return path.getText().includes('?.');
}
