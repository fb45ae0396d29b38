import { spanOf } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { unwrapped } from '../../syntax/expressions.ts';
import { decoratorOf, optionsOf } from './class-shapes.ts';
import { propertiesOf } from './json-schema-shapes.ts';
import { keyOfRoute, type Route, shownRoute } from './routes.ts';
import { type Container, type Field, fieldOf, optional, type Shape, type Sink, unionOf, unknown } from './shape.ts';
import { isDeprecated, nameOfMember, shapeOfType } from './type-shapes.ts';
import { shapeOfValue } from './value-shapes.ts';

const controllers = /^(Controller|JsonController|RestController|Route)$/;
const verbs = /^(Get|Post|Put|Patch|Delete|Head|Options|All|Sse)$/;
const operations = /^(Query|Mutation|Subscription)$/;

/** What the methods of controllers and resolvers take and give: NestJS, routing-controllers, tsoa, TypeGraphQL. */
export function addMethods(node: ts.ClassLikeDeclaration, found: Map<string, Container>): void {
  const isController = decoratorOf(node, controllers) !== undefined;
  if (!isController && !decoratorOf(node, /^Resolver$/)) return;
  for (const member of node.members) {
    if (!ts.isMethodDeclaration(member)) continue;
    if (isController) addEndpoint(member, found);
    else addOperation(member, found);
  }
}

/** The routes of a controller's method, as controllers and methods may have several paths; none for others. */
export function routesOfMethod(method: ts.MethodDeclaration): readonly Route[] {
  const controller = ts.isClassLike(method.parent) ? decoratorOf(method.parent, controllers) : undefined;
  const verb = controller && decoratorOf(method, verbs);
  if (!verb) return [];
  const name = verb.expression.getText().split('.').at(-1)!.toUpperCase();
  return pathsIn(controller).flatMap((base) =>
    pathsIn(verb).map((own) => ({
      method: name,
      path: `/${[base, own]
        .map(({ path }) => path.replace(/^\/|\/$/g, ''))
        .filter(Boolean)
        .join('/')}`,
      ...((base.isDeprecated || own.isDeprecated) && { isDeprecated: true as const }),
    })),
  );
}

type Path = Pick<Route, 'path' | 'isDeprecated'>;

function pathsIn({ arguments: [first] }: ts.CallExpression): readonly Path[] {
  if (!first) return [{ path: '' }];
  const inner = unwrapped(first);
  if (ts.isStringLiteralLike(inner)) return [{ path: inner.text }];
  if (ts.isArrayLiteralExpression(inner))
    return inner.elements
      .filter(ts.isStringLiteralLike)
      .map((one) => ({ path: one.text, ...(isDeprecated(one) && { isDeprecated: true as const }) }));
  if (!ts.isObjectLiteralExpression(inner)) return [{ path: inner.getText() }];
  const path = propertiesOf(inner).get('path');
  return [{ path: path && ts.isStringLiteralLike(path) ? path.text : '' }];
}

function addEndpoint(method: ts.MethodDeclaration, found: Map<string, Container>): void {
  for (const route of routesOfMethod(method)) addServed(method, route, found);
}

function addServed(method: ts.MethodDeclaration, route: Route, found: Map<string, Container>): void {
  const shown = shownRoute(route);
  const key = keyOfRoute(route);
  const add = (role: string, shape: Shape, sink: Sink): void => {
    found.set(`${key} ${role}`, { kind: 'handler', name: shown, shape, sink: { ...sink, route: shown }, at: spanOf(method.name) });
  };
  const usesResponse = method.parameters.some(
    (parameter) => decoratorOf(parameter, /^(Res|Response)$/) && !/passthrough/.test(parameter.getText()),
  );
  const response = usesResponse ? undefined : responseOf(method);
  if (response) add('response', response, { direction: 'response', proof: `returned by \`${nameOfMember(method.name)}\`` });
  for (const [role, shape] of takenBy(method, /^(Body|BodyParams)$/, 'body'))
    add(role, shape, { direction: 'request', proof: 'taken by `@Body`' });
  for (const [role, shape] of takenBy(method, /^(Query|QueryParams?|QueryParam)$/, 'query'))
    add(role, shape, { direction: 'request', proof: 'taken by `@Query`' });
}

function responseOf(method: ts.MethodDeclaration): Shape | undefined {
  if (method.type) {
    const shape = shapeOfType(method.type);
    if (shape.is !== 'unknown' && !(shape.is === 'scalar' && shape.name === 'undefined')) return shape;
  }
  const documented = optionsOf(decoratorOf(method, /^(ApiOkResponse|ApiCreatedResponse|ApiAcceptedResponse)$/))?.get('type');
  if (documented) {
    const inner = unwrapped(documented);
    if (ts.isIdentifier(inner)) return { is: 'ref', name: inner.text };
    if (ts.isArrayLiteralExpression(inner) && inner.elements[0] && ts.isIdentifier(inner.elements[0]))
      return { is: 'list', of: { is: 'ref', name: inner.elements[0].text } };
  }
  return method.type ? undefined : shapeOfReturns(method);
}

