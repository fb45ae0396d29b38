import { isMap, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import type { Span } from '../../engine/text.ts';
import { type Field, fieldOf, nullable, type Shape, scalar, unionOf, unknown } from './shape.ts';

/** What a schema of OpenAPI or JSON Schema says, however it is put together: pieces that all hold are one. */
export function shapeOfSchema(schema: YAMLMap): Shape {
  const shape = wholeOf(piecesOf(schema), requiredIn(schema));
  return isTrue(schema, 'nullable') ? nullable(shape) : shape;
}

/** `allOf: [A]` is A; what is required of A here is required. */
function wholeOf(pieces: readonly Shape[], required: ReadonlySet<string>): Shape {
  const [first = unknown(''), ...others] = pieces;
  const shape: Shape = others.length ? { is: 'object', fields: {}, parts: pieces, isIntersection: true } : first;
  const own = first.is === 'object' && !others.length ? first.fields : {};
  const keys = [...required].filter((name) => !own[name]);
  return keys.length && shape.is !== 'unknown' ? { is: 'required', of: shape, keys } : shape;
}

function piecesOf(schema: YAMLMap): readonly Shape[] {
  const listed = (key: string): readonly YAMLMap[] => {
    const list = schema.get(key);
    return isSeq(list) ? list.items.filter(isMap) : [];
  };
  const ref = schema.get('$ref');
  const properties = mapAt(schema, 'properties');
  const alternatives = [listed('oneOf'), listed('anyOf')].filter((list) => list.length > 0).map((list) => unionOf(list.map(shapeOfSchema)));
  // What only demands fields says nothing of what they are.
  const all = listed('allOf').filter((one) => one.items.some(({ key }) => !/^(required|description|title|not)$/.test(String(key))));
  const pieces: Shape[] = [
    ...(typeof ref === 'string' ? [{ is: 'ref', name: ref.split('/').at(-1)! } as const] : []),
    ...all.map(shapeOfSchema),
    ...alternatives,
    ...(properties ? [{ is: 'object', fields: fieldsOf(properties, requiredIn(schema)) } as const] : []),
  ];
  return pieces.length ? pieces : plain(schema);
}

/** Values, types by name, lists and maps. */
function plain(schema: YAMLMap): readonly Shape[] {
  const values = schema.get('enum');
  const literal = (value: unknown): Shape => (value === null ? scalar('null') : { is: 'literal', value: JSON.stringify(value) });
  if (isSeq(values)) return [unionOf(values.items.map((value) => literal(isScalar(value) ? value.value : String(value))))];
  if (schema.has('const')) return [literal(schema.get('const'))];
  const type = schema.get('type');
  const names = isSeq(type) ? type.items.map((one) => String(isScalar(one) ? one.value : one)) : type === undefined ? [] : [String(type)];
  return names.length ? [unionOf(names.map((name) => ofType(name, schema)))] : [];
}

function ofType(name: string, schema: YAMLMap): Shape {
  if (name === 'array') {
    const items = mapAt(schema, 'items');
    return { is: 'list', of: items ? shapeOfSchema(items) : unknown('') };
  }
  const values = mapAt(schema, 'additionalProperties');
  if (name !== 'object') return scalar(name);
  return values ? { is: 'map', of: shapeOfSchema(values) } : unknown('object');
}

function fieldsOf(properties: YAMLMap, required: ReadonlySet<string>): Readonly<Record<string, Field>> {
  const fields: Record<string, Field> = {};
  for (const pair of properties.items) {
    const name = String(pair.key);
    const value = isMap(pair.value) ? pair.value : undefined;
    fields[name] = fieldOf(value ? shapeOfSchema(value) : unknown(''), value ? proseless(value) : '', placeOf(pair), {
      isOptional: !required.has(name),
      isDeprecated: value !== undefined && isTrue(value, 'deprecated'),
    });
  }
  return fields;
}

/** What a schema and the pieces that only demand fields require. */
function requiredIn(schema: YAMLMap): ReadonlySet<string> {
  const all = schema.get('allOf');
  const owners = [schema, ...(isSeq(all) ? all.items.filter(isMap).filter((one) => !one.has('properties')) : [])];
  const lists = owners.map((owner) => owner.get('required'));
  return new Set(lists.flatMap((list) => (isSeq(list) ? list.items.map((one) => String(isScalar(one) ? one.value : one)) : [])));
}

/** A schema without the words for people. */
export function proseless(schema: YAMLMap): string {
  return JSON.stringify(schema.toJSON(), (key, value: unknown) =>
    /^(description|examples?|title|summary)$/.test(key) ? undefined : value,
  );
}

export function mapAt(owner: YAMLMap | undefined, key: string): YAMLMap | undefined {
  const value = owner?.get(key);
  return isMap(value) ? value : undefined;
}

export function isTrue(owner: YAMLMap, key: string): boolean {
  return owner.get(key) === true;
}

export function placeOf({ key }: Pick<Pair, 'key'>): Span {
  const [start, end] = (isScalar(key) && key.range) || [0, 0];
  return { start, end };
}
