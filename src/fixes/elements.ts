import { ts } from '../engine/ts.ts';
import { unwrapped } from '../syntax/expressions.ts';
import type { Iteration } from '../syntax/iterations.ts';
import { singular } from '../syntax/naming.ts';
import { bindingOf } from '../syntax/scopes.ts';
import { readComputed, readConversion, readList } from './element-calls.ts';

/** How what a round reads off its element is read off an element anywhere else. */
export interface ElementPath {
  /** The parameter that is the element, or takes out of it what is needed. */
  readonly parameter: string;
  readonly text: string;
  /** Whether it may come to nothing on the way: through a table that was made before, or `?.`. */
  readonly mayLack: boolean;
  /** The round itself does without where it comes to nothing, by `?.`. */
  readonly isOptional: boolean;
}

/** An iteration, and what is known of the functions that its rounds call. */
export interface Round extends Iteration {
  /** Whether a call gives the same when it is made once more. */
  readonly isRepeatable?: (call: ts.CallExpression) => boolean;
  /** The loop in a round that goes over a part of its element, and asks. */
  readonly inner?: Iteration;
}

/** Constants between are followed this far. */
const deepest = 5;

/** `order.customerId` for a value that the round reads off its element, directly or through constants of its own; undefined for any other. */
export function pathInElement(value: ts.Expression, iteration: Round): ElementPath | undefined {
  const read = readOff(value, iteration, 0);
  if (!read) return;
  const { root, text, mayLack = false, isOptional = false } = read;
  return { parameter: (iteration.item && patternOf(iteration.item, root)) ?? root, text, mayLack, isOptional };
}

export interface Read {
  /** The name of the element, or of what its pattern takes out. */
  readonly root: string;
  readonly text: string;
  readonly mayLack?: boolean;
  readonly isOptional?: boolean;
}

function readOff(value: ts.Expression, iteration: Round, depth: number): Read | undefined {
  const within = (inner: ts.Expression, wrap: (text: string) => string): Read | undefined => {
    const read = readOff(inner, iteration, depth);
    return read && !read.mayLack ? { ...read, text: wrap(read.text) } : undefined;
  };
  const computed = (call: ts.CallExpression): Read | undefined =>
    depth > deepest ? undefined : readComputed(call, iteration, (name) => readOff(name, iteration, depth + 1));
  if (ts.isParenthesizedExpression(value)) return within(value.expression, (text) => `(${text})`);
  // Only an index asks for that: `orders[i]!`.
  if (ts.isNonNullExpression(value) && ts.isElementAccessExpression(value.expression)) return readOff(value.expression, iteration, depth);
  if (ts.isNonNullExpression(value)) {
    const read = readOff(value.expression, iteration, depth);
    return read && { ...read, text: read.mayLack ? read.text : `${read.text}!` };
  }
  if (ts.isAsExpression(value)) return within(value.expression, (text) => `${text} as ${value.type.getText()}`);
  if (ts.isPropertyAccessExpression(value)) return readProperty(value, readOff(value.expression, iteration, depth));
  if (ts.isElementAccessExpression(value)) return isElementOf(value, iteration) ? bare(elementName(iteration.items!)) : undefined;
  if (ts.isCallExpression(value))
    return readConversion(value, within) ?? readList(value, iteration, within) ?? readTable(value, iteration, depth) ?? computed(value);
  // What need not be waited for.
  if (ts.isAwaitExpression(value)) {
    const call = unwrapped(value.expression);
    return ts.isCallExpression(call) ? computed(call) : undefined;
  }
  // What a table of rows has for a key: `customerById.get(order.customerId) ?? null`.
  if (
    ts.isBinaryExpression(value) &&
    /^\?\? *null$/.test(
      value
        .getText()
        .slice(value.left.end - value.getStart())
        .trim(),
    )
  )
    return readOff(value.left, iteration, depth);
  if (!ts.isIdentifier(value)) return;
  const { item } = iteration;
  if (item && patternOf(item, value.text) && isBoundBy(value, item)) return bare(value.text);
  return depth < deepest ? readConstant(value, iteration, depth + 1) : undefined;
}

