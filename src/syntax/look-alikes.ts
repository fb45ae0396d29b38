import { memo } from '../engine/memo.ts';
import { ts } from '../engine/ts.ts';
import { calleeName, unwrapped } from './expressions.ts';
import type { Iteration } from './iterations.ts';
import { bindingOf } from './scopes.ts';

/** Whether an iteration really multiplies `node` by the number of elements: it is none of the look-alikes that experience knows. */
export function runsOncePerElement(node: ts.Node, iteration: Iteration): boolean {
  if (!iteration.items || isFixedList(iteration.items) || isListOfChunks(iteration)) return false;
  if (ts.isForOfStatement(iteration.node) && iteration.node.awaitModifier) return false;
  return !leavesAfter(node, iteration.node) && !isFallbackOfLookup(node);
}

/** `[a, b]`, `const kinds = ['x', 'y']`, `Array.from({ length: 3 })`: as many rounds in production as in development. */
function isFixedList(items: ts.Expression): boolean {
  const list = unwrapped(items);
  if (ts.isArrayLiteralExpression(list)) return !list.elements.some(ts.isSpreadElement);
  if (ts.isObjectLiteralExpression(list)) return list.properties.some((property) => property.getText().match(/^length\s*:\s*\d+$/));
  if (ts.isCallExpression(list)) return isFixedCall(list);
  return isLiteralConstant(list);
}

/** `Object.keys({ a, b })`, and what is at most as long as the fixed list it is taken from: `[a, b].filter(…)`. */
function isFixedCall(call: ts.CallExpression): boolean {
  const callee = unwrapped(call.expression);
  const [of] = call.arguments;
  if (!ts.isPropertyAccessExpression(callee)) return false;
  if (/^Object\.(keys|values|entries)$/.test(callee.getText())) {
    return of !== undefined && (isLiteralConstant(of) || ts.isObjectLiteralExpression(unwrapped(of)));
  }
  return (
    /^(filter|map|slice|sort|toSorted|reverse|toReversed|entries|keys|values)$/.test(callee.name.text) && isFixedList(callee.expression)
  );
}

function isLiteralConstant(node: ts.Expression): boolean {
  if (!ts.isIdentifier(node)) return false;
  const binding = bindingOf(node.text, node);
  if (binding && ts.isEnumDeclaration(binding)) return true;
  if (!binding || !ts.isVariableDeclaration(binding) || !binding.initializer || !isConst(binding)) return false;
  const value = unwrapped(binding.initializer);
  if (ts.isObjectLiteralExpression(value)) return value.properties.length > 0;
  return ts.isArrayLiteralExpression(value) && value.elements.length > 0 && !value.elements.some(ts.isSpreadElement);
}

function isConst({ parent }: ts.VariableDeclaration): boolean {
  return (parent.flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.Const;
}

/** Each element is itself a list: one query serves all of a chunk. */
function isListOfChunks({ items, item }: Iteration): boolean {
  return isMadeOfChunks(unwrapped(items!)) || (item !== undefined && /\b(chunk|batch|page|slice)(es|s)?\b/i.test(item.getText()));
}

function isMadeOfChunks(list: ts.Expression): boolean {
  if (ts.isCallExpression(list)) {
    const callee = unwrapped(list.expression);
    if (/chunk|batch|partition|splice/i.test(calleeName(list) ?? '')) return true;
    return ts.isPropertyAccessExpression(callee) && callee.name.text === 'entries' && isMadeOfChunks(unwrapped(callee.expression));
  }
  if (!ts.isIdentifier(list)) return false;
  const binding = bindingOf(list.text, list);
  const initializer = binding && ts.isVariableDeclaration(binding) ? binding.initializer : undefined;
  return /chunks|batches/i.test(list.text) || (initializer !== undefined && isMadeOfChunks(unwrapped(initializer)));
}

/** Once the node has run, nothing brings the loop around again: `return` or `break` follows, as in a retry or a first-match search. */
function leavesAfter(node: ts.Node, loop: ts.Node): boolean {
  if (!ts.isIterationStatement(loop, false)) return false;
  let leaves = false;
  for (let child = node; child !== loop; child = child.parent) {
    if (ts.isFunctionLike(child)) leaves = false;
    else if (ts.isReturnStatement(child)) leaves = true;
    else if (ts.isBlock(child.parent)) {
      const after = exitsOf(child.parent).filter(({ pos }) => pos > child.pos);
      leaves ||= after.some((exit) => ts.isReturnStatement(exit) || isBreakOf(exit, loop));
    }
  }
  return leaves;
}

const exits = new WeakMap<ts.Block, readonly ts.Statement[]>();

/** Asked for every call in a block: those of a long one are found once. */
function exitsOf(block: ts.Block): readonly ts.Statement[] {
  return memo(exits, block, () =>
    block.statements.filter((statement) => ts.isReturnStatement(statement) || ts.isBreakStatement(statement)),
  );
}

function isBreakOf(statement: ts.Statement, loop: ts.Node): boolean {
  if (!ts.isBreakStatement(statement) || statement.label) return false;
  let around: ts.Node = statement.parent;
  while (!ts.isIterationStatement(around, false) && !ts.isSwitchStatement(around)) around = around.parent;
  return around === loop;
}

/** `if (!rows) rows = await load()`, `rows ?? (await load())` where the caller may pass `rows`: it runs only for callers that do not. */
export function isDefaultOfParameter(node: ts.Node): boolean {
  let child = node;
  for (let { parent } = node; parent && !ts.isFunctionLike(child); { parent } = parent) {
    if (ts.isIfStatement(parent) && parent.thenStatement === child && missingNames(parent.expression).some(isParameter)) return true;
    if (ts.isBinaryExpression(parent) && parent.right === child && /^(\?\?|\|\|)=?$/.test(parent.operatorToken.getText())) {
      if (isParameter(parent.left)) return true;
    }
    child = parent;
  }
  return false;
}

/** The expressions that a test finds missing: `x` in `!x`, `x === undefined`, `x == null`. */
function missingNames(test: ts.Expression): readonly ts.Expression[] {
  const inner = unwrapped(test);
  if (ts.isPrefixUnaryExpression(inner) && inner.operator === ts.SyntaxKind.ExclamationToken) return [unwrapped(inner.operand)];
  if (!ts.isBinaryExpression(inner)) return [];
  const operator = inner.operatorToken.getText();
  if (operator === '&&') return [...missingNames(inner.left), ...missingNames(inner.right)];
  return /^===?$/.test(operator) && /^(undefined|null)$/.test(inner.right.getText()) ? [unwrapped(inner.left)] : [];
}

function isParameter(node: ts.Expression): boolean {
  const name = unwrapped(node);
  let binding: ts.Node | undefined = ts.isIdentifier(name) ? bindingOf(name.text, name) : undefined;
  while (binding && (ts.isBindingElement(binding) || ts.isBindingName(binding))) binding = binding.parent;
  return binding !== undefined && ts.isParameter(binding);
}

/** `known.get(id) ?? (await load(id))`: what was loaded beforehand answers first. */
function isFallbackOfLookup(node: ts.Node): boolean {
  let child = node;
  for (let { parent } = node; parent && ts.isExpression(parent); { parent } = parent) {
    if (ts.isBinaryExpression(parent) && parent.right === child && /^(\?\?|\|\|)=?$/.test(parent.operatorToken.getText())) {
      const left = unwrapped(parent.left);
      if (ts.isCallExpression(left) && calleeName(left) === 'get') return true;
      if (ts.isElementAccessExpression(left)) return true;
    }
    child = parent;
  }
  return false;
}
