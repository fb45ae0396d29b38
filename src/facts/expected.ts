import { ts } from '../engine/ts.ts';
import { called, type Expr, element, member } from './expression.ts';
import { describe } from './expressions.ts';
import { describeType } from './types.ts';

/** What is expected where a value stands: by the annotation of what it is put into, or by what it is passed to. */
export function describeExpected(node: ts.Node, depth: number): Expr | undefined {
  const { parent } = node;
  const next = (outer: ts.Node): Expr | undefined => describeExpected(outer, depth + 1);
  const type = (written: ts.TypeNode | undefined): Expr | undefined => written && describeType(written, depth + 1);
  if (depth > deepestExpected) return;
  if (ts.isMethodDeclaration(node)) return ts.isObjectLiteralExpression(parent) ? propertyOf(node, next) : undefined;
  if (ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent)) return next(parent);
  if (ts.isSatisfiesExpression(parent) || ts.isAsExpression(parent)) return type(parent.type) ?? next(parent);
  if (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent) || ts.isParameter(parent))
    return parent.initializer === node ? type(parent.type ?? ts.getJSDocType(parent)) : undefined;
  if (ts.isPropertyAssignment(parent)) return propertyOf(parent, next);
  if (ts.isArrayLiteralExpression(parent)) return element(next(parent));
  if (ts.isReturnStatement(parent)) return resultOf(functionAround(parent), next, type);
  if (ts.isArrowFunction(parent)) return parent.body === node ? resultOf(parent, next, type) : undefined;
  if (!ts.isCallExpression(parent)) return;
  const index = parent.arguments.indexOf(node as ts.Expression);
  const to = index < 0 ? undefined : describe(parent.expression, depth + 1);
  return to && { is: 'passed', to, index };
}

/** Tables of functions nest; deeper ones are data. */
const deepestExpected = 8;

type Next = (outer: ts.Node) => Expr | undefined;

function propertyOf({ name, parent }: ts.PropertyAssignment | ts.MethodDeclaration, next: Next): Expr | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? member(next(parent), name.text) : undefined;
}

function resultOf(
  fn: ts.SignatureDeclaration | undefined,
  next: Next,
  type: (written: ts.TypeNode | undefined) => Expr | undefined,
): Expr | undefined {
  if (!fn) return;
  return fn.type ? type(fn.type) : ts.isArrowFunction(fn) || ts.isFunctionExpression(fn) ? called('call', next(fn)) : undefined;
}

function functionAround(node: ts.Node): ts.SignatureDeclaration | undefined {
  let around = node.parent;
  while (around && !ts.isFunctionLike(around)) around = around.parent;
  return around;
}
