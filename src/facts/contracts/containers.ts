import { nodesOf } from '../../engine/nodes.ts';
import { escapeRegExp, spanOf } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { unwrapped } from '../../syntax/expressions.ts';
import { functionsOf } from '../../syntax/functions.ts';
import { containerOfClass } from './class-shapes.ts';
import { addMethods, shapeOfReturns } from './decorated.ts';
import { addGraphqlType } from './graphql-code.ts';
import { handlerAround } from './handler-around.ts';
import { addBody, addShape, isInCatch } from './handlers.ts';
import { isJsonSchema, propertiesOf, shapeOfJsonSchema } from './json-schema-shapes.ts';
import { addResolver } from './procedures.ts';
import { addReads } from './reads.ts';
import { addRoutes } from './route-list.ts';
import { isFunction, pathOfFile, routeOf } from './routes.ts';
import { addOperationObject, addSchemas } from './schema-places.ts';
import { type Container, type Containers, type Shape, type Sink, unknown } from './shape.ts';
import { containerOfEnum, containerOfType, shapeOfType } from './type-shapes.ts';
import { addTypedHandlers } from './typed-handlers.ts';
import { isVague, shapeOfValue } from './value-shapes.ts';

type Telling = ts.CallExpression | ts.BinaryExpression | ts.NewExpression | ts.ObjectLiteralExpression | ts.ClassLikeDeclaration;

const telling = [
  ts.SyntaxKind.CallExpression,
  ts.SyntaxKind.BinaryExpression,
  ts.SyntaxKind.NewExpression,
  ts.SyntaxKind.ObjectLiteralExpression,
  ts.SyntaxKind.ClassDeclaration,
  ts.SyntaxKind.ClassExpression,
] as const;

/** Everything in TypeScript or JavaScript that has a shape of its own, with places. */
export function containersOf(file: ts.SourceFile): Containers {
  const found = new Map<string, Container>();
  for (const statement of file.statements) addDeclared(statement, found);
  addFunctions(file, found);
  addServed(file, found);
  const isGraphql = /graphql|pothos|nexus|\bbuilder\./i.test(file.text);
  for (const node of nodesOf<Telling>(file, ...telling)) {
    if (ts.isCallExpression(node)) {
      addBody(node, file.fileName, found);
      addSchemas(node, file.fileName, found);
      addResolver(node, file.fileName, found);
    } else if (ts.isBinaryExpression(node) || ts.isNewExpression(node)) addBody(node, file.fileName, found);
    else if (ts.isObjectLiteralExpression(node)) addOperationObject(node, file.fileName, found);
    else addMethods(node, found);
    if (isGraphql && (ts.isNewExpression(node) || ts.isCallExpression(node))) addGraphqlType(node, found);
  }
  addTypedHandlers(file, found);
  addReads(file, found);
  addRoutes(file, nodesOf<ts.CallExpression>(file, ts.SyntaxKind.CallExpression), found);
  return Object.fromEntries(found);
}

function addDeclared(statement: ts.Statement, found: Map<string, Container>): void {
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
    if (!isOfValue(statement)) found.set(statement.name.text, { ...containerOfType(statement), ...sinkOfName(statement) });
  } else if (ts.isEnumDeclaration(statement)) found.set(statement.name.text, containerOfEnum(statement));
  else if (ts.isClassDeclaration(statement)) {
    const container = containerOfClass(statement);
    if (container) found.set(container.name, container);
  } else if (ts.isVariableStatement(statement))
    for (const declaration of statement.declarationList.declarations) addConstant(declaration, found);
}

/** `type User = z.infer<typeof User>` says what the value of that name says. */
function isOfValue(statement: ts.InterfaceDeclaration | ts.TypeAliasDeclaration): boolean {
  return ts.isTypeAliasDeclaration(statement) && new RegExp(`\\btypeof\\s+${statement.name.text}\\b`).test(statement.type.getText());
}

/** What is sent to other people's servers is named for it. */
function sinkOfName(statement: ts.InterfaceDeclaration | ts.TypeAliasDeclaration): { sink?: Sink } {
  const isWebhook = /^Webhook\w*(Payload|Event|Body)$/.test(statement.name.text);
  return isWebhook ? { sink: { direction: 'both', proof: 'a webhook payload by its name' } } : {};
}

function addConstant({ name, initializer, type }: ts.VariableDeclaration, found: Map<string, Container>): void {
  if (!ts.isIdentifier(name) || !initializer) return;
  const value = unwrapped(initializer);
  if (isJsonSchema(value)) {
    const id = propertiesOf(value).get('$id');
    const isNamed = id && ts.isStringLiteralLike(id) && id.text.startsWith('#/components/');
    const sink: Sink = { direction: 'both', proof: `registered as \`${id?.getText().slice(1, -1)}\`` };
    found.set(name.text, {
      kind: 'schema',
      name: name.text,
      shape: shapeOfJsonSchema(value, shapeOfValue),
      at: spanOf(name),
      ...(isNamed && { sink }),
    });
  } else if (!isFunction(value)) {
    const declared = type && shapeOfType(type);
    const shape: Shape = declared && !isVague(declared) ? declared : shapeOfValue(value);
    if (isEnumeration(name, value)) {
      found.set(name.text, { kind: 'enum', name: name.text, shape: { is: 'values', of: shape }, at: spanOf(name) });
      return;
    }
    if (shape.is !== 'unknown' && shape.is !== 'scalar') found.set(name.text, { kind: 'schema', name: name.text, shape, at: spanOf(name) });
  }
}

