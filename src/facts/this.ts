import { ts } from '../engine/ts.ts';
import { baseOf, classId, thisAt } from '../syntax/classes.ts';
import { describeGivenThis } from './bindings.ts';
import { args, called, type Expr, either } from './expression.ts';
import type { Next } from './expressions.ts';
import { describeProperty } from './literals.ts';
import { describeType } from './types.ts';

/** An instance of the class around, or the class itself in what is static; undefined in functions that get a `this` of their own. */
export function describeThis(node: ts.Node, depth: number, next: Next): Expr | undefined {
  const { owner, isStatic, type, fn } = thisAt(node);
  if (fn) return describeGivenThis(fn, depth + 1);
  if (owner && ts.isObjectLiteralExpression(owner)) return next(owner);
  const around: Expr | undefined = owner && { is: isStatic ? 'class' : 'this', id: classId(owner) };
  return either(type && describeType(type), around);
}

/** What the class around inherits from: an instance of it, or in what is static the class itself. */
export function describeSuper(node: ts.Node, next: Next): Expr | undefined {
  const { owner, isStatic } = thisAt(node);
  const base = owner && ts.isClassLike(owner) ? baseOf(owner) : undefined;
  const parent = base && next(base.expression);
  return isStatic
    ? parent
    : called('new', parent, undefined, base?.typeArguments && args(base.typeArguments.map((type) => describeType(type))));
}

/** `this.constructor` in an instance of a class. */
export function describeThisClass({ expression, name }: ts.PropertyAccessExpression): Expr | undefined {
  if (name.text !== 'constructor' || expression.kind !== ts.SyntaxKind.ThisKeyword) return;
  const { owner, isStatic } = thisAt(expression);
  return owner && ts.isClassLike(owner) && !isStatic ? { is: 'class', id: classId(owner) } : undefined;
}

/** One property of the object around, without the others: a large object would be described for every call in it. */
export function describeThisProperty({ expression, name }: ts.PropertyAccessExpression, next: Next): Expr | undefined {
  const owner = expression.kind === ts.SyntaxKind.ThisKeyword ? thisAt(expression).owner : undefined;
  if (!owner || !ts.isObjectLiteralExpression(owner)) return;
  const property = owner.properties.find((one) => one.name && !ts.isComputedPropertyName(one.name) && one.name.text === name.text);
  return property && describeProperty(property, next);
}
