import { spanOf } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { calleeName, unwrapped } from '../../syntax/expressions.ts';
import { bindingOf } from '../../syntax/scopes.ts';
import { declaredNames } from '../modules.ts';
import { routesOfMethod } from './decorated.ts';
import { answers, functionIn, isCatchAll, keyOfRoute, pathOfFile, type Route, routesOf, shownRoute } from './routes.ts';
import { type Container, type Field, fieldOf, type Shape, scalar, unknown } from './shape.ts';
import { isDeprecated } from './type-shapes.ts';

/** Routes that a file itself names: one that is gone is a change like any other. `calls` are all of the file. */
export function addRoutes(file: ts.SourceFile, calls: readonly ts.CallExpression[], found: Map<string, Container>): void {
  const routes: Record<string, Field> = {};
  const add = (route: Route, at: ts.Node, owner: ts.Node): void => {
    if (isCatchAll(route)) return;
    routes[keyOfRoute(route)] = fieldOf(scalar('route'), shownRoute(route), spanOf(at), {
      isDeprecated: route.isDeprecated === true || isDeprecated(owner),
    });
  };
  const path = pathOfFile(file.fileName);
  for (const statement of file.statements) {
    if (ts.isClassDeclaration(statement)) {
      for (const member of statement.members)
        if (ts.isMethodDeclaration(member)) for (const route of routesOfMethod(member)) add(route, member.name, member);
    } else if (path !== undefined)
      for (const method of declaredNames(statement)) if (isMethod(method)) add({ method, path }, nameIn(statement, method), statement);
  }
  const parts: Shape[] = [];
  const isServer = packages.test(file.text);
  for (const call of calls) {
    const known = routesOf(call);
    if (known.length && (isServer || isServed(call))) for (const route of known) add(route, call.arguments[0]!, statementOf(call));
    const mounted = mountOf(call);
    if (mounted !== undefined) add({ method: 'USE', path: mounted }, call.arguments[0]!, statementOf(call));
    const more = known.length ? undefined : addedBy(call);
    if (more !== undefined) parts.push(unknown(more));
  }
  const [first] = Object.values(routes);
  if (!first && !parts.length) return;
  found.set('routes', {
    kind: 'operation',
    name: 'the API',
    shape: { is: 'object', fields: routes, ...(parts.length && { parts }) },
    sink: { direction: 'both', proof: 'a route of this file' },
    ...(first?.at && { at: first.at }),
  });
}

/** Where a statement declares a name. */
function nameIn(statement: ts.Statement, name: string): ts.Node {
  if (ts.isFunctionDeclaration(statement) && statement.name) return statement.name;
  const declarations = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
  return declarations.find((one) => one.name.getText() === name)?.name ?? statement;
}

function isMethod(name: string): boolean {
  return /^(GET|POST|PUT|PATCH|DELETE|HEAD)$/.test(name);
}

const packages =
  /(?:from\s+|require\(\s*)['"](?:express|express-promise-router|fastify|hono|@hono\/[\w-]+|koa|@koa\/router|koa-router|polka|restify)['"]/;

/** Whether a call tells a server what to answer: clients (`api.get('/users', options)`) look alike. */
function isServed(call: ts.CallExpression): boolean {
  const root = ts.isPropertyAccessExpression(call.expression) ? rootOf(call.expression.expression) : undefined;
  const binding = root && bindingOf(root.text, root);
  if (binding && ts.isParameter(binding)) return true;
  const takesRequest = (node: ts.Expression): boolean => {
    const [first] = functionIn(node)?.parameters ?? [];
    return first !== undefined && ts.isIdentifier(first.name) && /^_?(req|request|ctx|c|context)$/.test(first.name.text);
  };
  return call.arguments.some(takesRequest);
}

function rootOf(node: ts.Expression): ts.Identifier | undefined {
  let inner = unwrapped(node);
  while (ts.isPropertyAccessExpression(inner) || ts.isCallExpression(inner)) inner = unwrapped(inner.expression);
  return ts.isIdentifier(inner) ? inner : undefined;
}

/** The path under which a router is mounted: `app.use('/users', usersRouter)`, `app.register(routes, { prefix: '/users' })` has none here. */
function mountOf(call: ts.CallExpression): string | undefined {
  const callee = unwrapped(call.expression);
  const [first, ...others] = call.arguments;
  if (!ts.isPropertyAccessExpression(callee) || !/^(use|route|mount)$/.test(callee.name.text) || !answers(callee.expression)) return;
  if (!first || !ts.isStringLiteralLike(first) || first.text === '/') return;
  return others.some((one) => /^[\w.]*(rout(er|es)\w*|require\(['"][^'"]*rout[^'"]*['"]\)(\.\w+)?)$/i.test(one.getText()))
    ? first.text
    : undefined;
}

/** What may register routes that cannot be read here: `app.use('/users', users)`, `app.get(path, …)`, `addUsers(app)`. */
function addedBy(call: ts.CallExpression): string | undefined {
  const method = calleeName(call) ?? '';
  const callee = unwrapped(call.expression);
  const [first] = call.arguments;
  if (!ts.isPropertyAccessExpression(callee)) {
    if (/^(serve|request|supertest|createServer)$/.test(method)) return;
    return call.arguments.some((one) => ts.isIdentifier(one) && answers(one)) ? method : undefined;
  }
  const registers = /^(get|post|put|patch|delete|all)$/.test(method);
  const mounts = /^(use|route|register|mount|basePath)$/.test(method);
  if (!first || !(registers || mounts) || !answers(callee.expression)) return;
  if (registers) return ts.isStringLiteralLike(first) || call.arguments.length < 2 ? undefined : first.getText();
  const names = call.arguments.map((one) => one.getText()).filter((text) => text.length < 60);
  return ts.isStringLiteralLike(first) || names.some((text) => /rout|api|controller|plugin|module|handler/i.test(text))
    ? `${method} ${names.at(-1)}`
    : undefined;
}

/** What a comment about a registration stands above. */
function statementOf(node: ts.Node): ts.Node {
  let outer = node;
  while (outer.parent && !ts.isStatement(outer)) outer = outer.parent;
  return outer;
}
