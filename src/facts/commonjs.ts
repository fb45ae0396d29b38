import { ts } from '../engine/ts.ts';
import { initialValue } from '../syntax/assignments.ts';
import { unwrapped } from '../syntax/expressions.ts';
import { bindingOf } from '../syntax/scopes.ts';
import { describeDescriptor } from './additions.ts';
import { called, type Expr } from './expression.ts';
import { describe } from './expressions.ts';

/** What a file offers by way of `module.exports`. */
export interface CommonJs {
  /** By name; what is exported whole stands under `=`, unless it is an object whose members stand here themselves. */
  readonly exports: Record<string, Expr>;
  /** Specifiers of modules whose exports are handed on. */
  readonly stars: string[];
}

/** Reads one statement of the top level: assignments to exports, and the calls by which people and compilers add to them. */
export function addCommonJs(statement: ts.Statement, into: CommonJs): void {
  if (ts.isVariableStatement(statement)) {
    for (const { name, initializer } of statement.declarationList.declarations)
      if (initializer) addAssignment(unwrapped(initializer), into, name);
  } else if (ts.isExpressionStatement(statement)) {
    const expression = unwrapped(statement.expression);
    if (ts.isCallExpression(expression)) addCall(expression, into);
    else addAssignment(expression, into);
  }
}

/** `module.exports = exports = …`, `exports.first = exports.second = …`; `const api = module.exports = {}` exports what `api` is filled with. */
function addAssignment(expression: ts.Expression, into: CommonJs, alias?: ts.BindingName): void {
  const targets: ts.Expression[] = [];
  let value = expression;
  while (ts.isBinaryExpression(value) && value.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    targets.push(value.left);
    value = unwrapped(value.right);
  }
  for (const target of targets) {
    const name = exportedName(target);
    if (name !== undefined) add(name, describe(value), into);
    else if (isExports(target) && !ts.isIdentifier(target)) addWhole(alias && ts.isIdentifier(alias) ? alias : value, into);
  }
}

/** `Object.assign(exports, …)`, `Object.defineProperty(exports, 'load', …)`, `__exportStar(require('./load'), exports)`. */
function addCall(call: ts.CallExpression, into: CommonJs): void {
  const name = call.expression.getText();
  const [first, second, third] = call.arguments;
  if (!first || !second) return;
  if (/(^|\.)__exportStar$/.test(name) && isExports(second)) addMembers(first, into);
  else if (!isExports(first)) return;
  else if (name === 'Object.assign') for (const source of call.arguments.slice(1)) addMembers(source, into);
  else if (name === 'Object.defineProperty' && ts.isStringLiteralLike(second) && third) add(second.text, describeDescriptor(third), into);
}

/** `module.exports = …`: an object is its members, which other statements may add to. */
function addWhole(node: ts.Expression, into: CommonJs): void {
  const merged = isCallOf(node, /^Object\.(assign|freeze|seal)$/) ? [...node.arguments] : [node];
  const [first, ...others] = merged.map(unwrapped);
  if (first && ts.isObjectLiteralExpression(first)) addMembers(first, into);
  else if (first) add('=', describe(first), into);
  for (const other of others) addMembers(other, into);
}

/** Every member of an object literal, or of what a required module exports, by its name too. */
function addMembers(node: ts.Expression, into: CommonJs): void {
  const source = initialValue(node);
  const described = describe(source);
  if (described?.is === 'module') into.stars.push(described.specifier);
  if (described?.is !== 'object' || !ts.isObjectLiteralExpression(source)) return;
  for (const [name, value] of Object.entries(described.members)) add(name, value, into);
  for (const property of source.properties) {
    if (ts.isSpreadAssignment(property)) addMembers(property.expression, into);
    else if (ts.isGetAccessor(property) && ts.isIdentifier(property.name))
      add(property.name.text, called('call', describe(property)), into);
  }
}

function add(name: string, value: Expr | undefined, { exports }: CommonJs): void {
  if (value) exports[name] = value;
}

/** `load` in `exports.load`, `module.exports.load`, `exports['load']`. */
function exportedName(target: ts.Expression): string | undefined {
  if (ts.isPropertyAccessExpression(target)) return isExports(target.expression) ? target.name.text : undefined;
  if (!ts.isElementAccessExpression(target) || !isExports(target.expression)) return;
  return ts.isStringLiteralLike(target.argumentExpression) ? target.argumentExpression.text : undefined;
}

/** `exports` or `module.exports`, unless the file declares such a name itself. */
function isExports(node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return node.text === 'exports' && !bindingOf('exports', node);
  return ts.isPropertyAccessExpression(node) && node.getText() === 'module.exports' && !bindingOf('module', node);
}

function isCallOf(node: ts.Expression, name: RegExp): node is ts.CallExpression {
  return ts.isCallExpression(node) && name.test(node.expression.getText());
}
