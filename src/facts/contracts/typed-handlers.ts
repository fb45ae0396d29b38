import { nodesOf } from '../../engine/nodes.ts';
import { spanOf } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { type Handler, handlerAround } from './handler-around.ts';
import { keyOfRoute, routeOf, shownRoute } from './routes.ts';
import type { Container, Sink } from './shape.ts';
import { nameOfMember, shapeOfType } from './type-shapes.ts';

type Role = 'body' | 'query' | 'response';

/** A part of a request or a response, and the type that says what it is. */
type Part = readonly [Role, ts.TypeNode];

const typed = /\b(Request|RequestHandler|FastifyRequest|RouteHandlerMethod|RouteHandler)\s*<|\.(get|post|put|patch|delete)\s*<\s*\{/;

/**
 * Adds what the types of handlers say where no schema does: `(req: Request<Params, Sent, Taken, Query>) => …`, `const create:
 * RequestHandler<…> = …`, `(request: FastifyRequest<{ Body: Taken }>) => …`, `fastify.get<{ Querystring: Query; Reply: Sent }>('/users', …)`.
 */
export function addTypedHandlers(file: ts.SourceFile, found: Map<string, Container>): void {
  if (!typed.test(file.text)) return;
  const { Parameter, VariableDeclaration, CallExpression } = ts.SyntaxKind;
  for (const node of nodesOf<ts.ParameterDeclaration | ts.VariableDeclaration | ts.CallExpression>(
    file,
    Parameter,
    VariableDeclaration,
    CallExpression,
  )) {
    const parts = ts.isCallExpression(node) ? partsOfRoute(node) : partsOfType(node.type);
    const handler = parts.length ? handlerOf(node) : undefined;
    for (const [role, type] of handler ? parts : []) add(role, type, handler!, found);
  }
}

function handlerOf(node: ts.ParameterDeclaration | ts.VariableDeclaration | ts.CallExpression): Handler | undefined {
  const { fileName } = node.getSourceFile();
  if (ts.isParameter(node)) return handlerAround(node, fileName);
  if (ts.isVariableDeclaration(node)) return node.initializer && handlerAround(node.initializer, fileName);
  const route = routeOf(node);
  return route && { key: keyOfRoute(route), name: shownRoute(route), route: shownRoute(route) };
}

/** Express takes them in an order of their own, Fastify by name. */
function partsOfType(type: ts.TypeNode | undefined): readonly Part[] {
  if (!type || !ts.isTypeReferenceNode(type) || !type.typeArguments) return [];
  const name = type.typeName.getText().split('.').at(-1)!;
  const [first, , body, query] = type.typeArguments;
  if (/^(FastifyRequest|RouteHandlerMethod|RouteHandler)$/.test(name)) return first ? partsOfMembers(first) : [];
  if (!/^Request(Handler)?$/.test(name)) return [];
  return [...(body ? [['body', body] as const] : []), ...(query ? [['query', query] as const] : [])];
}

function partsOfRoute(call: ts.CallExpression): readonly Part[] {
  const [first] = call.typeArguments ?? [];
  return first && routeOf(call) ? partsOfMembers(first) : [];
}

const roles: Readonly<Record<string, Role>> = { Body: 'body', Querystring: 'query', Reply: 'response' };

function partsOfMembers(type: ts.TypeNode): readonly Part[] {
  const members = ts.isTypeLiteralNode(type) ? type.members.filter(ts.isPropertySignature) : [];
  return members.flatMap((member): readonly Part[] => {
    const role = roles[nameOfMember(member.name) ?? ''];
    return role && member.type ? [[role, member.type]] : [];
  });
}

function add(role: Role, type: ts.TypeNode, { key, name, route }: Handler, found: Map<string, Container>): void {
  const shape = shapeOfType(type);
  const isTelling = shape.is === 'ref' || (shape.is === 'object' && Object.keys(shape.fields).length > 0) || 'of' in shape;
  if (!isTelling || found.has(`${key} ${role}`)) return;
  const sink: Sink = {
    direction: role === 'response' ? 'response' : 'request',
    proof: `the type of the ${role} of \`${name}\``,
    ...(route !== undefined && { route }),
  };
  found.set(`${key} ${role}`, { kind: 'handler', name, shape, sink, at: spanOf(type) });
}
