import type { FileId } from '../../engine/text.ts';
import { spanOf } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { calleeName, unwrapped } from '../../syntax/expressions.ts';
import { type Handler, handlerAround } from './handler-around.ts';
import { isJsonSchema, propertiesOf, shapeOfJsonSchema } from './json-schema-shapes.ts';
import { isProcedure, procedureAround } from './procedures.ts';
import { isFunction, keyOfRoute, routeOf, shownRoute } from './routes.ts';
import { shapeOfSchema } from './schema-shapes.ts';
import type { Container, Direction, Shape } from './shape.ts';
import { shapeOfValue } from './value-shapes.ts';

type Found = Map<string, Container>;

/** Adds the schemas that a call hands to a router, a procedure or a validator of requests. */
export function addSchemas(call: ts.CallExpression, file: FileId, found: Found): void {
  const route = routeOf(call);
  if (route) {
    const handler = { key: keyOfRoute(route), name: shownRoute(route), route: shownRoute(route) };
    for (const argument of call.arguments.slice(1)) addRegistered(unwrapped(argument), handler, found);
    return;
  }
  const method = calleeName(call);
  const callee = unwrapped(call.expression);
  const [first] = call.arguments;
  if (!first || !ts.isPropertyAccessExpression(callee)) return;
  if (/^(input|output)$/.test(method!) && isProcedure(callee)) {
    const handler = procedureAround(call, file);
    const direction = method === 'input' ? 'request' : 'response';
    if (handler) add(handler, method!, direction, shapeOfValue(first), `the ${method} of \`${handler.name}\``, first, found);
  } else if (/^(parse|safeParse|parseAsync|safeParseAsync|validate|validateAsync|assert)$/.test(method!))
    addParsed(callee.expression, first, call, file, found);
}

/** What a schema parses that came with a request. */
function addParsed(schema: ts.Expression, argument: ts.Expression, call: ts.CallExpression, file: FileId, found: Found): void {
  const text = argument.getText();
  const isOfRequest = /\b(req|request|ctx|c|event|context)\b[\w.()]*\.(body|query|json|params|input)\b/.test(text);
  const handler = handlerAround(call, file);
  if (!handler || !(isOfRequest || (handler.route !== undefined && /\b(\w*body\w*|\w*query\w*|searchParams|json|payload)\b/i.test(text))))
    return;
  const role = /query|searchParams/i.test(text) ? 'query' : 'body';
  add(handler, role, 'request', shapeOfValue(schema), `parses the ${role} of a request`, schema, found);
}

/** Middleware between path and handler: `validate(UserSchema)`, `zValidator('json', schema)`, `{ schema: { body, response } }`. */
function addRegistered(argument: ts.Expression, handler: Handler, found: Found): void {
  if (ts.isObjectLiteralExpression(argument)) addPositions(argument, handler, undefined, found, true);
  if (!ts.isCallExpression(argument)) return;
  const target = argument.arguments.find(ts.isStringLiteralLike)?.text;
  // What stands in a path has no name there.
  if (target === 'param') return;
  for (const inner of argument.arguments.map(unwrapped)) {
    if (ts.isObjectLiteralExpression(inner)) addPositions(inner, handler, undefined, found, true);
    else if (isSchemaLike(inner) || (ts.isIdentifier(inner) && /valid|schema|guard|parse/i.test(argument.expression.getText())))
      add(
        handler,
        target === 'query' ? 'query' : target === undefined ? 'request' : 'body',
        'request',
        shapeOfValue(inner),
        `validates ${handler.name}`,
        inner,
        found,
      );
  }
}

function isSchemaLike(node: ts.Expression): boolean {
  const name = ts.isPropertyAccessExpression(node) ? node.name.text : ts.isIdentifier(node) ? node.text : undefined;
  return name !== undefined
    ? /schema|dto|guard|validator|(body|query|input|params)$/i.test(name) && !/middleware/i.test(name)
    : shapeOfSchema(node, shapeOfValue) !== undefined;
}

const roles: Readonly<Record<string, Direction>> = {
  body: 'request',
  requestBody: 'request',
  json: 'request',
  form: 'request',
  query: 'request',
  querystring: 'request',
  response: 'response',
  responses: 'response',
  output: 'response',
};