function readProperty({ name, questionDotToken }: ts.PropertyAccessExpression, owner: Read | undefined): Read | undefined {
  const isOptional = questionDotToken !== undefined;
  const mayLack = owner?.mayLack || isOptional;
  return (
    owner && { ...owner, text: `${owner.text}${mayLack ? '?' : ''}.${name.text}`, mayLack, isOptional: owner.isOptional || isOptional }
  );
}

/** `customerById.get(order.customerId)`, of a table that stands before the loop. */
function readTable({ expression, arguments: list }: ts.CallExpression, iteration: Round, depth: number): Read | undefined {
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 'get' || list.length !== 1) return;
  const table = ts.isIdentifier(expression.expression) ? bindingOf(expression.expression.text, expression) : undefined;
  const isBefore = table !== undefined && ts.isVariableDeclaration(table) && isConstant(table) && table.end < iteration.node.pos;
  if (!isBefore || !table.initializer || !ts.isNewExpression(table.initializer) || table.initializer.expression.getText() !== 'Map') return;
  const key = readOff(list[0]!, iteration, depth);
  return key && !key.mayLack ? { ...key, text: `${expression.getText()}(${key.text})`, mayLack: true } : undefined;
}

/** A constant of the round: `const order = orders[i]`, `const { customerId } = order`. */
function readConstant(name: ts.Identifier, iteration: Round, depth: number): Read | undefined {
  const binding = bindingOf(name.text, name);
  if (!binding || binding.pos < iteration.node.pos || binding.end > iteration.node.end) return;
  if (ts.isVariableDeclaration(binding)) {
    if (!isConstant(binding) || !binding.initializer) return;
    const inner = unwrapped(binding.initializer);
    const isElement = ts.isElementAccessExpression(inner) && isElementOf(inner, iteration);
    return isElement ? bare(name.text) : readOff(binding.initializer, iteration, depth);
  }
  if (!ts.isBindingElement(binding) || binding.initializer || binding.dotDotDotToken || !ts.isObjectBindingPattern(binding.parent)) return;
  const declaration = binding.parent.parent;
  const property = binding.propertyName ?? binding.name;
  if (!ts.isVariableDeclaration(declaration) || !isConstant(declaration) || !declaration.initializer || !ts.isIdentifier(property)) return;
  const owner = readOff(declaration.initializer, iteration, depth);
  return owner && { ...owner, text: `${owner.text}${owner.mayLack ? '?' : ''}.${property.text}` };
}

function bare(name: string): Read {
  return { root: name, text: name };
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

/** Whether a name is the element's, and no other of the same spelling that stands nearer. */
function isBoundBy(name: ts.Identifier, item: ts.BindingName): boolean {
  const binding = bindingOf(name.text, name);
  return binding !== undefined && (item.parent === binding || (binding.pos >= item.pos && binding.end <= item.end));
}

/** `orders[i]` where `i` counts the rounds of a loop over `orders`. */
function isElementOf({ expression, argumentExpression }: ts.ElementAccessExpression, { node, items }: Iteration): boolean {
  if (!ts.isForStatement(node) || !items || !node.initializer || !ts.isVariableDeclarationList(node.initializer)) return false;
  const [counter] = node.initializer.declarations;
  return (
    counter?.initializer?.getText() === '0' &&
    argumentExpression.getText() === counter.name.getText() &&
    unwrapped(expression).getText() === unwrapped(items).getText()
  );
}

/** One of `orders`: `order`. */
function elementName(items: ts.Expression): string {
  const list = unwrapped(items);
  const name = ts.isPropertyAccessExpression(list) ? list.name.text : list.getText();
  return /^\w+$/.test(name) && singular(name) !== name ? singular(name) : 'item';
}

function isConstant({ parent }: ts.VariableDeclaration): boolean {
  return (parent.flags & ts.NodeFlags.Const) !== 0;
}
