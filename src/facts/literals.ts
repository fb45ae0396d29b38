import { ts } from '../engine/ts.ts';
import { assignedToThis } from '../syntax/assignments.ts';
import { any, args, called, type Expr } from './expression.ts';
import { functionExpr, type Next } from './expressions.ts';

/** An object is its members, and what is spread into it. */
export function describeObject(node: ts.ObjectLiteralExpression, next: Next): Expr {
  const members: Record<string, Expr> = {};
  const spreads: Expr[] = [];
  for (const property of node.properties) {
    const spread = ts.isSpreadAssignment(property) ? next(property.expression) : undefined;
    if (spread) spreads.unshift(spread);
    if (!property.name || ts.isComputedPropertyName(property.name)) continue;
    const value = describeProperty(property, next);
    if (value) members[property.name.text] = value;
  }
  return { is: 'object', members, ...(spreads.length && { extends: spreads }) };
}

/** What a property holds; a getter is what it returns. */
export function describeProperty(property: ts.ObjectLiteralElementLike, next: Next): Expr | undefined {
  if (ts.isPropertyAssignment(property)) return next(property.initializer) ?? describeFilled(property, next);
  if (ts.isShorthandPropertyAssignment(property)) return next(property.name);
  if (ts.isMethodDeclaration(property)) return functionExpr(property);
  return ts.isGetAccessorDeclaration(property) ? called('call', functionExpr(property)) : undefined;
}

/** `{ pool: null, connect() { this.pool = new Pool(); } }`: what its functions put there. */
function describeFilled({ name, initializer, parent }: ts.PropertyAssignment, next: Next): Expr | undefined {
  const isEmpty = initializer.kind === ts.SyntaxKind.NullKeyword || initializer.getText() === 'undefined';
  return isEmpty ? any(...assignedToThis(parent, name.getText()).map(next)) : undefined;
}

/** A list of known elements; where lists are spread into it, of what is in the first. */
export function describeArray({ elements }: ts.ArrayLiteralExpression, next: Next): Expr | undefined {
  const spread = elements.find(ts.isSpreadElement);
  if (spread) return next(spread.expression);
  const items = args(elements.map(next));
  return items && { is: 'list', items };
}