/** What the returns of a body have in common; undefined where it returns nothing. */
export function shapeOfReturns({ body }: ts.FunctionLikeDeclaration): Shape | undefined {
  if (!body) return;
  if (!ts.isBlock(body)) return shapeOfValue(body);
  const found: Shape[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression) found.push(shapeOfValue(node.expression));
    ts.forEachChild(node, visit);
  };
  visit(body);
  return found.length ? unionOf(found) : undefined;
}

/** The whole (`@Body() dto: UserDto`), or the fields that are named one by one (`@Query('page') page: number`). */
function* takenBy(method: ts.MethodDeclaration, decorator: RegExp, role: string): Iterable<[string, Shape]> {
  const fields: Record<string, Field> = {};
  for (const parameter of method.parameters) {
    const found = decoratorOf(parameter, decorator);
    if (!found) continue;
    const [name] = found.arguments;
    const schema = schemaOfPipe([...found.arguments, ...(role === 'body' ? (decoratorOf(method, /^UsePipes$/)?.arguments ?? []) : [])]);
    const type = schema ? shapeOfValue(schema) : parameter.type ? shapeOfType(parameter.type) : unknown('');
    if (!name || !ts.isStringLiteralLike(name)) yield [role, type];
    else {
      const isOptional =
        parameter.questionToken !== undefined ||
        parameter.initializer !== undefined ||
        /DefaultValuePipe|optional:\s*true/.test(found.getText());
      fields[name.text] = fieldOf(type, parameter.type?.getText() ?? '', spanOf(name), { isOptional: isOptional || role === 'query' });
    }
  }
  if (Object.keys(fields).length) yield [`${role} fields`, { is: 'object', fields }];
}

/** What `@Body(new ZodValidationPipe(UserSchema)) user: User` lets through: the type says what the pipes make of it. */
function schemaOfPipe(pipes: readonly ts.Expression[]): ts.Expression | undefined {
  const [schema] = pipes.flatMap((pipe) =>
    ts.isNewExpression(pipe) && /(Schema|Validat\w*|Zod\w*|Joi\w*)Pipe$/.test(pipe.expression.getText()) ? (pipe.arguments ?? []) : [],
  );
  return schema && (ts.isIdentifier(schema) || ts.isPropertyAccessExpression(schema)) ? schema : undefined;
}

/** Arguments of queries and mutations. */
function addOperation(method: ts.MethodDeclaration, found: Map<string, Container>): void {
  const operation = decoratorOf(method, operations);
  const own = nameOfMember(method.name);
  if (!operation || own === undefined) return;
  const named = optionsOf(operation)?.get('name');
  const [first] = operation.arguments;
  const text = [named, first].find((one) => one && ts.isStringLiteralLike(one)) as ts.StringLiteralLike | undefined;
  const name = `${operation.expression.getText().split('.').at(-1)}.${text?.text ?? own}`;
  const fields: Record<string, Field> = {};
  const parts: Shape[] = [];
  for (const parameter of method.parameters) {
    const args = decoratorOf(parameter, /^Args?$/);
    if (!args) continue;
    const argument = args.arguments.find(ts.isStringLiteralLike);
    const options = optionsOf(args);
    const nameOption = options?.get('name');
    const key = argument?.text ?? (nameOption && ts.isStringLiteralLike(nameOption) ? nameOption.text : undefined);
    const type = parameter.type ? shapeOfType(parameter.type) : unknown('');
    const isOptional =
      parameter.questionToken !== undefined ||
      parameter.initializer !== undefined ||
      options?.has('nullable') ||
      options?.has('defaultValue');
    if (key === undefined) parts.push(type);
    else fields[key] = fieldOf(isOptional ? optional(type) : type, parameter.type?.getText() ?? '', spanOf(argument ?? nameOption!));
  }
  const sink: Sink = { direction: 'request', proof: `arguments of \`${name}\``, language: 'graphql' };
  found.set(`${name} arguments`, {
    kind: 'operation',
    name,
    shape: { is: 'object', fields, ...(parts.length && { parts }) },
    sink,
    at: spanOf(method.name),
  });
  const result = method.type && shapeOfType(method.type);
  if (result)
    found.set(`${name} result`, {
      kind: 'operation',
      name,
      shape: result,
      sink: { direction: 'response', proof: `returned by \`${name}\``, language: 'graphql' },
      at: spanOf(method.name),
    });
}
