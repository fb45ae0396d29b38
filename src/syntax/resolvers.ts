import { ts } from '../engine/ts.ts';
import { unwrapped, wrapped } from './expressions.ts';
import { importedFrom } from './packages.ts';

/** A function that a GraphQL server calls once for each parent of a list: it resolves one field of one type. */
export interface Resolver {
  /** `Order.customer`, or `customer` where the type is not written beside it. */
  readonly name: string;
  readonly parent: ts.ParameterDeclaration;
}

/** The resolver that a function is, by its decorator, its place in a map of resolvers, or the configuration of a type. */
export function resolverOf(fn: ts.Node): Resolver | undefined {
  if (ts.isMethodDeclaration(fn) && ts.isClassLike(fn.parent)) return decoratedResolver(fn);
  if (!ts.isMethodDeclaration(fn) && !ts.isArrowFunction(fn) && !ts.isFunctionExpression(fn)) return;
  const [parent] = fn.parameters;
  const name = nameInMap(fn) ?? nameInConfiguration(fn);
  return name !== undefined && parent ? { name, parent } : undefined;
}

/** `@ResolveField() customer(@Parent() order: Order)` of NestJS, `@FieldResolver() customer(@Root() order: Order)` of TypeGraphQL. */
function decoratedResolver(method: ts.MethodDeclaration): Resolver | undefined {
  if (!isDecorated(method, ['ResolveField', 'ResolveProperty', 'FieldResolver', 'ResolveReference'])) return;
  const parent = method.parameters.find((parameter) => isDecorated(parameter, ['Parent', 'Root']));
  const isReference = !parent && isDecorated(method, ['ResolveReference']);
  const first = isReference ? method.parameters[0] : parent;
  return first && { name: method.name.getText(), parent: first };
}

function isDecorated(node: ts.HasDecorators, names: readonly string[]): boolean {
  return (ts.getDecorators(node) ?? []).some(({ expression }) => {
    const name = ts.isCallExpression(expression) ? expression.expression : expression;
    return ts.isIdentifier(name) && names.includes(name.text) && /^(@nestjs\/graphql|type-graphql)$/.test(importedFrom(name) ?? '');
  });
}

const roots = /^(Root)?(Query|Mutation|Subscription)(Type|Resolvers?)?$/;

/** `{ Query: {…}, Order: { customer: (order) => … } }` of Apollo and graphql-tools; `const Order: OrderResolvers = { customer: (order) => … }`. */
function nameInMap(fn: ts.Node): string | undefined {
  const field = propertyAround(fn);
  const name = field && keyOf(field);
  if (!name || /^__(?!resolveReference)/.test(name)) return;
  // `customer: { resolve: (order) => … }`
  if (name === 'resolve') return nameInMap(field.parent);
  const map = field.parent;
  const { parent } = wrapped(map);
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) {
    const type = typeWritten(parent, map);
    const ofType = type && /(\w+)Resolvers?(<.*>)?$|Resolvers\[['"](\w+)['"]\]$/s.exec(type);
    const typeName = ofType && (ofType[3] ?? ofType[1]!);
    return typeName && !roots.test(typeName) ? `${parent.name.text}.${name}` : undefined;
  }
  const typeName = ts.isPropertyAssignment(parent) ? keyOf(parent) : undefined;
  if (!typeName || !/^[A-Z]/.test(typeName) || roots.test(typeName)) return;
  return isMapOfResolvers(parent.parent as ts.ObjectLiteralExpression) ? `${typeName}.${name}` : undefined;
}

export function isMapOfResolvers(map: ts.ObjectLiteralExpression): boolean {
  if (map.properties.some((property) => /^(Query|Mutation)$/.test(keyOf(property) ?? ''))) return true;
  const { parent } = wrapped(map);
  return ts.isVariableDeclaration(parent) && /\bI?Resolvers\b/.test(typeWritten(parent, map) ?? '');
}

function typeWritten({ type }: ts.VariableDeclaration, value: ts.Node): string | undefined {
  const satisfied = ts.isSatisfiesExpression(value.parent) || ts.isAsExpression(value.parent) ? value.parent.type : undefined;
  return (type ?? satisfied)?.getText();
}

/** `resolve` in `new GraphQLObjectType({ name: 'Order' })`, in `builder.objectType(Order)` of Pothos, in `objectType({ name: 'Order' })` of Nexus. */
function nameInConfiguration(fn: ts.Node): string | undefined {
  const resolve = propertyAround(fn);
  if (!resolve || keyOf(resolve) !== 'resolve') return;
  const outer = wrapped(resolve.parent);
  const field = ts.isCallExpression(outer.parent)
    ? fieldOfCall(outer.parent)
    : ts.isPropertyAssignment(outer.parent)
      ? keyOf(outer.parent)
      : undefined;
  for (let node: ts.Node = outer.parent; node.parent; node = node.parent) {
    if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) continue;
    const callee = unwrapped(node.expression);
    const maker = ts.isIdentifier(callee) ? callee.text : ts.isPropertyAccessExpression(callee) ? callee.name.text : '';
    if (/^(query|mutation|subscription)(Type|Fields?)$/.test(maker)) return;
    if (
      !/^(GraphQLObjectType|GraphQLInterfaceType|(prisma)?(objectType|interfaceType|node|Object|Node|objectFields?|ObjectFields?)|implement|extendType)$/.test(
        maker,
      )
    )
      continue;
    const type = typeMade(node);
    return type !== undefined && roots.test(type) ? undefined : [type, field].filter(Boolean).join('.');
  }
  return;
}

/** `orders: t.field({ resolve })` of Pothos, `t.field('orders', { resolve })` of Nexus. */
function fieldOfCall(call: ts.CallExpression): string | undefined {
  const [first] = call.arguments;
  if (first && ts.isStringLiteral(first)) return first.text;
  const { parent } = wrapped(call);
  return ts.isPropertyAssignment(parent) ? keyOf(parent) : undefined;
}

/** The name of the type that is configured: the first argument, or `name` or `type` of it. */
function typeMade({ arguments: [first] = ts.factory.createNodeArray() }: ts.CallExpression | ts.NewExpression): string | undefined {
  if (!first) return;
  if (ts.isStringLiteral(first) || ts.isIdentifier(first)) return first.text;
  if (!ts.isObjectLiteralExpression(first)) return;
  const name = first.properties.find((property) => /^(name|type)$/.test(keyOf(property) ?? ''));
  return name && ts.isPropertyAssignment(name) && ts.isStringLiteral(name.initializer) ? name.initializer.text : undefined;
}

function propertyAround(fn: ts.Node): ts.MethodDeclaration | ts.PropertyAssignment | undefined {
  if (ts.isMethodDeclaration(fn) && ts.isObjectLiteralExpression(fn.parent)) return fn;
  const { parent } = wrapped(fn);
  return ts.isPropertyAssignment(parent) ? parent : undefined;
}

function keyOf({ name }: ts.ObjectLiteralElementLike): string | undefined {
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined;
}
