import type { FileId } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { calleeName, unwrapped } from '../../syntax/expressions.ts';
import { bindingOf } from '../../syntax/scopes.ts';

/** A request that a program answers, as clients write it. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly isDeprecated?: true;
}

const methods = /^(get|post|put|patch|delete|del|head|options|all)$/;
const routers = /(router|routes?|app|server|fastify|hono|koa|express|instance|controller|api|openapi)$/i;

/** The route that a call registers, the first of several. */
export function routeOf(call: ts.CallExpression): Route | undefined {
  return routesOf(call)[0];
}

/** The routes that a call registers: `router.get('/users/:id', …)`, `app.get(['/users', '/people'], …)`, `app.route('/users').post(…)`. */
export function routesOf(call: ts.CallExpression): readonly Route[] {
  const callee = unwrapped(call.expression);
  const method = calleeName(call);
  if (!ts.isPropertyAccessExpression(callee) || !method || !methods.test(method)) return [];
  const [first, ...others] = call.arguments;
  const receiver = unwrapped(callee.expression);
  if (ts.isCallExpression(receiver) && calleeName(receiver) === 'route') {
    const path = receiver.arguments[0];
    return path && ts.isStringLiteralLike(path) && first ? [{ method: nameOfMethod(method), path: path.text }] : [];
  }
  const listed: readonly ts.Expression[] = first && ts.isArrayLiteralExpression(first) ? first.elements : first ? [first] : [];
  const paths = listed.filter(ts.isStringLiteralLike);
  if (!paths.length || paths.length < listed.length || !others.length || !answers(receiver)) return [];
  const isHandled =
    others.some((one) => isFunction(one)) ||
    others.some((one) => /^(ts\.)?(Identifier|PropertyAccessExpression|CallExpression)$/.test(ts.SyntaxKind[unwrapped(one).kind]));
  return isHandled ? paths.map(({ text }) => ({ method: nameOfMethod(method), path: text })) : [];
}

/** Whether a call registers what answers requests, whatever their path is: `app.get(healthRoute, (req, res) => …)`. */
export function registers(call: ts.CallExpression): boolean {
  const callee = unwrapped(call.expression);
  return ts.isPropertyAccessExpression(callee) && methods.test(callee.name.text) && call.arguments.length > 1 && answers(callee.expression);
}

/** Whether something may answer requests, by its name or by what makes it: `router`, `this.app`, `new Hono()`, `const users = Router()`. */
export function answers(receiver: ts.Expression): boolean {
  const node = unwrapped(receiver);
  if (isMade(node)) return true;
  if (ts.isIdentifier(node)) {
    const binding = isRouter(node.text) ? undefined : bindingOf(node.text, node);
    return isRouter(node.text) || (binding !== undefined && ts.isVariableDeclaration(binding) && isMade(binding.initializer));
  }
  if (ts.isPropertyAccessExpression(node)) return isRouter(node.name.text);
  if (!ts.isCallExpression(node)) return false;
  const callee = unwrapped(node.expression);
  return ts.isPropertyAccessExpression(callee) ? answers(callee.expression) : ts.isIdentifier(callee) && isRouter(callee.text);
}

function isRouter(name: string): boolean {
  return routers.test(name);
}

function isMade(node: ts.Expression | undefined): boolean {
  const made = node && unwrapped(node);
  if (!made || !(ts.isNewExpression(made) || ts.isCallExpression(made)) || ts.isCallExpression(made.expression)) return false;
  return /^(\w+\.)?(\w*Router|express|fastify|Fastify|\w*Hono|polka|Elysia)$/.test(made.expression.getText());
}

/** A path that stands for whatever else is asked for: pages, not something that clients call. */
export function isCatchAll({ path }: Route): boolean {
  return /\(\?|\?\*|^\/?\*$/.test(path);
}

function nameOfMethod(method: string): string {
  return method === 'del' ? 'DELETE' : method.toUpperCase();
}

/** The function that an expression is, in parentheses or not. */
export function functionIn(node: ts.Expression): ts.ArrowFunction | ts.FunctionExpression | undefined {
  const inner = unwrapped(node);
  return ts.isArrowFunction(inner) || ts.isFunctionExpression(inner) ? inner : undefined;
}

export function isFunction(node: ts.Expression): boolean {
  return functionIn(node) !== undefined;
}

export function shownRoute({ method, path }: Route): string {
  return `${method} ${path}`;
}

/** The key of a route as it is shown. */
export function keyOfShown(route: string): string {
  const [method = '', path = ''] = route.split(/ (.*)/s);
  return keyOfRoute({ method, path });
}

/** The same for routes whose parameters have other names. */
export function keyOfRoute({ method, path }: Route): string {
  return `${method} ${path.replace(/:\w+|\{\w+\}|\[\w+\]/g, ':').replace(/(.)\/$/, '$1')}`;
}

/** The path that a file-based router serves a file under: `app/api/users/[id]/route.ts`, `pages/api/users.ts`, `server/api/users.get.ts`. */
export function pathOfFile(file: FileId): string | undefined {
  const [, inApp] = /\/app(\/.*)?\/route\.[cm]?[jt]sx?$/.exec(file) ?? [];
  if (inApp !== undefined) return inApp.replace(/\/\([^)]*\)/g, '').replace(/\/\[(?:\.\.\.)?(\w+)\]/g, '/:$1') || '/';
  const [, inPages] = /\/pages(\/api\/.*)\.[cm]?[jt]sx?$/.exec(file) ?? [];
  if (inPages !== undefined) return inPages.replace(/\/index$/, '').replace(/\/\[(?:\.\.\.)?(\w+)\]/g, '/:$1');
  const [, inNitro] = /\/server((?:\/api|\/routes)\/.*)\.[cm]?[jt]s$/.exec(file) ?? [];
  return inNitro
    ?.replace(/^\/routes/, '')
    .replace(/\.(get|post|put|patch|delete)$/, '')
    .replace(/\/\[(?:\.\.\.)?(\w+)\]/g, '/:$1');
}
