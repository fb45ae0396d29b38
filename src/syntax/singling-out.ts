import { ts } from '../engine/ts.ts';
import { unwrapped } from './expressions.ts';
import { comesFrom, type Source } from './origins.ts';

/**
 * Whether a node runs for one element alone, the one that is what somebody looks for: `if (order.id === wanted) …`, or what follows
 * `if (viewer.id !== user.id) return`. `element` declares the element, `within` is what runs for each of them.
 */
export function isForOne(node: ts.Node, element: Source, within: ts.Node): boolean {
  const finds = (test: ts.Expression, isTrue: boolean): boolean => singlesOut(unwrapped(test), isTrue, element);
  let child = node;
  for (let { parent } = node; parent && child !== within; { parent } = parent) {
    if (ts.isIfStatement(parent) && child !== parent.expression && finds(parent.expression, child === parent.thenStatement)) return true;
    if (ts.isConditionalExpression(parent) && child !== parent.condition && finds(parent.condition, child === parent.whenTrue)) return true;
    if (ts.isBinaryExpression(parent) && child === parent.right && isAnd(parent) && finds(parent.left, true)) return true;
    const before = ts.isBlock(parent) ? parent.statements.filter((statement) => statement.end <= child.pos) : [];
    if (before.some((statement) => ts.isIfStatement(statement) && isLeft(statement) && finds(statement.expression, false))) return true;
    child = parent;
  }
  return false;
}

/** Whether a test that turned out so leaves one element: what is its own is what is asked for. */
function singlesOut(test: ts.Expression, isTrue: boolean, element: Source): boolean {
  if (ts.isPrefixUnaryExpression(test) && test.operator === ts.SyntaxKind.ExclamationToken)
    return singlesOut(unwrapped(test.operand), !isTrue, element);
  if (!ts.isBinaryExpression(test)) return false;
  const [left, right] = [unwrapped(test.left), unwrapped(test.right)];
  if (isTrue ? isAnd(test) : test.operatorToken.kind === ts.SyntaxKind.BarBarToken)
    return singlesOut(left, isTrue, element) || singlesOut(right, isTrue, element);
  if (!(isTrue ? /^===?$/ : /^!==?$/).test(test.operatorToken.getText())) return false;
  return (isKeyOf(left, element) && isWanted(right, element)) || (isKeyOf(right, element) && isWanted(left, element));
}

/** `order.id`, `id`: no two elements share it. Columns that lead elsewhere (`order.customerId`) are shared by many. */
function isKeyOf(side: ts.Expression, element: Source): boolean {
  const name = ts.isPropertyAccessExpression(side) ? side.name.text : ts.isIdentifier(side) ? side.text : '';
  return /^(_?id|pk|u?uid|uuid|guid|slug|uri|email|username|handle)$/i.test(name) && comesFrom(side, element);
}

/** Something else, that may be another one next time: a constant would name a kind. */
function isWanted(side: ts.Expression, element: Source): boolean {
  return (ts.isIdentifier(side) || ts.isPropertyAccessExpression(side)) && side.getText() !== 'undefined' && !comesFrom(side, element);
}

function isAnd({ operatorToken }: ts.BinaryExpression): boolean {
  return operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
}

/** `if (…) return`, `if (…) continue` */
function isLeft({ thenStatement, elseStatement }: ts.IfStatement): boolean {
  const last = ts.isBlock(thenStatement) ? thenStatement.statements.at(-1) : thenStatement;
  return !elseStatement && last !== undefined && (ts.isReturnStatement(last) || ts.isContinueStatement(last) || ts.isThrowStatement(last));
}
