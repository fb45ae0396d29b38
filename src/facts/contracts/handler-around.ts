import type { FileId } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { routesOfMethod } from './decorated.ts';
import { isFunction, keyOfRoute, pathOfFile, routeOf, shownRoute } from './routes.ts';
import { nameOfMember } from './type-shapes.ts';

/** Who answers a request: what it is called, and the route where the file says it. */
export interface Handler {
  readonly key: string;
  readonly name: string;
  readonly route?: string;
}

/** The handler that something stands in: by the route it is registered under, else by its name. */
export function handlerAround(node: ts.Node, file: FileId): Handler | undefined {
  for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
    if (ts.isCallExpression(outer) && isFunction(inner as ts.Expression)) {
      const route = routeOf(outer);
      if (route) return { key: keyOfRoute(route), name: shownRoute(route), route: shownRoute(route) };
    }
    const served = ts.isMethodDeclaration(inner) ? routesOfMethod(inner)[0] : undefined;
    if (served) return { key: keyOfRoute(served), name: shownRoute(served), route: shownRoute(served) };
    const name = nameOf(inner, outer);
    if (name !== undefined) return { key: name, name, ...routeOfFile(name, file) };
    if (ts.isExportAssignment(outer)) return { key: 'default', name: 'the default export', ...routeOfFile('default', file) };
  }
  return;
}

/** Functions, methods and what is declared at the top level have names; callbacks in a body have none. */
function nameOf(inner: ts.Node, outer: ts.Node): string | undefined {
  if (ts.isFunctionDeclaration(inner) && inner.name && inner.parent === outer)
    return ts.isSourceFile(outer) || isExpressionOf(outer) ? inner.name.text : undefined;
  if (ts.isMethodDeclaration(inner) && ts.isClassLike(outer)) return `${outer.name?.text ?? 'class'}.${nameOfMember(inner.name) ?? '?'}`;
  if (ts.isPropertyDeclaration(inner) && ts.isClassLike(outer)) return `${outer.name?.text ?? 'class'}.${nameOfMember(inner.name) ?? '?'}`;
  if (ts.isPropertyAssignment(inner) || (ts.isMethodDeclaration(inner) && ts.isObjectLiteralExpression(outer))) {
    const isFn = ts.isMethodDeclaration(inner) || isFunction(inner.initializer);
    const declared =
      outer.parent && ts.isVariableDeclaration(outer.parent) && ts.isIdentifier(outer.parent.name) ? outer.parent.name.text : undefined;
    if (isFn && declared !== undefined) return `${declared}.${nameOfMember(inner.name) ?? '?'}`;
  }
  if (!ts.isVariableDeclaration(inner) || !ts.isIdentifier(inner.name)) return;
  const isTop = ts.isSourceFile(outer.parent.parent);
  return isTop || (inner.initializer && isFunction(inner.initializer)) ? inner.name.text : undefined;
}

/** A function inside of another is a handler by its own name: factories of controllers hold such. */
function isExpressionOf(outer: ts.Node): boolean {
  return ts.isBlock(outer) || ts.isModuleBlock(outer);
}

function routeOfFile(name: string, file: FileId): { readonly route?: string } {
  const path = pathOfFile(file);
  if (path === undefined) return {};
  if (/^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/.test(name)) return { route: `${name} ${path}` };
  return /^(default|handler)$|[hH]andler$/.test(name) ? { route: path } : {};
}
