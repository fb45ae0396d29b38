import type { FileId } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { calleeName, unwrapped } from '../../syntax/expressions.ts';

/** A request that a program answers, as clients write it. */
export interface Route {
  readonly method: string;
  readonly path: string;
}

const methods = /^(get|post|put|patch|delete|del|head|options|all)$/;
const routers = /(router|routes?|app|server|fastify|hono|koa|express|instance|controller|api|openapi)$/i;

/** The route that a call registers: `router.get('/users/:id', …)`, `app.route('/users').post(…)`. */
export function routeOf(call: ts.CallExpression): Route | undefined {
  const callee = unwrapped(call.expression);
  const method = calleeName(call);
  if (!ts.isPropertyAccessExpression(callee) || !method || !methods.test(method)) return;
  const [first, ...others] = call.arguments;
  const receiver = unwrapped(callee.expression);
  if (ts.isCallExpression(receiver) && calleeName(receiver) === 'route') {
    const path = receiver.arguments[0];
    return path && ts.isStringLiteralLike(path) && first ? { method: nameOfMethod(method), path: path.text } : undefined;
  }
  const owner = rootName(receiver);
  if (!first || !ts.isStringLiteralLike(first) || !others.length || owner === undefined || !routers.test(owner)) return;
  const isHandled =
    others.some((one) => isFunction(one)) ||
    others.some((one) => /^(ts\.)?(Identifier|PropertyAccessExpression|CallExpression)$/.test(ts.SyntaxKind[unwrapped(one).kind]));
  return isHandled ? { method: nameOfMethod(method), path: first.text } : undefined;
}

/** The last name before the calls: `router` in `this.router`, `app` in `app.basePath('/v1')`. */
function rootName(node: ts.Expression): string | undefined {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (ts.isNewExpression(node)) return node.expression.getText();
  if (!ts.isCallExpression(node)) return;
  const callee = unwrapped(node.expression);
  return ts.isPropertyAccessExpression(callee) ? rootName(unwrapped(callee.expression)) : rootName(callee);
}

function nameOfMethod(method: string): string {
  return method === 'del' ? 'DELETE' : method.toUpperCase();
}

export function isFunction(node: ts.Expression): node is ts.ArrowFunction | ts.FunctionExpression {
  const inner = unwrapped(node);
  return ts.isArrowFunction(inner) || ts.isFunctionExpression(inner);
}

export function shownRoute({ method, path }: Route): string {
  return `${method} ${path}`;
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
