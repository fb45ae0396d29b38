import { ts } from '../engine/ts.ts';

/** The expression without parentheses, `as`, `satisfies`, `!` and type assertions around it. */
export function unwrapped(node: ts.Expression): ts.Expression {
  let inner = node;
  while (isWrapper(inner)) inner = inner.expression;
  return inner;
}

/** The outermost expression that is the same value: the other way round. */
export function wrapped(node: ts.Node): ts.Node {
  let outer = node;
  while (isWrapper(outer.parent)) outer = outer.parent;
  return outer;
}

/** The `await` around an expression, if it has one. */
export function awaitAround(node: ts.Node): ts.AwaitExpression | undefined {
  const { parent } = wrapped(node);
  return ts.isAwaitExpression(parent) ? parent : undefined;
}

/** `findUnique` in `db.user.findUnique(…)`, `load` in `load(…)`. */
export function calleeName({ expression }: ts.CallExpression): string | undefined {
  const callee = unwrapped(expression);
  if (ts.isPropertyAccessExpression(callee)) return callee.name.text;
  return ts.isIdentifier(callee) ? callee.text : undefined;
}

/** Whether names and property accesses are all there is: reading it twice is reading it once. */
export function isPath(node: ts.Expression): boolean {
  const inner = unwrapped(node);
  if (ts.isPropertyAccessExpression(inner)) return isPath(inner.expression);
  return ts.isIdentifier(inner) || inner.kind === ts.SyntaxKind.ThisKeyword;
}

/** Code as a message shows it: on one line, cut where it is long. */
export function shown(node: ts.Node, longest = 60): string {
  const text = node.getText().replace(/\s+/g, ' ');
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/** What a call calls, as a message shows it: `loadOwner`, `prisma.user.findUnique`, `db('users')….first`. */
export function shownCallee(call: ts.CallExpression): string {
  const links: ts.CallExpression[] = [];
  for (let link = receiverCall(call); link; link = receiverCall(link)) links.push(link);
  const head = links.at(-1);
  return head ? `${shown(head, 40)}${links.length > 1 ? '…' : ''}.${calleeName(call)}` : shown(call.expression);
}

/** The call whose result a method is called on: `db('users')` in `db('users').first()`. */
function receiverCall({ expression }: ts.CallExpression): ts.CallExpression | undefined {
  const callee = unwrapped(expression);
  const receiver = ts.isPropertyAccessExpression(callee) ? unwrapped(callee.expression) : callee;
  return ts.isCallExpression(receiver) ? receiver : undefined;
}

function isWrapper(node: ts.Node): node is ts.ParenthesizedExpression | ts.AsExpression | ts.NonNullExpression | ts.SatisfiesExpression {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isTypeAssertionExpression(node)
  );
}
