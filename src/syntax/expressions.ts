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

/** `load(id)`, or a tagged template: the client of postgres.js is called as one. */
export type Call = ts.CallExpression | ts.TaggedTemplateExpression;

export function isCall(node: ts.Node): node is Call {
  return ts.isCallExpression(node) || ts.isTaggedTemplateExpression(node);
}

/** What is called. */
export function calleeOf(call: Call): ts.Expression {
  return unwrapped(ts.isCallExpression(call) ? call.expression : call.tag);
}

/** `findUnique` in `db.user.findUnique(…)`, `load` in `load(…)`. */
export function calleeName(call: Call): string | undefined {
  const callee = calleeOf(call);
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
  const text = node
    .getText()
    .replace(/\s+/g, ' ')
    .replace(/ ?(\??\.) ?(?=[\w$])/g, '$1');
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/** What a call calls, as a message shows it: `loadOwner`, `prisma.user.findUnique`, `db('users')….first`. */
export function shownCallee(call: Call): string {
  const links: Call[] = [];
  for (let link = receiverCall(call); link; link = receiverCall(link)) links.push(link);
  const head = links.at(-1);
  const callee = calleeOf(call);
  if (head) return `${shown(head, 40)}${links.length > 1 ? '…' : ''}.${calleeName(call)}`;
  const isLong = ts.isPropertyAccessExpression(callee) && callee.getText().length > 60;
  return isLong ? `${shown(callee.expression, 40)}.${callee.name.text}` : shown(callee);
}

/** The call whose result a method is called on: `db('users')` in `db('users').first()`. */
function receiverCall(call: Call): Call | undefined {
  const callee = calleeOf(call);
  const receiver = ts.isPropertyAccessExpression(callee) ? unwrapped(callee.expression) : callee;
  return isCall(receiver) ? receiver : undefined;
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
