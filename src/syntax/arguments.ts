import { ts } from '../engine/ts.ts';
import { calleeName, unwrapped, wrapped } from './expressions.ts';
import { bindingOf } from './scopes.ts';

/** Names for lists are followed this far: half-typed ones can stand for each other. */
const deepest = 5;

/** Whether a list is an argument of a method of this name: itself, spread into another list, or by the name of a variable it is kept in. */
export function isHandedTo(method: string, list: ts.Node): boolean {
  return takerOf(list, (call) => calleeName(call) === method) !== undefined;
}

/**
 * What waits for a promise, or a list of them, together with others: `Promise.all` and its relatives, also where a variable keeps the list,
 * or the promise is pushed to it.
 */
export function gatheringOf(promise: ts.Node): ts.CallExpression | undefined {
  return takerOf(promise, isGathering);
}

function isGathering({ expression }: ts.CallExpression): boolean {
  const callee = unwrapped(expression);
  const isOfPromise = ts.isPropertyAccessExpression(callee) && callee.expression.getText() === 'Promise';
  return isOfPromise && ['all', 'allSettled', 'any', 'race'].includes(callee.name.text);
}

/** The first call that takes this value as an argument and is the one asked for. */
function takerOf(value: ts.Node, isIt: (call: ts.CallExpression) => boolean, depth = 0): ts.CallExpression | undefined {
  if (depth > deepest) return;
  const outer = wrapped(value);
  const { parent } = outer;
  if (ts.isSpreadElement(parent) || ts.isArrayLiteralExpression(parent)) return takerOf(parent, isIt, depth + 1);
  const list = ts.isCallExpression(parent) ? listPushedTo(parent) : ts.isVariableDeclaration(parent) ? parent.name : undefined;
  if (list && ts.isIdentifier(list)) return takerOfName(list, isIt, depth + 1);
  const isTaken = ts.isCallExpression(parent) && parent.arguments.includes(outer as ts.Expression);
  return isTaken && isIt(parent) ? parent : undefined;
}

function listPushedTo(call: ts.CallExpression): ts.Expression | undefined {
  const callee = unwrapped(call.expression);
  return ts.isPropertyAccessExpression(callee) && callee.name.text === 'push' ? callee.expression : undefined;
}

/** Among the uses of a variable, in the block that declares it. */
function takerOfName(name: ts.Identifier, isIt: (call: ts.CallExpression) => boolean, depth: number): ts.CallExpression | undefined {
  const declaration = bindingOf(name.text, name);
  let block: ts.Node | undefined = declaration && ts.isVariableDeclaration(declaration) ? declaration : undefined;
  while (block && !ts.isBlock(block) && !ts.isSourceFile(block)) block = block.parent;
  const taker = (node: ts.Node): ts.CallExpression | undefined => {
    const isUse = ts.isIdentifier(node) && node.text === name.text && node !== name && node.parent !== declaration && ts.isExpression(node);
    return (isUse ? takerOf(node, isIt, depth) : undefined) ?? ts.forEachChild(node, taker);
  };
  return block && taker(block);
}
