import type { FileId } from '../../engine/text.ts';
import { spanOf } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { calleeName, shown, unwrapped } from '../../syntax/expressions.ts';
import { bindingOf } from '../../syntax/scopes.ts';
import { type Handler, handlerAround } from './handler-around.ts';
import { type Container, type Shape, type Sink, unionOf } from './shape.ts';
import { shapeOfType } from './type-shapes.ts';
import { shapeOfValue } from './value-shapes.ts';

/** A value that is sent to a client. */
export interface Body {
  readonly value: ts.Expression;
  readonly proof: string;
  readonly at: ts.Node;
  readonly isError: boolean;
}

/** Adds what a call or an assignment sends to a client to the response of its handler. */
export function addBody(node: ts.Node, file: FileId, found: Map<string, Container>): void {
  const body = bodySent(node);
  if (!body) return;
  const handler = handlerAround(node, file);
  if (!handler) return;
  const key = `${handler.key} ${body.isError ? 'error' : 'response'}`;
  const sink: Sink = {
    direction: 'response',
    ...(handler.route !== undefined && { route: handler.route }),
    proof: body.proof,
    ...(body.isError && { isError: true as const }),
  };
  const declared = body.isError ? undefined : declaredBody(node);
  addShape(key, handler, declared ?? shapeOfValue(body.value), sink, body.at, found);
  // A type that others share may have more than is sent.
  if (declared && declared.is !== 'object') addShape(`${key} value`, handler, shapeOfValue(body.value), sink, body.at, found);
}

/** What a call, an assignment or a `new` sends to a client. */
export function bodySent(node: ts.Node): Body | undefined {
  if (ts.isCallExpression(node)) return sentBy(node);
  if (ts.isBinaryExpression(node)) return assignedTo(node);
  return ts.isNewExpression(node) ? sentByNew(node) : undefined;
}

/** Several bodies of one handler are one response that has the fields of all. */
export function addShape(key: string, { name }: Handler, shape: Shape, sink: Sink, at: ts.Node, found: Map<string, Container>): void {
  const before = found.get(key);
  const whole = before ? unionOf([before.shape, shape]) : shape;
  found.set(key, { kind: 'handler', name, shape: whole, sink: before?.sink ?? sink, at: before?.at ?? spanOf(at) });
}

/** `res.json(x)`, `res.status(200).json(x)`, `reply.send(x)`, `c.json(x)`, `Response.json(x)`, `NextResponse.json(x)`. */
function sentBy(call: ts.CallExpression): Body | undefined {
  const callee = unwrapped(call.expression);
  const [value, init] = call.arguments;
  if (!value) return;
  if (ts.isIdentifier(callee)) return callee.text === 'json' && importedFromRemix(callee) ? bodyOf(value, call, statusIn(init)) : undefined;
  if (!ts.isPropertyAccessExpression(callee)) return;
  const method = callee.name.text;
  const receiver = unwrapped(callee.expression);
  if (ts.isIdentifier(receiver) && /^(Next)?Response$/.test(receiver.text))
    return method === 'json' ? bodyOf(value, call, statusIn(init)) : undefined;
  if (!/^(json|jsonp|send|ok|created)$/.test(method)) return;
  if (method === 'send' && isScalarBody(value)) return;
  const { root, status } = rootOf(receiver);
  if (!root || !isResponder(root)) return;
  return bodyOf(value, call, status ?? (init && ts.isNumericLiteral(init) ? Number(init.text) : undefined));
}

function bodyOf(value: ts.Expression, at: ts.CallExpression | ts.NewExpression, status: number | undefined): Body {
  return {
    value,
    proof: `passed to \`${shown(at.expression, 40)}\``,
    at: at.expression,
    isError: status === undefined ? isInCatch(at) : status >= 400,
  };
}

/** Text and pages are no fields. */
function isScalarBody(value: ts.Expression): boolean {
  const inner = unwrapped(value);
  return ts.isStringLiteralLike(inner) || ts.isTemplateExpression(inner);
}

