import { ts } from '../engine/ts.ts';
import { calleeName, wrapped } from './expressions.ts';

/** Names for lists are followed this far: half-typed ones can stand for each other. */
const deepest = 5;

/** Whether a list is an argument of a method of this name: itself, spread into another list, or by the name of a variable it is kept in. */
export function isHandedTo(method: string, list: ts.Node, depth = 0): boolean {
  if (depth > deepest) return false;
  const outer = wrapped(list);
  const { parent } = outer;
  if (ts.isSpreadElement(parent) || ts.isArrayLiteralExpression(parent)) return isHandedTo(method, parent, depth + 1);
  if (ts.isCallExpression(parent)) return calleeName(parent) === method && parent.arguments.includes(outer as ts.Expression);
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return false;
  const { text } = parent.name;
  let block: ts.Node = parent;
  while (!ts.isBlock(block) && !ts.isSourceFile(block)) block = block.parent;
  const uses = (node: ts.Node): boolean => {
    if (ts.isIdentifier(node) && node.text === text && node.parent !== parent && ts.isExpression(node))
      return isHandedTo(method, node, depth + 1);
    return ts.forEachChild(node, uses) ?? false;
  };
  return uses(block);
}