/** Adds the schemas in an object that describes an operation: ts-rest, `createRoute`, zod-openapi, Fastify, guards. */
export function addOperationObject(literal: ts.ObjectLiteralExpression, file: FileId, found: Found): void {
  const said = propertiesOf(literal);
  const isOperation = said.has('responses') || said.has('requestBody') || (said.has('method') && said.has('path'));
  const registered = registeredAround(literal);
  const names = ['body', 'query', 'response', 'schema', 'schemas'];
  const isGuard =
    ts.isCallExpression(literal.parent) &&
    !routeOf(literal.parent) &&
    names.some((name) => said.has(name)) &&
    (registered !== undefined || !isInFunction(literal));
  if (!isOperation && !isGuard) return;
  const text = (key: string): string | undefined => {
    const value = said.get(key);
    return value && ts.isStringLiteralLike(value) ? value.text : undefined;
  };
  const [method, path, id] = [text('method'), text('path'), text('operationId')];
  const route = method !== undefined && path !== undefined ? { method: method.toUpperCase(), path } : undefined;
  const handler: Handler | undefined = route
    ? { key: keyOfRoute(route), name: shownRoute(route), route: shownRoute(route) }
    : id !== undefined
      ? { key: id, name: id, route: id }
      : (registered ?? (isInFunction(literal) ? undefined : procedureAround(literal, file)));
  if (handler) addPositions(literal, handler, undefined, found, isOperation);
}

/** What a function builds when it runs describes no operation of ours: it may well be a request that it makes. */
function isInFunction(node: ts.Node): boolean {
  for (let outer = node.parent; outer; outer = outer.parent) if (ts.isFunctionLike(outer)) return true;
  return false;
}

/** The route whose registration a guard stands in. */
function registeredAround(node: ts.Node): Handler | undefined {
  for (let outer = node.parent; outer && !ts.isFunctionLike(outer); outer = outer.parent) {
    const route = ts.isCallExpression(outer) ? routeOf(outer) : undefined;
    if (route) return { key: keyOfRoute(route), name: shownRoute(route), route: shownRoute(route) };
  }
  return;
}

/** Every schema below an object literal that stands where a request or a response is described. */
function addPositions(
  literal: ts.ObjectLiteralExpression,
  handler: Handler,
  role: string | undefined,
  found: Found,
  isSure: boolean,
): void {
  for (const [key, value] of propertiesOf(literal)) {
    if (/^(params|pathParams|headers|cookies|metadata|handler|parameters)$/.test(key)) continue;
    const inner = unwrapped(value);
    const now = roles[key] ? (role ?? key) : role;
    const isWay = roles[key] !== undefined || /^(schemas?|content|request|\d{3}|[45]xx|.*\/json|default)$/i.test(key);
    if (!isWay || isFunction(inner)) continue;
    const named = /^\d{3}$/.test(key) ? `${now ?? 'response'} ${key}` : now;
    if (ts.isObjectLiteralExpression(inner) && !isJsonSchema(inner)) addPositions(inner, handler, named, found, isSure);
    else if (named !== undefined) addLeaf(inner, handler, named, found, isSure);
  }
}

function addLeaf(node: ts.Expression, handler: Handler, role: string, found: Found, isSure: boolean): void {
  const isSchema =
    isJsonSchema(node) ||
    (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)
      ? isSure || isSchemaLike(node)
      : shapeOfSchema(node, shapeOfValue) !== undefined);
  if (!isSchema) return;
  const direction = roles[role.split(' ')[0]!] ?? 'both';
  const isFailure = /[45]\d\d$/.test(role);
  const shape = isJsonSchema(node) ? shapeOfJsonSchema(node, shapeOfValue) : shapeOfValue(node);
  add(handler, isFailure ? `error ${role}` : role, direction, shape, `the ${role.split(' ')[0]} of \`${handler.name}\``, node, found);
}

function add(
  { key, name, route }: Handler,
  role: string,
  direction: Direction,
  shape: Shape,
  proof: string,
  at: ts.Node,
  found: Found,
): void {
  const sink = { direction, proof, ...(route !== undefined && { route }) };
  const known = found.get(`${key} ${role}`);
  if (!known) found.set(`${key} ${role}`, { kind: 'handler', name, shape, sink, at: spanOf(at) });
}
