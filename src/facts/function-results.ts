import { ts } from '../engine/ts.ts';
import { unwrapped } from '../syntax/expressions.ts';
import { type FunctionOutline, functionId, parametersOf, yieldsOf } from '../syntax/functions.ts';
import { any, awaited, called, type Expr, either, element, listOf } from './expression.ts';
import { describe } from './expressions.ts';
import { describeType } from './types.ts';

/** What it is given, where its type says so; else what its annotation and all of its returns say. */
export function describeResult(node: FunctionOutline['node'], returns: readonly ts.Expression[]): Expr | undefined {
  const type = ts.isSourceFile(node) ? undefined : (node.type ?? ts.getJSDocReturnType(node));
  const passed = type && !ts.isSourceFile(node) ? genericResult(node) : undefined;
  const given =
    'asteriskToken' in node && node.asteriskToken
      ? listOf(any(...yieldsOf(node).map(describeYield)))
      : any(...returns.map((value) => describe(value)));
  return passed ?? either(type && describeType(type), given);
}

/** Whether it returns what it is called on, whatever class that is of: `withTransaction(): this`, `return this`. */
export function returnsItself(node: FunctionOutline['node'], returns: readonly ts.Expression[]): boolean {
  if (!ts.isMethodDeclaration(node) || !ts.isClassLike(node.parent)) return false;
  return node.type ? isThis(node.type) : returns.some((value) => unwrapped(value).kind === ts.SyntaxKind.ThisKeyword);
}

function isThis(type: ts.TypeNode): boolean {
  if (ts.isTypeReferenceNode(type)) return type.typeName.getText() === 'Promise' && type.typeArguments?.some(isThis) === true;
  return type.kind === ts.SyntaxKind.ThisType;
}

/** `yield*` hands on what another list holds. */
function describeYield({ expression, asteriskToken }: ts.YieldExpression): Expr | undefined {
  const value = expression && describe(expression);
  return asteriskToken ? element(value) : value;
}

/** `<T>(fn: T): T` returns what it is given, `<T>(make: () => Promise<T>): Promise<T>` what that returns. */
function genericResult(node: ts.SignatureDeclaration): Expr | undefined {
  const result = node.type && parameterName(node.type, node);
  const id = result === undefined ? undefined : functionId(node);
  if (id === undefined) return;
  for (const [index, { type }] of parametersOf(node).entries()) {
    const passed: Expr = { is: 'parameter', id, index };
    if (type && parameterName(type, node) === result) return passed;
    if (type && ts.isFunctionTypeNode(type) && parameterName(type.type, node) === result) return awaited(called('call', passed));
  }
  return;
}

/** The name of the type parameter that a type is, itself or as a promise. */
function parameterName(type: ts.TypeNode, owner: ts.SignatureDeclaration): string | undefined {
  if (!ts.isTypeReferenceNode(type)) return;
  const name = type.typeName.getText();
  const [argument] = type.typeArguments ?? [];
  if (argument && (name === 'Promise' || name === 'Awaited')) return parameterName(argument, owner);
  return owner.typeParameters?.some((parameter) => parameter.name.text === name) ? name : undefined;
}
