import { ts } from '../engine/ts.ts';
import { unwrapped } from './expressions.ts';
import { comesFrom, type Source } from './origins.ts';

/** With fewer kinds, each has many elements: to sort them first is worth it. */
const fewestKinds = 3;

/** Whether a node runs for one kind of elements among several, as in the replay of a log: `switch (event.type)`, `if … else if … else if`. */
export function isForOneKind(node: ts.Node, element: Source, within: ts.Node): boolean {
  for (let child = node; child !== within && child.parent; child = child.parent) {
    const { parent } = child;
    if (ts.isCaseClause(child) && isKind(child.expression) && ts.isCaseBlock(parent))
      if (parent.clauses.length >= fewestKinds && comesFrom(parent.parent.expression, element)) return true;
    if (ts.isIfStatement(child) && !isElse(child) && kindsIn(child, element) >= fewestKinds) return true;
  }
  return false;
}

function isElse(statement: ts.IfStatement): boolean {
  return ts.isIfStatement(statement.parent) && statement.parent.elseStatement === statement;
}

/** How many ways a chain of tests of one thing has; none where it tests something else as well. */
function kindsIn(first: ts.IfStatement, element: Source): number {
  const subject = subjectOf(first.expression, element);
  let ways = 0;
  let last: ts.Statement | undefined = first;
  for (; last && ts.isIfStatement(last); last = last.elseStatement) {
    if (subject === undefined || subjectOf(last.expression, element) !== subject) return 0;
    ways++;
  }
  return last ? ways + 1 : ways;
}

/** `event.type` in `event.type === 'paid'`, where it comes from the element. */
function subjectOf(test: ts.Expression, element: Source): string | undefined {
  const inner = unwrapped(test);
  if (!ts.isBinaryExpression(inner) || !/^===?$/.test(inner.operatorToken.getText())) return;
  return isKind(inner.right) && comesFrom(inner.left, element) ? inner.left.getText() : undefined;
}

/** A text, or a constant by its name: `'paid'`, `Kind.Paid`, `KIND_PAID`. */
function isKind(node: ts.Expression): boolean {
  const value = unwrapped(node);
  return (
    ts.isLiteralExpression(value) || (/^[A-Z]/.test(value.getText()) && !ts.isCallExpression(value)) || /\.\$type$/.test(value.getText())
  );
}
