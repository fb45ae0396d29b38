import { ts } from '../engine/ts.ts';
import { calleeName, unwrapped } from './expressions.ts';

/** What a handler does beside answering, as far as its own text says. */
export type Concern = 'reads the request' | 'computes' | 'shapes the reply';

/** The places in a function where it attends to each concern, in the order in which they stand. */
export function concernsOf(fn: ts.FunctionLikeDeclaration): ReadonlyMap<Concern, readonly ts.Node[]> {
  const found = new Map<Concern, ts.Node[]>();
  const add = (concern: Concern, node: ts.Node): void => void found.set(concern, [...(found.get(concern) ?? []), node]);
  for (const parameter of fn.parameters)
    if (/^@(Body|Param|Query|Headers)\(/.test(parameter.getText())) add('reads the request', parameter);
  const visit = (node: ts.Node): void => {
    if (readsRequest(node)) add('reads the request', node);
    else if (computes(node)) add('computes', node);
    else if (shapes(node)) add('shapes the reply', node);
    ts.forEachChild(node, visit);
  };
  if (fn.body) visit(fn.body);
  return found;
}

const requested = /^(req|request|ctx\.request|ctx|c\.req|context\.request)\.(body|params|query|headers|cookies|json|formData|param)$/;

function readsRequest(node: ts.Node): boolean {
  return ts.isPropertyAccessExpression(node) && requested.test(node.getText());
}

/** Sums, prices, shares: what is only counted up, or put together as text, decides nothing. */
function computes(node: ts.Node): boolean {
  if (ts.isCallExpression(node)) return calleeName(node) === 'reduce';
  return ts.isBinaryExpression(node) && arithmetic.has(node.operatorToken.kind) && !isPaging(node);
}

const arithmetic: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.SlashToken,
  ts.SyntaxKind.PlusEqualsToken,
  ts.SyntaxKind.MinusEqualsToken,
]);

/** `(page - 1) * limit`, `60 * 60 * 1000`. */
function isPaging(node: ts.BinaryExpression): boolean {
  return (
    /page|limit|offset|skip|take|perPage|size/i.test(node.getText()) ||
    [node.left, node.right].every((side) => /^[\d_.\s*/()]+$|['"`]|Date\.now/.test(side.getText())) ||
    /['"`]/.test(node.right.getText())
  );
}

/** A list mapped to objects of at least three fields that are named one by one. */
function shapes(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || calleeName(node) !== 'map') return false;
  const [fn] = node.arguments;
  const body = fn && ts.isArrowFunction(fn) ? fn.body : undefined;
  const made = body && !ts.isBlock(body) ? unwrapped(body) : undefined;
  return made !== undefined && ts.isObjectLiteralExpression(made) && made.properties.filter(ts.isPropertyAssignment).length >= 3;
}
