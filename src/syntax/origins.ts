import { ts } from '../engine/ts.ts';
import { bindingOf } from './scopes.ts';

/** Constants between are followed this far: half-typed ones can stand for each other. */
const deepest = 8;

/** What declares the one thing that something is made of: a parameter, or the variable of a loop. */
export type Source = ts.ParameterDeclaration | ts.VariableDeclaration;

/** What declares the element of an iteration, by its name or pattern. */
export function sourceOf(item: ts.BindingName | undefined): Source | undefined {
  const declared = item?.parent;
  return declared && (ts.isParameter(declared) || ts.isVariableDeclaration(declared)) ? declared : undefined;
}

/** Whether something is made of what a parameter, or the variable of a loop, holds, through any variables between. */
export function comesFrom(node: ts.Node, source: Source, depth = 0): boolean {
  if (depth > deepest) return false;
  if (ts.isIdentifier(node)) return isNameFrom(node, source, depth);
  if (ts.isPropertyAccessExpression(node)) return comesFrom(node.expression, source, depth);
  if (ts.isPropertyAssignment(node)) return comesFrom(node.initializer, source, depth);
  return ts.forEachChild(node, (child) => comesFrom(child, source, depth)) ?? false;
}

function isNameFrom(name: ts.Identifier, source: Source, depth: number): boolean {
  let binding: ts.Node | undefined = bindingOf(name.text, name);
  while (binding && (ts.isBindingElement(binding) || ts.isBindingName(binding))) binding = binding.parent;
  if (binding === source) return true;
  const initial = binding && ts.isVariableDeclaration(binding) ? binding.initializer : undefined;
  return initial !== undefined && comesFrom(initial, source, depth + 1);
}

/** Whether what the parameter holds already is taken where it is there: `order.customer ?? (await load())`, `if (order.customer) return order.customer`. */
export function isKnownFrom(node: ts.Node, parameter: ts.ParameterDeclaration): boolean {
  const isPart = (test: ts.Node): boolean => comesFrom(test, parameter);
  let child = node;
  for (let { parent } = node; parent && !ts.isFunctionLike(child); { parent } = parent) {
    if (
      ts.isBinaryExpression(parent) &&
      parent.right === child &&
      /^(\?\?|\|\|)$/.test(parent.operatorToken.getText()) &&
      isPart(parent.left)
    )
      return true;
    if (ts.isConditionalExpression(parent) && parent.whenFalse === child && isPart(parent.condition) && isPart(parent.whenTrue))
      return true;
    if (
      ts.isIfStatement(parent) &&
      parent.thenStatement === child &&
      /^\(?!/.test(parent.expression.getText()) &&
      isPart(parent.expression)
    )
      return true;
    if (ts.isBlock(parent) && parent.statements.some((statement) => statement.end <= child.pos && answers(statement, isPart))) return true;
    child = parent;
  }
  return false;
}

/** `if (order.customer) return order.customer` */
function answers(statement: ts.Statement, isPart: (node: ts.Node) => boolean): boolean {
  if (!ts.isIfStatement(statement) || !isPart(statement.expression)) return false;
  const { thenStatement } = statement;
  const last = ts.isBlock(thenStatement) ? thenStatement.statements.at(-1) : thenStatement;
  return last !== undefined && ts.isReturnStatement(last) && last.expression !== undefined && isPart(last.expression);
}