/** The parameter that a chain begins with, and the status that it sets on its way. */
function rootOf(node: ts.Expression): { readonly root: ts.Identifier | undefined; readonly status?: number } {
  let inner = node;
  let status: number | undefined;
  while (true) {
    if (ts.isIdentifier(inner)) return { root: inner, ...(status !== undefined && { status }) };
    if (ts.isPropertyAccessExpression(inner)) inner = unwrapped(inner.expression);
    else if (ts.isCallExpression(inner)) {
      const [first] = inner.arguments;
      if (/^(status|code)$/.test(calleeName(inner) ?? '') && first && ts.isNumericLiteral(first)) status = Number(first.text);
      inner = unwrapped(inner.expression);
    } else return { root: undefined };
  }
}

/** A parameter that is called or typed as what answers: a response of `fetch` is none. */
function isResponder(name: ts.Identifier): boolean {
  const binding = bindingOf(name.text, name);
  if (!binding || !(ts.isParameter(binding) || ts.isBindingElement(binding))) return false;
  const type = ts.isParameter(binding) ? binding.type?.getText() : undefined;
  return (
    /^(res|response|resp|reply|c|ctx|context)$/.test(name.text) || /\b(Response|NextApiResponse|FastifyReply|Context)\b/.test(type ?? '')
  );
}

function importedFromRemix(name: ts.Identifier): boolean {
  const binding = bindingOf(name.text, name);
  if (!binding || !ts.isImportSpecifier(binding)) return false;
  const { moduleSpecifier } = binding.parent.parent.parent as ts.ImportDeclaration;
  const isApi = /\/routes\/api[./]|\/routes\/.*\+server\./.test(name.getSourceFile().fileName);
  return isApi && ts.isStringLiteral(moduleSpecifier) && /^(@remix-run\/|@sveltejs\/kit|react-router)/.test(moduleSpecifier.text);
}

function statusIn(init: ts.Expression | undefined): number | undefined {
  const [, status] = /\bstatus:\s*(\d{3})\b/.exec(init?.getText() ?? '') ?? [];
  return status === undefined ? undefined : Number(status);
}

/** What is sent when something failed. */
export function isInCatch(node: ts.Node): boolean {
  for (let outer = node.parent; outer && !ts.isFunctionLike(outer); outer = outer.parent) if (ts.isCatchClause(outer)) return true;
  return false;
}

/** Koa: `ctx.body = { data }`. */
function assignedTo({ left, right, operatorToken }: ts.BinaryExpression): Body | undefined {
  if (operatorToken.kind !== ts.SyntaxKind.EqualsToken || !ts.isPropertyAccessExpression(left) || left.name.text !== 'body') return;
  const { root } = rootOf(left.expression);
  if (!root || !/^(ctx|context)$/.test(root.text) || isScalarBody(right) || /^(ctx|context)\.request$/.test(left.expression.getText()))
    return;
  return { value: right, proof: `set as \`${left.getText()}\``, at: left, isError: isInCatch(left) };
}

/** `new Response(JSON.stringify(x))`. */
function sentByNew(node: ts.NewExpression): Body | undefined {
  const [first, init] = node.arguments ?? [];
  if (!ts.isIdentifier(node.expression) || !/^(Next)?Response$/.test(node.expression.text) || !first) return;
  const inner = unwrapped(first);
  if (!ts.isCallExpression(inner) || inner.expression.getText() !== 'JSON.stringify' || !inner.arguments[0]) return;
  return bodyOf(inner.arguments[0], node, statusIn(init));
}

/** `(req: Request, res: Response<UserBody>)` says what is sent; the compiler holds the handler to it. */
function declaredBody(node: ts.Node): Shape | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
  const { root } = rootOf(unwrapped(node.expression.expression));
  const binding = root && bindingOf(root.text, root);
  const type = binding && ts.isParameter(binding) ? binding.type : undefined;
  if (!type || !ts.isTypeReferenceNode(type) || !/(^|\.)(NextApi)?Response$/.test(type.typeName.getText())) return;
  const body = type.typeArguments?.[0];
  return body && (ts.isTypeLiteralNode(body) || ts.isTypeReferenceNode(body) || ts.isUnionTypeNode(body)) ? shapeOfType(body) : undefined;
}
