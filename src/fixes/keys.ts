import { ts } from '../engine/ts.ts';
import { isPath, unwrapped } from '../syntax/expressions.ts';
import type { Iteration } from '../syntax/iterations.ts';
import { type Binding, bindingOf } from '../syntax/scopes.ts';

/** Source text of the list of all keys; none where the elements may come out only once, or the key is not theirs. */
export function keysOf(value: ts.Expression, { node, items, item, callback }: Iteration): string | undefined {
  if (!items || !item || !isPath(items) || !isPath(value) || mayBeAbsent(items) || mayBeAbsent(value)) return;
  if (ts.isForInStatement(node) || (ts.isCallExpression(node) && mayBeAbsent(node.expression))) return;
  const needed = patternOf(item, rootOf(value));
  if (!needed) return;
  const isMapped = ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.expression === items;
  const list = listOf(items) ?? (callback && iterable);
  if (!list) return;
  if (ts.isIdentifier(item) && value.getText() === item.text) return list.isMutable ? items.getText() : `[...${items.getText()}]`;
  const type = ts.isParameter(item.parent) && item.parent.type ? `: ${item.parent.type.getText()}` : '';
  const text = ts.isAsExpression(items) || ts.isSatisfiesExpression(items) ? `(${items.getText()})` : items.getText();
  return `${list.hasMap || isMapped ? text : `[...${text}]`}.map((${needed}${type}) => ${value.getText()})`;
}

/** A collection that can be read twice. */
interface List {
  /** It has `map`, and a type: without one the compiler would miss the type of the callback's parameter, which a spread gives it. */
  readonly hasMap: boolean;
  /** An array that may be handed to whoever asks for an array to write to. */
  readonly isMutable: boolean;
}

const array: List = { hasMap: true, isMutable: true };
const readonlyArray: List = { hasMap: true, isMutable: false };
const untypedArray: List = { hasMap: false, isMutable: true };
const iterable: List = { hasMap: false, isMutable: false };

/** What the file says about a collection that can be read twice. */
function listOf(items: ts.Expression): List | undefined {
  if (ts.isAsExpression(items) || ts.isSatisfiesExpression(items)) return listOfType(items.type.getText());
  const list = unwrapped(items);
  if (!ts.isIdentifier(list)) return iterable;
  const binding = bindingOf(list.text, list);
  if (!binding) return;
  const type = typeOf(binding);
  if (type) return listOfType(type);
  if (ts.isVariableDeclaration(binding) && binding.initializer) return listOfInitializer(unwrapped(binding.initializer));
  return ts.isParameter(binding) || ts.isBindingElement(binding) ? iterable : undefined;
}

function typeOf(binding: Binding): string | undefined {
  return ts.isParameter(binding) || ts.isVariableDeclaration(binding) ? binding.type?.getText() : undefined;
}

function listOfType(type: string): List | undefined {
  if (/^readonly |^ReadonlyArray</.test(type)) return readonlyArray;
  if (/\[\]$|^Array</.test(type)) return array;
  return /^(Readonly)?Set</.test(type) ? iterable : undefined;
}

function listOfInitializer(value: ts.Expression): List | undefined {
  if (ts.isArrayLiteralExpression(value)) return array;
  if (ts.isAwaitExpression(value)) {
    const awaited = unwrapped(value.expression);
    return ts.isCallExpression(awaited) && /\.(findMany|all)$/.test(awaited.expression.getText()) ? array : iterable;
  }
  if (ts.isNewExpression(value)) return value.expression.getText() === 'Set' ? iterable : undefined;
  if (!ts.isCallExpression(value)) return isPath(value) ? iterable : undefined;
  const callee = value.expression.getText();
  // `map.keys()` and `Iterator.from()` can be read once.
  if (/^(Object\.keys|Array\.from)$/.test(callee)) return array;
  const isIterator = /\.(keys|values|entries)\(\)/.test(callee);
  return !isIterator && /\.(map|filter|flatMap|slice|split|sort)$/.test(callee) ? untypedArray : undefined;
}

/** The part of a pattern that brings `name`; what else it takes out would be an unused parameter. */
function patternOf(item: ts.BindingName, name: string): string | undefined {
  if (ts.isIdentifier(item)) return item.text === name ? name : undefined;
  const at = item.elements.findIndex((element) => ts.isBindingElement(element) && patternOf(element.name, name) !== undefined);
  const element = item.elements[at];
  if (!element) return;
  if (ts.isArrayBindingPattern(item)) return `[${', '.repeat(at)}${element.getText()}]`;
  return 'dotDotDotToken' in element && element.dotDotDotToken ? item.getText() : `{ ${element.getText()} }`;
}

function rootOf(path: ts.Expression): string {
  const inner = unwrapped(path);
  return ts.isPropertyAccessExpression(inner) ? rootOf(inner.expression) : inner.getText();
}

/** `a?.b`: there may be nothing to read. */
function mayBeAbsent(path: ts.Expression): boolean {
  return path.getText().includes('?.');
}
