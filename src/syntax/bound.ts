import { ts } from '../engine/ts.ts';
import { type Call, calleeName, calleeOf, isCall, unwrapped } from './expressions.ts';
import { bindingOf } from './scopes.ts';

/** Whether what is called has a name and hangs on something that its file binds: the types of globals and literals lead nowhere. */
export function isBoundCall(call: Call): boolean {
  return calleeName(call) !== undefined && isBound(calleeOf(call));
}

function isBound(node: ts.Expression): boolean {
  const inner = unwrapped(node);
  if (ts.isIdentifier(inner)) return bindingOf(inner.text, inner) !== undefined;
  if (isCall(inner)) return isBound(calleeOf(inner));
  if (ts.isPropertyAccessExpression(inner) || ts.isElementAccessExpression(inner) || ts.isAwaitExpression(inner)) {
    return isBound(inner.expression);
  }
  return inner.kind === ts.SyntaxKind.ThisKeyword || inner.kind === ts.SyntaxKind.SuperKeyword;
}
