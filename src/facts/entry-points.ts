import { memo } from '../engine/memo.ts';
import { ts } from '../engine/ts.ts';
import { calleeName, shown, unwrapped, wrapped } from '../syntax/expressions.ts';
import { parametersOf } from '../syntax/functions.ts';
import { isMapOfResolvers, resolverOf } from '../syntax/resolvers.ts';
import { decoratorOf } from './contracts/class-shapes.ts';
import { routesOfMethod } from './contracts/decorated.ts';
import { functionIn, pathOfFile, registers, routeOf, shownRoute } from './contracts/routes.ts';

/** The function that a framework runs for a request from outside. */
export interface EntryPoint {
  /** What it answers, as a person would say it: `GET /orders`, `the mutation addOrder`, `the server action save`. */
  readonly name: string;
  /** What it returns, or is handed to answer with, goes to a client as it is. GraphQL sends only what its types name. */
  readonly answers: 'as it is' | 'by a schema';
  readonly fn: ts.Node;
  /** It resolves a field of what another one has loaded. */
  readonly isField?: true;
}

/** What a node is run for, by what its file says: the route, procedure, action or resolver that it stands in. */
export function entryPointAround(node: ts.Node): EntryPoint | undefined {
  if (!ts.isFunctionLike(node)) return searched(node);
  const found = memo(known, node, () => searched(node) ?? 'none');
  return found === 'none' ? undefined : found;
}

/** Asked of many nodes of a function, answered once. */
const known = new WeakMap<ts.Node, EntryPoint | 'none'>();

function searched(node: ts.Node): EntryPoint | undefined {
  for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
    if (ts.isFunctionLike(inner) && inner !== node) return entryPointAround(inner);
    const found = entryPointAt(inner, outer);
    if (found) return found;
  }
  return;
}

function entryPointAt(inner: ts.Node, outer: ts.Node): EntryPoint | undefined {
  const found = ts.isCallExpression(outer) && outer.expression !== inner ? handedOver(inner, outer) : undefined;
  return found ?? (ts.isMethodDeclaration(inner) ? ofMethod(inner) : undefined) ?? inMap(inner) ?? inFile(inner, outer);
}

/** `router.get('/orders', wrap(async (req, res) => …))`, `procedure.input(…).mutation(({ input }) => …)`. */
function handedOver(handed: ts.Node, call: ts.CallExpression): EntryPoint | undefined {
  const route = routeOf(call);
  if (route) return { name: shownRoute(route), answers: 'as it is', fn: handed };
  const method = calleeName(call);
  const fn = functionIn(handed as ts.Expression);
  if (method === undefined || !fn) return;
  // A client that is called `api` gives its callbacks no response.
  if (registers(call) && fn.parameters.length > 1)
    return { name: `${method.toUpperCase()} ${call.arguments[0]!.getText()}`, answers: 'as it is', fn: handed };
  const receiver = ts.isPropertyAccessExpression(call.expression) ? call.expression.expression.getText() : '';
  if (/^(query|mutation|subscription)$/.test(method) && /procedure/i.test(receiver))
    return { name: `the ${method} ${nameAround(call) ?? 'of a router'}`, answers: 'as it is', fn: handed };
  if (/^(action|handler)$/.test(method) && /action/i.test(receiver) && isModuleOfActions(call.getSourceFile()))
    return { name: `the server action ${nameAround(call) ?? ''}`.trim(), answers: 'as it is', fn: handed };
  return;
}

const controllers = /Controller$|^Route$/;
const operations = /^(Query|Mutation|Subscription)$/;

/** Decorators may be composed by the project: the name of one that makes a controller ends so. */
function ofMethod(method: ts.MethodDeclaration): EntryPoint | undefined {
  const owner = method.parent;
  if (!ts.isClassLike(owner) || !method.modifiers?.some(ts.isDecorator)) return;
  const own = method.name.getText();
  const [route] = routesOfMethod(method);
  if (route) return { name: shownRoute(route), answers: 'as it is', fn: method };
  const isServed = decoratorOf(owner, controllers) && ts.getDecorators(method)?.length;
  if (isServed) return { name: `${owner.name?.text ?? 'the controller'}.${own}`, answers: 'as it is', fn: method };
  const field = decoratorOf(method, /^(ResolveField|ResolveProperty|FieldResolver|ResolveReference)$/);
  const operation = field ?? decoratorOf(method, operations);
  if (operation) {
    const name = `the ${operation.expression.getText().toLowerCase()} ${own}`;
    return { name, answers: 'by a schema', fn: method, ...(field && { isField: true as const }) };
  }
  const message = decoratorOf(method, /^(MessagePattern|EventPattern|SubscribeMessage|GrpcMethod)$/);
  return message && { name: `the messages of ${own}`, answers: 'as it is', fn: method };
}

/** `{ Query: { orders: () => … } }` of Apollo. */
function inMap(fn: ts.Node): EntryPoint | undefined {
  if (!ts.isFunctionLike(fn)) return;
  const resolver = resolverOf(fn);
  if (resolver) return { name: `the field ${resolver.name}`, answers: 'by a schema', fn, isField: true };
  const field = ts.isMethodDeclaration(fn) ? fn : wrapped(fn).parent;
  if (!(ts.isPropertyAssignment(field) || ts.isMethodDeclaration(field)) || !ts.isObjectLiteralExpression(field.parent)) return;
  const type = wrapped(field.parent).parent;
  if (!ts.isPropertyAssignment(type) || !ts.isObjectLiteralExpression(type.parent)) return;
  const isRoot = /^(Query|Mutation|Subscription)$/.test(type.name.getText());
  return isRoot && isMapOfResolvers(type.parent)
    ? { name: `${type.name.getText()}.${field.name.getText()}`, answers: 'by a schema', fn }
    : undefined;
}

