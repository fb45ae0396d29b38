import { relative } from 'node:path';
import type { FactReader } from '../engine/facts.ts';
import type { FileId } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { describe } from '../facts/expressions.ts';
import { evaluate } from '../facts/values.ts';
import { type Call, calleeOf, isCall, shown, unwrapped } from '../syntax/expressions.ts';
import { callbackRole } from '../syntax/iterations.ts';

export interface Place {
  /** Relative to the project. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** How a call gets at what it calls a method of (or, without one, at what it calls): what a person asks of a miss. */
export interface Receiver {
  /** In words that group the calls which the same reasoning would prove: `parameter, annotated → property`. */
  readonly receiver: string;
  readonly type: string;
  /** The innermost expression of which facts say nothing, and where what it names is declared. */
  readonly stopsAt?: string;
  readonly declaredAt?: string;
}

export function readReceiver(call: Call, project: FileId, checker: ts.TypeChecker, facts: FactReader): Receiver {
  const callee = calleeOf(call);
  const node = isAccess(callee) ? unwrapped(callee.expression) : callee;
  const receiver = isAccess(callee) ? kindOf(node, checker) : `called itself: ${kindOf(node, checker)}`;
  const type = checker.typeToString(checker.getTypeAtLocation(node), node);
  const unknown = innermostUnknown(callee, facts);
  const declaration = unknown && symbolOf(ts.isPropertyAccessExpression(unknown) ? unknown.name : unknown, checker)?.declarations?.[0];
  const declared = declaration && placeOf(declaration, project);
  return {
    receiver,
    type: type.length > 100 ? `${type.slice(0, 99)}…` : type,
    ...(unknown && { stopsAt: shown(unknown) }),
    ...(declared && { declaredAt: `${declared.file}:${declared.line}` }),
  };
}

export function placeOf(node: ts.Node, project: FileId): Place {
  const source = node.getSourceFile();
  return { file: relative(project, source.fileName), line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1 };
}

function innermostUnknown(node: ts.Expression, facts: FactReader): ts.Expression | undefined {
  const expression = unwrapped(node);
  const value = evaluate(describe(expression), expression.getSourceFile().fileName, facts);
  if (value && value.is !== 'parameter') return;
  const inner = isCall(expression) ? calleeOf(expression) : isStep(expression) ? expression.expression : undefined;
  return (inner && innermostUnknown(inner, facts)) ?? expression;
}

function kindOf(node: ts.Expression, checker: ts.TypeChecker): string {
  const expression = unwrapped(node);
  if (expression.kind === ts.SyntaxKind.SuperKeyword) return 'super';
  if (expression.kind === ts.SyntaxKind.ThisKeyword) return 'this';
  if (ts.isIdentifier(expression)) return nameKind(expression, checker);
  if (ts.isAwaitExpression(expression)) return `awaited ${kindOf(expression.expression, checker)}`;
  if (ts.isPropertyAccessExpression(expression)) return step(expression.expression, 'property', checker);
  if (ts.isElementAccessExpression(expression)) return step(expression.expression, 'element', checker);
  if (!isCall(expression)) return ts.SyntaxKind[expression.kind];
  const callee = calleeOf(expression);
  return step(isAccess(callee) ? callee.expression : callee, 'call', checker);
}

/** Steps of a kind count as one, however long the chain. */
function step(from: ts.Expression, name: string, checker: ts.TypeChecker): string {
  const before = kindOf(from, checker);
  return before.endsWith(`→ ${name}`) ? before : `${before} → ${name}`;
}

function nameKind(name: ts.Identifier, checker: ts.TypeChecker): string {
  const declaration = symbolOf(name, checker)?.declarations?.[0];
  if (!declaration) return 'unresolved name';
  if (ts.isClassLike(declaration)) return 'class';
  if (ts.isFunctionLike(declaration)) return 'function';
  if (ts.isParameter(declaration)) return parameterKind(declaration);
  if (ts.isBindingElement(declaration)) return `destructured ${patternKind(declaration, checker)}`;
  if (!ts.isVariableDeclaration(declaration)) return ts.SyntaxKind[declaration.kind];
  return declaration.getSourceFile() === name.getSourceFile() ? variableKind(declaration, checker) : 'imported variable';
}

function patternKind({ parent: pattern }: ts.BindingElement, checker: ts.TypeChecker): string {
  const list = ts.isArrayBindingPattern(pattern) ? 'list of ' : '';
  const { parent: owner } = pattern;
  if (ts.isParameter(owner)) return list + parameterKind(owner);
  return list + (ts.isBindingElement(owner) ? patternKind(owner, checker) : variableKind(owner, checker));
}

function parameterKind({ type, parent: fn }: ts.ParameterDeclaration): string {
  if (type) return 'parameter, annotated';
  const role = callbackRole(fn);
  if (role) return role.repeats ? 'parameter of a callback per element' : 'parameter of a callback run at once';
  return ts.isArrowFunction(fn) || ts.isFunctionExpression(fn) ? 'parameter of an inline function' : 'parameter, not annotated';
}

function variableKind({ type, initializer, parent: list }: ts.VariableDeclaration, checker: ts.TypeChecker): string {
  if (ts.isForOfStatement(list.parent)) return 'element of a for…of';
  if (type) return 'variable, annotated';
  if (!initializer) return 'variable, assigned later';
  const value = unwrapped(initializer);
  const waited = ts.isAwaitExpression(value) ? unwrapped(value.expression) : value;
  const awaited = waited === value ? '' : 'awaited ';
  return `variable = ${awaited}${isCall(waited) ? callKind(waited, checker) : ts.SyntaxKind[waited.kind]}`;
}

/** The project's own functions say what they return; of a package's we know it or not. */
function callKind(call: Call, checker: ts.TypeChecker): string {
  const declared = checker.getResolvedSignature(call)?.declaration?.getSourceFile().fileName;
  if (declared === undefined) return 'unresolved call';
  return declared.includes('/node_modules/') ? "a package's call" : "the project's call";
}

function symbolOf(node: ts.Node, checker: ts.TypeChecker): ts.Symbol | undefined {
  const symbol = checker.getSymbolAtLocation(node);
  return symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function isAccess(node: ts.Node): node is ts.PropertyAccessExpression | ts.ElementAccessExpression {
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
}

function isStep(node: ts.Node): node is ts.AwaitExpression | ts.PropertyAccessExpression | ts.ElementAccessExpression {
  return ts.isAwaitExpression(node) || isAccess(node);
}
