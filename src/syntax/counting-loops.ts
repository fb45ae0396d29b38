import { ts } from '../engine/ts.ts';
import { calleeName, unwrapped } from './expressions.ts';
import { bindingOf } from './scopes.ts';

export type CountingLoop = ts.ForStatement | ts.WhileStatement | ts.DoStatement;

/**
 * The collection that a counting or conditional loop works through one by one: `orders` of `i < orders.length` by single steps,
 * `queue` of `while (queue.length)` with a `shift` or `pop`. The others are pages, retries, polls, workers, or levels of a tree.
 */
export function countedCollection(loop: CountingLoop): ts.Expression | undefined {
  return ts.isForStatement(loop) && loop.incrementor ? countedBySteps(loop) : drained(loop);
}

function countedBySteps({ initializer, condition, incrementor }: ts.ForStatement): ts.Expression | undefined {
  if (!condition || !/\+\+|--|[+-]=\s*1\b/.test(incrementor!.getText())) return;
  return measured(condition) ?? (initializer && ts.isVariableDeclarationList(initializer) ? measured(initializer) : undefined);
}

/** Each round takes one element away, or moves a counter on to the next. */
function drained(loop: CountingLoop): ts.Expression | undefined {
  const condition = ts.isForStatement(loop) ? loop.condition : loop.expression;
  if (!condition) return;
  const taken = find(condition, (node) => (isTaking(node) ? receiverOf(node) : undefined));
  if (taken) return taken;
  const collection = measured(condition);
  if (!collection) return;
  const counter = ts.isBinaryExpression(condition) && ts.isIdentifier(condition.left) ? condition.left.text : undefined;
  const takes = (node: ts.Node): boolean => (counter ? isStepOf(counter, node) : isTaking(node) && isSame(receiverOf(node), collection));
  const reads = (node: ts.Node): boolean => !counter || (ts.isElementAccessExpression(node) && isSame(node.expression, collection));
  return holds(loop.statement, takes) && holds(loop.statement, reads) ? collection : undefined;
}

/** What `.length` or `.size` is asked of, also where a constant holds the answer. */
function measured(root: ts.Node): ts.Expression | undefined {
  return find(root, (node) => {
    if (ts.isPropertyAccessExpression(node)) return /^(length|size)$/.test(node.name.text) ? node.expression : undefined;
    if (!ts.isIdentifier(node) || ts.isVariableDeclaration(node.parent)) return;
    const binding = bindingOf(node.text, node);
    const value = binding && ts.isVariableDeclaration(binding) ? binding.initializer : undefined;
    const holder = value && unwrapped(value);
    return holder && ts.isPropertyAccessExpression(holder) && holder.name.text === 'length' ? holder.expression : undefined;
  });
}

function isTaking(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && /^(shift|pop)$/.test(calleeName(node) ?? '');
}

function receiverOf(call: ts.CallExpression): ts.Expression | undefined {
  const callee = unwrapped(call.expression);
  return ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
}

function isStepOf(counter: string, node: ts.Node): boolean {
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) return node.operand.getText() === counter;
  return ts.isBinaryExpression(node) && node.left.getText() === counter && /^\+=\s*1$/.test(node.getText().slice(counter.length).trim());
}

function isSame(one: ts.Expression | undefined, other: ts.Expression): boolean {
  return one !== undefined && unwrapped(one).getText() === unwrapped(other).getText();
}

function holds(root: ts.Node, isIt: (node: ts.Node) => boolean): boolean {
  return find(root, (node) => isIt(node) || undefined) ?? false;
}

/** The first answer, this node's own included, in the order of the text. */
function find<T>(node: ts.Node, answer: (node: ts.Node) => T | undefined): T | undefined {
  return answer(node) ?? ts.forEachChild(node, (child) => find(child, answer));
}