/** What a file-based router, or a directive, makes of the functions that a file exports. */
function inFile(inner: ts.Node, outer: ts.Node): EntryPoint | undefined {
  const name = exportedName(inner, outer);
  if (name === undefined) return;
  const file = inner.getSourceFile();
  const found = (says: string): EntryPoint => ({ name: says, answers: 'as it is', fn: inner });
  if ((isModuleOfActions(file) && !isCached(inner)) || isAction(inner)) return found(`the server action ${name}`);
  const path = pathOfFile(file.fileName);
  if (path !== undefined && /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/.test(name)) return found(`${name} ${path}`);
  if (path !== undefined && /^(default|handler)$/.test(name)) return found(path);
  if (/^(loader|action)$/.test(name) && /\/routes\//.test(file.fileName) && /from ['"](@remix-run\/|react-router)/.test(file.text))
    return found(`the ${name} of ${file.fileName.replace(/^.*\/routes\//, '')}`);
  return /^getServerSideProps$/.test(name) ? found('getServerSideProps') : undefined;
}

function exportedName(inner: ts.Node, outer: ts.Node): string | undefined {
  if (ts.isExportAssignment(inner) && !inner.isExportEquals) return 'default';
  if (ts.isFunctionDeclaration(inner) && ts.isSourceFile(outer) && isExported(inner))
    return isExported(inner, ts.SyntaxKind.DefaultKeyword) ? 'default' : inner.name?.text;
  if (!ts.isVariableDeclaration(inner) || !ts.isIdentifier(inner.name)) return;
  const statement = outer.parent;
  return ts.isVariableStatement(statement) && ts.isSourceFile(statement.parent) && (isExported(statement) || isExportedAsDefault(inner))
    ? inner.name.text
    : undefined;
}

function isExportedAsDefault({ name }: ts.VariableDeclaration): boolean {
  return name.getSourceFile().statements.some((one) => ts.isExportAssignment(one) && shown(one.expression) === name.getText());
}

function isExported(node: ts.Node, keyword: ts.SyntaxKind = ts.SyntaxKind.ExportKeyword): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node)?.some(({ kind }) => kind === keyword) ?? false);
}

/** Whether a file's exports are server actions: `'use server'` stands first. Services have it, too, where somebody took it for `server-only`. */
function isModuleOfActions({ statements, fileName }: ts.SourceFile): boolean {
  const isServerOnly = (one: ts.Statement): boolean =>
    ts.isImportDeclaration(one) && /^['"]server-only['"]$/.test(one.moduleSpecifier.getText());
  return (
    statements.some((one) => ts.isExpressionStatement(one) && isUseServer(one.expression)) &&
    !statements.some(isServerOnly) &&
    !/(^|[/.-])services?\.[cm]?tsx?$/.test(fileName)
  );
}

/** `cache(async (id) => …)` of React answers whoever renders on the server, never a client. */
function isCached(node: ts.Node): boolean {
  const made = ts.isVariableDeclaration(node) && node.initializer ? unwrapped(node.initializer) : undefined;
  return made !== undefined && ts.isCallExpression(made) && /^((react|React\.)?cache|unstable_cache)$/i.test(made.expression.getText());
}

function isAction(node: ts.Node): boolean {
  const fn = ts.isVariableDeclaration(node) ? node.initializer && unwrapped(node.initializer) : node;
  const body = fn && ts.isFunctionLike(fn) && 'body' in fn ? fn.body : undefined;
  return (
    body !== undefined && ts.isBlock(body) && body.statements.some((one) => ts.isExpressionStatement(one) && isUseServer(one.expression))
  );
}

function isUseServer(node: ts.Expression): boolean {
  return ts.isStringLiteral(node) && node.text === 'use server';
}

/** The property or variable that holds a value. */
function nameAround(node: ts.Node): string | undefined {
  const { parent } = wrapped(node);
  return (ts.isPropertyAssignment(parent) || ts.isVariableDeclaration(parent)) && ts.isIdentifier(parent.name)
    ? parent.name.text
    : undefined;
}

/** A parameter by which a function takes a request, or answers it, as frameworks hand them over. */
export function transportParameters(fn: ts.SignatureDeclaration): readonly ts.ParameterDeclaration[] {
  if (!fn.parameters.length) return [];
  const taken = parametersOf(fn).filter(({ name, type }) => (ts.isIdentifier(name) && transport.test(name.text)) || isTyped(type));
  return taken.some(({ name, type }) => isTyped(type) || (ts.isIdentifier(name) && /^(res|response|reply)$/.test(name.text))) ? taken : [];
}

function isTyped(type: ts.TypeNode | undefined): boolean {
  const isNamed = type !== undefined && (ts.isTypeReferenceNode(type) || ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type));
  return isNamed && typed.test(type.getText());
}

const transport = /^_?(req|request|res|response|reply)$/;
const typed = /(^|\.)(\w*Request|\w*Response|FastifyReply|NextApi\w+|IRouterContext|AppContext|Router\w*Context)\b/;
