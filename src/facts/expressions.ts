import { ts } from '../engine/ts.ts';
import { classId, thisAt } from '../syntax/classes.ts';
import { unwrapped } from '../syntax/expressions.ts';
import { functionId } from '../syntax/functions.ts';
import { callbackRole, iterationsAround } from '../syntax/iterations.ts';
import { type Binding, bindingOf } from '../syntax/scopes.ts';
import { around, deepest, type Expr, member } from './expression.ts';
import { describeNamedType, describeType } from './types.ts';

const assignments = new Set([ts.SyntaxKind.EqualsToken, ts.SyntaxKind.QuestionQuestionEqualsToken, ts.SyntaxKind.BarBarEqualsToken]);

/** Objects that hold each other twice would double with every level. */
const deepestObject = 12;

/** Where the value of an expression comes from; undefined where its file alone cannot say. */
export function describe(node: ts.Node, depth = 0): Expr | undefined {
  if (depth > deepest) return;
  const next = (inner: ts.Node): Expr | undefined => describe(inner, depth + 1);
  const expression = ts.isExpression(node) ? unwrapped(node) : node;
  if (ts.isIdentifier(expression)) return describeName(expression, depth);
  if (ts.isPropertyAccessExpression(expression)) return member(next(expression.expression), expression.name.text);
  if (ts.isElementAccessExpression(expression)) {
    const { argumentExpression: key } = expression;
    return ts.isStringLiteralLike(key) ? member(next(expression.expression), key.text) : undefined;
  }
  if (ts.isCallExpression(expression)) return describeCall(expression, next);
  if (ts.isTaggedTemplateExpression(expression)) return around('call', next(expression.tag));
  if (ts.isNewExpression(expression)) return around('new', next(expression.expression));
  if (ts.isAwaitExpression(expression)) return around('await', next(expression.expression));
  if (ts.isFunctionLike(expression)) return functionExpr(expression);
  if (ts.isObjectLiteralExpression(expression)) return depth > deepestObject ? undefined : describeObject(expression, next);
  if (expression.kind === ts.SyntaxKind.ThisKeyword) return describeThis(expression);
  if (ts.isClassExpression(expression)) return { is: 'class', id: classId(expression) };
  if (ts.isBinaryExpression(expression)) return describeChoice(expression, next);
  return;
}

/** What a declared name stands for, by its annotation or its initializer. */
export function describeBinding(binding: Binding | ts.PropertyDeclaration, depth = 0): Expr | undefined {
  if (ts.isVariableDeclaration(binding) || ts.isParameter(binding) || ts.isPropertyDeclaration(binding)) {
    const typed = binding.type && describeType(binding.type, depth + 1);
    if (typed) return typed;
    if (binding.initializer) return describe(binding.initializer, depth + 1);
    return ts.isParameter(binding) ? describeParameter(binding, depth) : undefined;
  }
  if (ts.isBindingElement(binding)) return describeElement(binding, depth);
  if (ts.isClassLike(binding)) return { is: 'class', id: classId(binding) };
  if (ts.isTypeAliasDeclaration(binding) || ts.isInterfaceDeclaration(binding)) return describeNamedType(binding, depth + 1);
  return ts.isFunctionDeclaration(binding) || ts.isFunctionExpression(binding) ? functionExpr(binding) : undefined;
}

/** An instance of the class around, or the class itself in what is static; undefined in functions that get a `this` of their own. */
function describeThis(node: ts.Node): Expr | undefined {
  const found = thisAt(node);
  return found && { is: found.isStatic ? 'class' : 'this', id: classId(found.owner) };
}

/** What a name stands for where it is used. */
export function describeName(node: ts.Identifier, depth: number): Expr | undefined {
  const binding = bindingOf(node.text, node);
  if (!binding) return { is: 'global', name: node.text };
  if (isTopLevel(binding)) return { is: 'name', name: node.text };
  return describeBinding(binding, depth + 1);
}

function isTopLevel(binding: Binding): boolean {
  if (
    ts.isImportClause(binding) ||
    ts.isImportSpecifier(binding) ||
    ts.isNamespaceImport(binding) ||
    ts.isImportEqualsDeclaration(binding)
  ) {
    return true;
  }
  if (ts.isVariableDeclaration(binding))
    return ts.isVariableStatement(binding.parent.parent) && ts.isSourceFile(binding.parent.parent.parent);
  if (ts.isBindingElement(binding) || ts.isParameter(binding)) return false;
  return ts.isSourceFile(binding.parent);
}

function describeCall(call: ts.CallExpression, next: (node: ts.Node) => Expr | undefined): Expr | undefined {
  const [first] = call.arguments;
  const isRequire = ts.isIdentifier(call.expression) && call.expression.text === 'require' && !bindingOf('require', call);
  if ((isRequire || call.expression.kind === ts.SyntaxKind.ImportKeyword) && first && ts.isStringLiteralLike(first)) {
    return { is: 'module', specifier: first.text };
  }
  return around('call', next(call.expression));
}

function describeObject(node: ts.ObjectLiteralExpression, next: (node: ts.Node) => Expr | undefined): Expr {
  const members: Record<string, Expr> = {};
  for (const property of node.properties) {
    if (!property.name || ts.isComputedPropertyName(property.name)) continue;
    const value = ts.isPropertyAssignment(property)
      ? next(property.initializer)
      : ts.isShorthandPropertyAssignment(property)
        ? next(property.name)
        : ts.isMethodDeclaration(property)
          ? functionExpr(property)
          : undefined;
    if (value) members[property.name.text] = value;
  }
  return { is: 'object', members };
}

/** `globalThis.db ?? new Client()`, `a || b`, `(x = y)`: the side that is known, the right one first. */
function describeChoice({ operatorToken, left, right }: ts.BinaryExpression, next: (node: ts.Node) => Expr | undefined): Expr | undefined {
  const { kind } = operatorToken;
  if (assignments.has(kind)) return next(right);
  if (kind !== ts.SyntaxKind.QuestionQuestionToken && kind !== ts.SyntaxKind.BarBarToken) return;
  return next(right) ?? next(left);
}

function describeParameter(parameter: ts.ParameterDeclaration, depth: number): Expr | undefined {
  const role = callbackRole(parameter.parent);
  if (!role || role.repeats || parameter.parent.parameters[0] !== parameter) return;
  return around('given', describe(role.call.expression, depth + 1));
}

function describeElement(element: ts.BindingElement, depth: number): Expr | undefined {
  const pattern = element.parent;
  if (!ts.isObjectBindingPattern(pattern) || element.dotDotDotToken) return;
  const key = element.propertyName ?? element.name;
  if (!ts.isIdentifier(key) && !ts.isStringLiteral(key)) return;
  const owner = pattern.parent;
  if (ts.isVariableDeclaration(owner) && [...iterationsAround(element)].some(({ item }) => item === pattern)) return;
  return member(describeBinding(owner, depth + 1), key.text);
}

function functionExpr(node: ts.SignatureDeclaration): Expr | undefined {
  const id = functionId(node);
  return id === undefined ? undefined : { is: 'function', id };
}
