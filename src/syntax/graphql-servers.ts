import { ts } from '../engine/ts.ts';
import { wrapped } from './expressions.ts';
import { importedFrom } from './packages.ts';
import { isMapOfResolvers } from './resolvers.ts';

/** Of Apollo and its integrations, GraphQL Yoga, Mercurius, graphql-http and graphql-ws. */
const servers = /^(@apollo\/server|apollo-server|@as-integrations\/|graphql-yoga|graphql-http|graphql-ws|mercurius|@graphql-yoga\/)/;

/** What a GraphQL server is told that every resolver gets: a type, what makes it, or the thing itself. */
export function contextOfServer(node: ts.CallExpression | ts.NewExpression): ts.Node | undefined {
  const maker = [node.expression, ...(node.arguments ?? [])].find((one) => servers.test(importedFrom(one) ?? ''));
  if (!maker) return;
  for (const options of node.arguments ?? []) {
    const context = ts.isObjectLiteralExpression(options)
      ? options.properties.find(({ name }) => name?.getText() === 'context')
      : undefined;
    if (context && ts.isPropertyAssignment(context)) return context.initializer;
    if (context && ts.isShorthandPropertyAssignment(context)) return context.name;
    if (context && ts.isMethodDeclaration(context)) return context;
  }
  return ts.isNewExpression(node) ? node.typeArguments?.[0] : undefined;
}

/** Whether a parameter is the context of a resolver: the third of a function in a map of resolvers, by type and field. */
export function isResolverContext(parameter: ts.ParameterDeclaration): boolean {
  const fn = parameter.parent;
  if (fn.parameters.indexOf(parameter) !== 2) return false;
  let field: ts.Node = ts.isMethodDeclaration(fn) ? fn : wrapped(fn).parent;
  if (ts.isPropertyAssignment(field) && /^(resolve|subscribe)$/.test(field.name.getText())) field = field.parent.parent;
  const type = field.parent && ts.isObjectLiteralExpression(field.parent) ? wrapped(field.parent).parent : undefined;
  const map = type && ts.isPropertyAssignment(type) ? type.parent : undefined;
  return map !== undefined && isMapOfResolvers(map);
}
