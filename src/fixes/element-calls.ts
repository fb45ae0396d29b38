import { textWith } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { unwrapped } from '../syntax/expressions.ts';
import type { Iteration } from '../syntax/iterations.ts';
import { referencesIn } from '../syntax/references.ts';
import { bindingOf } from '../syntax/scopes.ts';
import type { Read, Round } from './elements.ts';

/** A list made of one of the element, by a function that needs nothing else of the round: `order.items.map((item) => item.productId)`. */
export function readList(
  { expression, arguments: list }: ts.CallExpression,
  { node }: Iteration,
  within: (inner: ts.Expression, wrap: (text: string) => string) => Read | undefined,
): Read | undefined {
  const [fn, ...others] = list;
  if (!ts.isPropertyAccessExpression(expression) || expression.questionDotToken || !fn || others.length || !ts.isArrowFunction(fn)) return;
  if (!/^(map|flatMap|filter)$/.test(expression.name.text) || ts.isBlock(fn.body) || fn.modifiers) return;
  const isOfRound = [...referencesIn(fn.body)].some((name) => {
    const binding = bindingOf(name.text, name);
    return binding !== undefined && binding.pos >= node.pos && binding.end <= node.end && !(binding.pos >= fn.pos && binding.end <= fn.end);
  });
  return isOfRound ? undefined : within(expression.expression, (text) => `${text}.${expression.name.text}(${fn.getText()})`);
}

/** Functions of the language whose result depends on nothing but what they are given: `String(id)`, `id.toString()`. */
export function readConversion(
  call: ts.CallExpression,
  within: (inner: ts.Expression, wrap: (text: string) => string) => Read | undefined,
): Read | undefined {
  const callee = unwrapped(call.expression);
  const [argument, ...others] = call.arguments;
  if (ts.isIdentifier(callee) && /^(String|Number|BigInt|parseInt)$/.test(callee.text) && argument && !others.length)
    return within(argument, (text) => `${callee.text}(${text})`);
  if (!ts.isPropertyAccessExpression(callee) || callee.questionDotToken || argument) return;
  const { text: name } = callee.name;
  return /^(toString|toHexString|toLowerCase|toUpperCase|trim)$/.test(name)
    ? within(callee.expression, (text) => `${text}.${name}()`)
    : undefined;
}

/** `normalized(order.email)`, by a function that gives the same each time. */
export function readComputed(
  call: ts.CallExpression,
  iteration: Round,
  readOff: (name: ts.Identifier) => Read | undefined,
): Read | undefined {
  if (!iteration.isRepeatable?.(call)) return;
  const parts = new Map<ts.Node, string>();
  const roots = new Set<string>();
  for (const name of referencesIn(call)) {
    const binding = bindingOf(name.text, name);
    const isOfRound = binding && binding.pos >= iteration.node.pos && binding.end <= iteration.node.end;
    if (!isOfRound) continue;
    const read = readOff(name);
    if (!read || read.mayLack) return;
    const isShorthand = ts.isShorthandPropertyAssignment(name.parent);
    if (read.text !== name.text) parts.set(name, isShorthand ? `${name.text}: ${read.text}` : read.text);
    roots.add(read.root);
  }
  const [root, ...others] = roots;
  return root !== undefined && !others.length && !hasFunction(call) ? { root, text: textWith(call, parts) } : undefined;
}

function hasFunction(node: ts.Node): boolean {
  return (
    ts.isFunctionLike(node) || ts.isAwaitExpression(node) || (ts.forEachChild(node, (child) => hasFunction(child) || undefined) ?? false)
  );
}
