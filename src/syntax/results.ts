import { ts } from '../engine/ts.ts';
import { awaitAround, wrapped } from './expressions.ts';

/** What a query gives: the call awaited, or returned to whoever awaits it. Something else may be made of the promise alone. */
export function resultOf(call: ts.Node): ts.Node | undefined {
  const outer = wrapped(call);
  const isReturned = ts.isReturnStatement(outer.parent) || (ts.isArrowFunction(outer.parent) && outer.parent.body === outer);
  return awaitAround(call) ?? (isReturned ? outer : undefined);
}

/** What stands for the first row of a list that is waited for: `(await …)[0]`, or the declaration `const [row] = await …`. */
export function firstOf(awaited: ts.Node): ts.Node | undefined {
  const { parent } = wrapped(awaited);
  if (isFirst(parent)) return parent;
  if (!ts.isVariableDeclaration(parent)) return;
  return isFirstPattern(parent.name) && ts.isVariableDeclarationList(parent.parent) ? parent : undefined;
}

/** `list[0]` */
export function isFirst(node: ts.Node): node is ts.ElementAccessExpression {
  return ts.isElementAccessExpression(node) && node.argumentExpression.getText() === '0' && !node.questionDotToken;
}

/** `[row]`, with nothing more taken out. */
export function isFirstPattern(name: ts.Node): boolean {
  if (!ts.isArrayBindingPattern(name)) return false;
  const [first, ...others] = name.elements;
  return (
    first !== undefined &&
    !others.length &&
    ts.isBindingElement(first) &&
    ts.isIdentifier(first.name) &&
    !first.initializer &&
    !first.dotDotDotToken
  );
}
