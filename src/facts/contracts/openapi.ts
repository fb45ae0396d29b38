import { isMap, isScalar, isSeq, type Pair, parseDocument, type YAMLMap } from 'yaml';
import type { Span } from '../../engine/text.ts';
import {
  type Container,
  type Containers,
  type Direction,
  type Field,
  fieldOf,
  nullable,
  type Shape,
  type Sink,
  scalar,
  unionOf,
  unknown,
} from './shape.ts';

const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];

/** Operations and named schemas of an OpenAPI document, YAML or JSON. Nothing where it is none, or cannot be read. */
export function openApiContainers(text: string): Containers {
  if (!/^\s*["']?(openapi|swagger)["']?\s*:/m.test(text.slice(0, 5000))) return {};
  const document = parseDocument(text, { logLevel: 'silent', uniqueKeys: false });
  const root = document.contents;
  if (document.errors.length || !isMap(root)) return {};
  const found: Record<string, Container> = {};
  const schemas = mapAt(mapAt(root, 'components'), 'schemas') ?? mapAt(root, 'definitions');
  const routes: Record<string, Field> = {};
  const refs = { request: new Set<string>(), response: new Set<string>(), error: new Set<string>() };
  for (const { path, method, operation, at, shared } of operationsIn(mapAt(root, 'paths'))) {
    const route = `${method.toUpperCase()} ${path}`;
    const key = route.replace(/\{[^}]*\}/g, ':');
    routes[key] = fieldOf(scalar('operation'), route, at, { isDeprecated: isTrue(operation, 'deprecated') });
    addParameters(key, route, [shared, operation], at, found);
    const body = schemaIn(mapAt(operation, 'requestBody'));
    if (body) add(`${key} body`, route, 'request', body, at, found, refs.request);
    for (const { key: status, value } of mapAt(operation, 'responses')?.items ?? []) {
      const schema = isMap(value) ? schemaIn(value) : undefined;
      if (schema)
        add(
          `${key} response ${status}`,
          route,
          'response',
          schema,
          at,
          found,
          /^[45]|default/.test(String(status)) ? refs.error : refs.response,
        );
    }
  }
  if (Object.keys(routes).length)
    found.routes = { kind: 'operation', name: 'the API', shape: { is: 'object', fields: routes }, sink: sinkOf('both') };
  if (schemas) addSchemas(schemas, refs, found);
  return found;
}

interface Operation {
  readonly path: string;
  readonly method: string;
  readonly operation: YAMLMap;
  readonly shared: YAMLMap;
  readonly at: Span;
}

function* operationsIn(paths: YAMLMap | undefined): Iterable<Operation> {
  for (const { key: path, value: shared } of paths?.items ?? []) {
    if (!isMap(shared)) continue;
    for (const { key: method, value: operation } of shared.items) {
      if (isMap(operation) && methods.includes(String(method)))
        yield { path: String(path), method: String(method), operation, shared, at: placeOf({ key: method } as Pair) };
    }
  }
}

/** Query parameters; those of the path have no names for clients. */
function addParameters(key: string, route: string, owners: readonly YAMLMap[], at: Span, found: Record<string, Container>): void {
  const fields: Record<string, Field> = {};
  for (const owner of owners) {
    const list = owner.get('parameters');
    for (const parameter of isSeq(list) ? list.items : []) {
      if (!isMap(parameter) || !['query', 'header'].includes(String(parameter.get('in')))) continue;
      const schema = mapAt(parameter, 'schema');
      const name = parameter.items.find((pair) => String(pair.key) === 'name');
      if (!name) continue;
      fields[String(parameter.get('name'))] = fieldOf(
        schema ? shapeOf(schema) : unknown(''),
        schema ? proseless(schema) : '',
        placeOf({ key: name.value } as Pair),
        {
          isOptional: !isTrue(parameter, 'required'),
          isDeprecated: isTrue(parameter, 'deprecated'),
        },
      );
    }
  }
  found[`${key} parameters`] = {
    kind: 'operation',
    name: route,
    shape: { is: 'object', fields },
    sink: { ...sinkOf('request'), route },
    at,
  };
}

function add(
  key: string,
  route: string,
  direction: Direction,
  schema: YAMLMap,
  at: Span,
  found: Record<string, Container>,
  refs: Set<string>,
): void {
  const shape = shapeOf(schema);
  for (const [, name] of JSON.stringify(shape).matchAll(/"is":"ref","name":"([^"]+)"/g)) refs.add(name!);
  found[key] = { kind: 'operation', name: route, shape, sink: { ...sinkOf(direction), route }, at };
}

/** Named schemas, each with the ways in which operations reach it. */
function addSchemas(
  schemas: YAMLMap,
  refs: Readonly<Record<'request' | 'response' | 'error', ReadonlySet<string>>>,
  found: Record<string, Container>,
): void {
  const shapes = new Map(
    schemas.items.flatMap((pair) =>
      isMap(pair.value) ? [[String(pair.key), { shape: shapeOf(pair.value), at: placeOf(pair) }] as const] : [],
    ),
  );
  const reached = (from: ReadonlySet<string>): ReadonlySet<string> => {
    const all = new Set(from);
    for (const name of all)
      for (const [, next] of JSON.stringify(shapes.get(name)?.shape ?? {}).matchAll(/"is":"ref","name":"([^"]+)"/g)) all.add(next!);
    return all;
  };
  const [request, response, error] = [reached(refs.request), reached(refs.response), reached(refs.error)];
  for (const [name, { shape, at }] of shapes) {
    const isError = error.has(name) && !response.has(name);
    const isRead = response.has(name) || isError;
    const direction = request.has(name) === isRead ? 'both' : request.has(name) ? 'request' : 'response';
    found[name] = { kind: 'schema', name, shape, sink: { ...sinkOf(direction), ...(isError && { isError: true as const }) }, at };
  }
}

/** The schema of a body: `content` of OpenAPI 3, `schema` of Swagger 2. */
function schemaIn(owner: YAMLMap | undefined): YAMLMap | undefined {
  const [first] = mapAt(owner, 'content')?.items ?? [];
  return mapAt(first && isMap(first.value) ? first.value : owner, 'schema');
}

function shapeOf(schema: YAMLMap): Shape {
  const shape = bareShape(schema);
  return isTrue(schema, 'nullable') ? nullable(shape) : shape;
}

function bareShape(schema: YAMLMap): Shape {
  const listed = (key: string): readonly YAMLMap[] => {
    const list = schema.get(key);
    return isSeq(list) ? list.items.filter(isMap) : [];
  };
  const ref = schema.get('$ref');
  if (typeof ref === 'string') return { is: 'ref', name: ref.split('/').at(-1)! };
  const values = schema.get('enum');
  if (isSeq(values))
    return unionOf(
      values.items.map((value): Shape => ({ is: 'literal', value: JSON.stringify(isScalar(value) ? value.value : String(value)) })),
    );
  const alternatives = [...listed('oneOf'), ...listed('anyOf')];
  if (alternatives.length) return unionOf(alternatives.map(shapeOf));
  const properties = mapAt(schema, 'properties');
  const parts = listed('allOf').map(shapeOf);
  if (properties || parts.length) return { is: 'object', fields: fieldsOf(properties, schema), ...(parts.length && { parts }) };
  const type = schema.get('type');
  const names = isSeq(type) ? type.items.map((one) => String(isScalar(one) ? one.value : one)) : type === undefined ? [] : [String(type)];
  if (!names.length) return unknown('');
  return unionOf(names.map((name) => ofType(name, schema)));
}

function ofType(name: string, schema: YAMLMap): Shape {
  if (name === 'array') {
    const items = mapAt(schema, 'items');
    return { is: 'list', of: items ? shapeOf(items) : unknown('') };
  }
  return name === 'object' ? unknown('object') : scalar(name);
}

function fieldsOf(properties: YAMLMap | undefined, schema: YAMLMap): Readonly<Record<string, Field>> {
  const list = schema.get('required');
  const required = new Set(isSeq(list) ? list.items.map((one) => String(isScalar(one) ? one.value : one)) : []);
  const fields: Record<string, Field> = {};
  for (const pair of properties?.items ?? []) {
    const name = String(pair.key);
    const value = isMap(pair.value) ? pair.value : undefined;
    fields[name] = fieldOf(value ? shapeOf(value) : unknown(''), value ? proseless(value) : '', placeOf(pair), {
      isOptional: !required.has(name),
      isDeprecated: value !== undefined && isTrue(value, 'deprecated'),
    });
  }
  return fields;
}

/** A schema without the words for people. */
function proseless(schema: YAMLMap): string {
  return JSON.stringify(schema.toJSON(), (key, value: unknown) =>
    /^(description|examples?|title|summary)$/.test(key) ? undefined : value,
  );
}

function mapAt(owner: YAMLMap | undefined, key: string): YAMLMap | undefined {
  const value = owner?.get(key);
  return isMap(value) ? value : undefined;
}

function isTrue(owner: YAMLMap, key: string): boolean {
  return owner.get(key) === true;
}

function sinkOf(direction: Direction): Sink {
  return { direction, proof: 'part of the OpenAPI document', language: 'openapi' };
}

function placeOf({ key }: Pair): Span {
  const [start, end] = (isScalar(key) && key.range) || [0, 0];
  return { start, end };
}