/** `const Role = { Owner: 'owner' } as const`, whose values its file makes a type or a schema of. */
function isEnumeration({ text }: ts.Identifier, value: ts.Expression): boolean {
  if (!ts.isObjectLiteralExpression(value)) return false;
  const name = escapeRegExp(text);
  const made = new RegExp(`\\(?typeof ${name}\\)?\\[keyof typeof ${name}\\]|\\b(native)?[eE]num\\(${name}\\)`);
  return made.test(value.getSourceFile().text);
}

/** Functions by their returns; those of presenters are what they are for. */
function addFunctions(file: ts.SourceFile, found: Map<string, Container>): void {
  const presents = /\/(presenters?|serializers?)\/|\.(presenter|serializer)\.[cm]?[jt]sx?$/.test(file.fileName);
  for (const { id, node } of functionsOf(file)) {
    if (ts.isSourceFile(node) || !('body' in node)) continue;
    const fn = node as ts.FunctionLikeDeclaration;
    const declared = fn.type && shapeOfType(fn.type);
    const shape = declared && !isVague(declared) ? declared : (shapeOfReturns(fn) ?? declared);
    if (!shape || shape.is === 'unknown' || (shape.is === 'scalar' && shape.name !== 'null')) continue;
    const isPresenter = presents && /^(?:\w+\.)?(present|serialize|to|format|render|default|anonymous)/i.test(id);
    const sink: Sink = { direction: 'response', proof: 'a presenter by its folder' };
    found.set(`${id}()`, { kind: 'function', name: id, shape, at: spanOf(fn.name ?? fn), ...(isPresenter && { sink }) });
  }
}

/** What file-based routers and Fastify send by returning it. */
function addServed(file: ts.SourceFile, found: Map<string, Container>): void {
  const isServed = pathOfFile(file.fileName) !== undefined;
  const returns = /fastify|elysia/i.test(file.text);
  if (!isServed && !returns && !/\bstatusCode\b/.test(file.text)) return;
  for (const node of nodesOf<ts.ReturnStatement | ts.ArrowFunction>(file, ts.SyntaxKind.ReturnStatement, ts.SyntaxKind.ArrowFunction)) {
    const value = ts.isReturnStatement(node) ? node.expression : ts.isBlock(node.body) ? undefined : node.body;
    if (value) addReturned(unwrapped(value), node, { isServed, returns }, found);
  }
}

function addReturned(
  value: ts.Expression,
  node: ts.Node,
  { isServed, returns }: { isServed: boolean; returns: boolean },
  found: Map<string, Container>,
): void {
  const file = node.getSourceFile().fileName;
  const lambda = ts.isObjectLiteralExpression(value) ? bodyOfLambda(value) : undefined;
  const fn = ts.isReturnStatement(node) ? functionAround(node) : node;
  if (!fn || (!lambda && !isHandler(fn, { isServed, returns }))) return;
  const handler = handlerAround(ts.isReturnStatement(node) ? node : value, file);
  if (!handler || (!lambda && handler.route === undefined)) return;
  if (isServed && isInCatch(value)) return;
  const isLiteral = ts.isObjectLiteralExpression(value);
  // Next.js sends responses alone: what a literal means is known to the wrapper that it is returned to.
  const isForWrapper = isServed && isLiteral && !lambda && !isNitro(file);
  const isSent = lambda !== undefined || isLiteral || (isServed && ts.isCallExpression(value) && !isFailure(value));
  if (!isSent) return;
  const sink: Sink = {
    direction: 'response',
    proof: `returned by \`${handler.name}\``,
    ...(handler.route !== undefined && { route: handler.route }),
  };
  const shape = isForWrapper ? unknown('what a wrapper is given') : shapeOfValue(lambda ?? value);
  addShape(`${handler.key} response`, handler, shape, sink, value, found);
}

function isNitro(file: string): boolean {
  return /\/server\/(api|routes)\//.test(file);
}

/** `Response.json(…)`, which is read elsewhere, and helpers that say what failed. */
function isFailure({ expression }: ts.CallExpression): boolean {
  const failing =
    /^(Next)?Response\b|error|problem|forbidden|unauthori[sz]ed|not_?(found|authenticated|allowed|acceptable)|bad_?request|too_?many|missing|conflict|denied|unprocessable|invalid|fail|redirect/i;
  return failing.test(expression.getText());
}

/** `{ statusCode: 200, body: JSON.stringify(x) }`. */
function bodyOfLambda(literal: ts.ObjectLiteralExpression): ts.Expression | undefined {
  const said = propertiesOf(literal);
  const body = said.get('body');
  const status = said.get('statusCode');
  const isSuccess = status && ts.isNumericLiteral(status) && Number(status.text) < 400;
  if (!isSuccess || !body || !ts.isCallExpression(body) || body.expression.getText() !== 'JSON.stringify') return;
  return body.arguments[0];
}

function functionAround(node: ts.Node): ts.Node | undefined {
  let outer = node.parent;
  while (outer && !ts.isFunctionLike(outer)) outer = outer.parent;
  return outer;
}

/** A function that a router calls: exported by a served file, directly, as argument of a wrapper or as its `handler`; registered with Fastify. */
function isHandler(fn: ts.Node, { isServed, returns }: { isServed: boolean; returns: boolean }): boolean {
  const { parent } = fn;
  if (returns && ts.isCallExpression(parent) && routeOf(parent)) return true;
  if (!isServed) return false;
  if (ts.isFunctionDeclaration(fn)) return ts.isSourceFile(parent);
  const inner = ts.isPropertyAssignment(parent) ? parent.parent.parent : parent;
  const outer = ts.isCallExpression(inner) ? inner.parent : inner;
  return (ts.isVariableDeclaration(outer) && ts.isSourceFile(outer.parent.parent.parent)) || ts.isExportAssignment(outer);
}
