import { ts } from '../engine/ts.ts';
import { writtenTypes } from '../syntax/annotations.ts';
import { unwrapped } from '../syntax/expressions.ts';
import type { InlineFunction } from '../syntax/iterations.ts';
import { bindingOf } from '../syntax/scopes.ts';

/** Whether code waits for anything but what is there by then. */
export function waits(node: ts.Node, results: readonly ts.Node[]): boolean {
  if (results.includes(node) || ts.isFunctionLike(node)) return false;
  if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier)) return true;
  return ts.forEachChild(node, (child) => waits(child, results) || undefined) ?? false;
}

/** Whether a function neither waits nor returns what has to be waited for, once these results are there. */
export function isSynchronous(callback: InlineFunction, results: readonly ts.Node[]): boolean {
  return !waits(callback.body, results) && returnsOf(callback).every((value) => isPlain(value, results));
}

/** Every value that a function returns; none for what returns nothing. */
function returnsOf({ body }: InlineFunction): readonly ts.Expression[] {
  if (!ts.isBlock(body)) return [body];
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && node.expression) found.push(node.expression);
    if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
  };
  visit(body);
  return found;
}

/** Whether a value is surely no promise. */
function isPlain(value: ts.Expression, results: readonly ts.Node[]): boolean {
  const is = (inner: ts.Expression): boolean => isPlain(inner, results);
  if (results.includes(value)) return true;
  const inner = unwrapped(value);
  if (results.includes(inner)) return true;
  if (ts.isConditionalExpression(inner)) return is(inner.whenTrue) && is(inner.whenFalse);
  if (ts.isBinaryExpression(inner)) return !/^(&&|\|\||\?\?|,)$/.test(inner.operatorToken.getText()) || (is(inner.left) && is(inner.right));
  if (ts.isPropertyAccessExpression(inner)) return is(inner.expression) || isWrittenAsPlain(inner);
  if (ts.isCallExpression(inner)) return isPlainCall(inner, results);
  if (ts.isIdentifier(inner)) return inner.text === 'undefined' || isPlainName(inner, results);
  return (
    ts.isObjectLiteralExpression(inner) ||
    ts.isArrayLiteralExpression(inner) ||
    ts.isLiteralExpression(inner) ||
    ts.isTemplateExpression(inner) ||
    ts.isPrefixUnaryExpression(inner) ||
    [ts.SyntaxKind.NullKeyword, ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword].includes(inner.kind)
  );
}

function isWrittenAsPlain(value: ts.Expression): boolean {
  return writtenTypes(value)?.every((type) => /^(boolean|number|string|bigint|null|undefined)$/.test(type)) ?? false;
}

/** Functions of the language that make no promises: `Boolean(row)`, `rows.map(…)`. */
function isPlainCall({ expression }: ts.CallExpression, results: readonly ts.Node[]): boolean {
  const callee = unwrapped(expression);
  if (ts.isIdentifier(callee)) return /^(Boolean|String|Number|BigInt)$/.test(callee.text);
  return (
    ts.isPropertyAccessExpression(callee) &&
    /^(map|filter|flatMap|slice|some|every|includes|join|indexOf|toString|toFixed|toLowerCase|toUpperCase|trim)$/.test(callee.name.text) &&
    isPlain(callee.expression, results)
  );
}

/** A constant that holds what was looked up, or something else that is no promise. */
function isPlainName(name: ts.Identifier, results: readonly ts.Node[]): boolean {
  let binding: ts.Node | undefined = bindingOf(name.text, name);
  while (binding && (ts.isBindingElement(binding) || ts.isBindingName(binding))) binding = binding.parent;
  if (!binding || !ts.isVariableDeclaration(binding)) return false;
  return results.includes(binding) || (binding.initializer !== undefined && isPlain(binding.initializer, results));
}
