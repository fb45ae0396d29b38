import { isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { Span } from '../../engine/text.ts';
import { documented } from './documented.ts';
import { isTrue, mapAt, placeOf, proseless, shapeOfSchema } from './openapi-schemas.ts';
import { type Container, type Containers, type Direction, type Field, fieldOf, type Shape, scalar, unknown } from './shape.ts';

const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];

/** Operations and named schemas of an OpenAPI document, YAML or JSON. Nothing where it is none, or cannot be read. */
export function openApiContainers(text: string): Containers {
  if (!/^\s*\{?\s*["']?(openapi|swagger)["']?\s*:/m.test(text.slice(0, 5000))) return {};
  const document = parseDocument(text, { logLevel: 'silent', uniqueKeys: false });
  const root = document.contents;
  if (document.errors.length || !isMap(root)) return {};
  const read: Reading = { root, found: {}, refs: { request: new Set(), response: new Set(), error: new Set() } };
  const routes: Record<string, Field> = {};
  for (const operation of operationsIn(root)) {
    routes[operation.key] = fieldOf(scalar('operation'), operation.route, operation.at, {
      isDeprecated: isTrue(operation.said, 'deprecated'),
    });
    addParameters(operation, read);
    addBodies(operation, read);
  }
  const { found } = read;
  if (Object.keys(routes).length)
    found.routes = { kind: 'operation', name: 'the API', shape: { is: 'object', fields: routes }, sink: documented('openapi', 'both') };
  addSchemas(mapAt(mapAt(root, 'components'), 'schemas') ?? mapAt(root, 'definitions'), read);
  return found;
}

interface Reading {
  readonly root: YAMLMap;
  readonly found: Record<string, Container>;
  /** The schemas that operations name, by the way in which they cross. */
  readonly refs: Readonly<Record<'request' | 'response' | 'error', Set<string>>>;
}

interface Operation {
  /** The same where only path parameters have other names. */
  readonly key: string;
  readonly route: string;
  readonly said: YAMLMap;
  /** What holds for all operations of the path. */
  readonly shared: YAMLMap;
  readonly at: Span;
}

function* operationsIn(root: YAMLMap): Iterable<Operation> {
  for (const { key: path, value } of mapAt(root, 'paths')?.items ?? []) {
    const shared = followed(value, root);
    for (const { key: method, value: said } of shared?.items ?? []) {
      const route = `${String(method).toUpperCase()} ${String(path)}`;
      if (shared && isMap(said) && methods.includes(String(method)))
        yield { key: route.replace(/\{[^}]*\}/g, ':'), route, said, shared, at: placeOf({ key: method }) };
    }
  }
}

/** Parameters, bodies and responses may stand among the components. */
function followed(value: unknown, root: YAMLMap): YAMLMap | undefined {
  const ref = isMap(value) ? value.get('$ref') : undefined;
  if (typeof ref !== 'string') return isMap(value) ? value : undefined;
  const parts = ref.split('/').slice(1);
  const target = root.getIn(parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')));
  return ref.startsWith('#/') && isMap(target) ? target : undefined;
}

/** Those of the path have names only for clients that are generated from the document; those of a body are a body in Swagger 2. */
function addParameters({ key, route, said, shared, at }: Operation, read: Reading): void {
  const fields: Record<'query' | 'path' | 'formData', Record<string, Field>> = { query: {}, path: {}, formData: {} };
  const parameters = [shared, said].flatMap((owner) => {
    const list = owner.get('parameters');
    return isSeq(list) ? list.items.flatMap((one) => followed(one, read.root) ?? []) : [];
  });
  const inPath = [...route.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name!);
  for (const name of inPath) fields.path[name] = fieldOf(unknown(''), `path ${inPath.indexOf(name)}`, at);
  for (const parameter of parameters) {
    const place = String(parameter.get('in'));
    const schema = mapAt(parameter, 'schema') ?? parameter;
    const name = parameter.items.find((pair) => String(pair.key) === 'name');
    if (place === 'body' && schema !== parameter) add(`${key} body`, { route, at }, 'request', schema, read);
    const into = place === 'header' ? fields.query : fields[place as keyof typeof fields];
    if (!name || !into) continue;
    const said = String(parameter.get('name'));
    const text = place === 'path' ? `path ${inPath.indexOf(said)}` : proseless(schema);
    into[said] = fieldOf(shapeOfSchema(schema), text, placeOf({ key: name.value }), {
      isOptional: !isTrue(parameter, 'required'),
      isDeprecated: isTrue(parameter, 'deprecated'),
    });
  }
  const container = (shape: Shape): Container => ({
    kind: 'operation',
    name: route,
    shape,
    sink: { ...documented('openapi', 'request'), route },
    at,
  });
  read.found[`${key} parameters`] = container({ is: 'object', fields: fields.query });
  if (inPath.length) read.found[`${key} path`] = { ...container({ is: 'object', fields: fields.path }), kind: 'path' };
  if (Object.keys(fields.formData).length) read.found[`${key} body`] = container({ is: 'object', fields: fields.formData });
}

function addBodies({ key, route, said, at }: Operation, read: Reading): void {
  const body = schemaIn(followed(said.get('requestBody'), read.root));
  if (body) add(`${key} body`, { route, at }, 'request', body, read);
  for (const { key: status, value } of mapAt(said, 'responses')?.items ?? []) {
    const schema = schemaIn(followed(value, read.root));
    const isError = /^[45]|default/.test(String(status));
    if (schema) add(`${key} response ${status}`, { route, at }, 'response', schema, read, isError);
  }
}

/** The schema of a body: `content` of OpenAPI 3, of several media types that in JSON; `schema` of Swagger 2. */
function schemaIn(owner: YAMLMap | undefined): YAMLMap | undefined {
  const contents = mapAt(owner, 'content')?.items ?? [];
  const content = contents.find(({ key }) => /json/.test(String(key))) ?? contents[0];
  return mapAt(content && isMap(content.value) ? content.value : owner, 'schema');
}

function add(
  key: string,
  { route, at }: Pick<Operation, 'route' | 'at'>,
  direction: Direction & keyof Reading['refs'],
  schema: YAMLMap,
  { found, refs }: Reading,
  isError = false,
): void {
  const shape = shapeOfSchema(schema);
  for (const name of namesIn(shape)) refs[isError ? 'error' : direction].add(name);
  const sink = { ...documented('openapi', direction), route, ...(isError && { isError: true as const }) };
  found[key] = { kind: 'operation', name: route, shape, sink, at };
}

/** Named schemas, each with the ways in which operations reach it. */
function addSchemas(schemas: YAMLMap | undefined, { found, refs }: Reading): void {
  const pairs = (schemas?.items ?? []).flatMap((pair) => (isMap(pair.value) ? [{ key: pair.key, value: pair.value }] : []));
  const shapes = new Map(pairs.map(({ key, value }) => [String(key), { shape: shapeOfSchema(value), at: placeOf({ key }) }]));
  const reached = (from: ReadonlySet<string>): ReadonlySet<string> => {
    const all = new Set(from);
    for (const name of all) for (const next of namesIn(shapes.get(name)?.shape ?? unknown(''))) all.add(next);
    return all;
  };
  const [request, response, error] = [reached(refs.request), reached(refs.response), reached(refs.error)];
  for (const [name, { shape, at }] of shapes) {
    const isError = error.has(name) && !response.has(name);
    const isRead = response.has(name) || isError;
    const direction = request.has(name) === isRead ? 'both' : request.has(name) ? 'request' : 'response';
    found[name] = {
      kind: 'schema',
      name,
      shape,
      sink: { ...documented('openapi', direction), ...(isError && { isError: true as const }) },
      at,
    };
  }
}

function namesIn(shape: Shape): readonly string[] {
  return [...JSON.stringify(shape).matchAll(/"is":"ref","name":"([^"]+)"/g)].map(([, name]) => name!);
}
