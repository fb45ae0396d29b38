import { spanOf } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { unwrapped } from '../../syntax/expressions.ts';
import { entries } from '../../syntax/objects.ts';
import { literalOf, type ReadValue } from './schema-shapes.ts';
import { type Field, fieldOf, nullable, type Shape, scalar, unionOf, unknown } from './shape.ts';
import { isDeprecated, nameOfMember } from './type-shapes.ts';

/** Whether an object literal is a JSON Schema of an object. */
export function isJsonSchema(node: ts.Expression): node is ts.ObjectLiteralExpression {
  if (!ts.isObjectLiteralExpression(node)) return false;
  const names = node.properties.map(({ name }) => name && nameOfMember(name as ts.PropertyName));
  const isTyped = names.includes('type') || names.includes('$id');
  return (
    isTyped &&
    (names.includes('properties') ||
      names.includes('allOf') ||
      names.includes('oneOf') ||
      names.includes('anyOf') ||
      names.includes('items'))
  );
}

/** What a JSON Schema written as an object literal says. */
export function shapeOfJsonSchema(node: ts.Expression, read: ReadValue): Shape {
  const literal = unwrapped(node);
  if (!ts.isObjectLiteralExpression(literal)) return read(node);
  const said = propertiesOf(literal);
  const shape = bareShape(literal, said, read);
  return said.get('nullable')?.kind === ts.SyntaxKind.TrueKeyword ? nullable(shape) : shape;
}

function bareShape(literal: ts.ObjectLiteralExpression, said: ReadonlyMap<string, ts.Expression>, read: ReadValue): Shape {
  const next = (inner: ts.Expression): Shape => shapeOfJsonSchema(inner, read);
  const listed = (key: string): readonly ts.Expression[] => {
    const list = said.has(key) ? unwrapped(said.get(key)!) : undefined;
    return list && ts.isArrayLiteralExpression(list) ? list.elements : [];
  };
  const ref = said.get('$ref');
  if (ref) return ts.isStringLiteralLike(ref) ? { is: 'ref', name: ref.text.split('/').at(-1)! } : unknown(ref.getText());
  if (said.has('enum')) return listed('enum').length ? unionOf(listed('enum').map(literalOf)) : unknown(said.get('enum')!.getText());
  if (said.has('const')) return literalOf(said.get('const')!);
  const alternatives = [...listed('oneOf'), ...listed('anyOf')];
  if (alternatives.length) return unionOf(alternatives.map(next));
  if (said.has('properties') || said.has('allOf')) {
    const parts = [...listed('allOf').map(next), ...spreadsOf(literal, read)];
    const own = said.has('properties') ? fieldsOf(said.get('properties')!, namesIn(said.get('required')), read) : { fields: {}, parts: [] };
    const all = [...parts, ...own.parts];
    return { is: 'object', fields: own.fields, ...(all.length && { parts: all }) };
  }
  const type = said.get('type');
  const names = type && ts.isArrayLiteralExpression(type) ? type.elements : type ? [type] : [];
  if (!names.length) return unknown(literal.getText().slice(0, 60));
  return unionOf(names.map((name) => ofType(ts.isStringLiteralLike(name) ? name.text : '', said, next)));
}

function ofType(name: string, said: ReadonlyMap<string, ts.Expression>, next: (inner: ts.Expression) => Shape): Shape {
  if (name === 'array') return { is: 'list', of: said.has('items') ? next(said.get('items')!) : unknown('items') };
  if (name === 'integer') return scalar('number');
  return name === 'object' || name === '' ? unknown(name) : scalar(name);
}

function fieldsOf(
  node: ts.Expression,
  required: ReadonlySet<string> | undefined,
  read: ReadValue,
): { fields: Readonly<Record<string, Field>>; parts: readonly Shape[] } {
  const literal = unwrapped(node);
  if (!ts.isObjectLiteralExpression(literal)) return { fields: {}, parts: [read(node)] };
  const fields: Record<string, Field> = {};
  for (const property of literal.properties) {
    const name = property.name && nameOfMember(property.name as ts.PropertyName);
    const value = ts.isPropertyAssignment(property)
      ? property.initializer
      : ts.isShorthandPropertyAssignment(property)
        ? property.name
        : undefined;
    if (name === undefined || !value) continue;
    const inner = unwrapped(value);
    const said = ts.isObjectLiteralExpression(inner) ? propertiesOf(inner) : undefined;
    const more = {
      isOptional: required !== undefined && !required.has(name),
      isDeprecated: isDeprecated(property) || said?.get('deprecated')?.kind === ts.SyntaxKind.TrueKeyword,
    };
    fields[name] = fieldOf(shapeOfJsonSchema(value, read), textWithoutProse(value), spanOf(property.name!), more);
  }
  return { fields, parts: spreadsOf(literal, read) };
}

/** Descriptions and examples change without anything being another. */
function textWithoutProse(value: ts.Expression): string {
  return value
    .getText()
    .replace(/\b(description|example|examples|summary|title):\s*(`[^`]*`|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\d+)\s*,?/g, '');
}

function spreadsOf(literal: ts.ObjectLiteralExpression, read: ReadValue): readonly Shape[] {
  return literal.properties.flatMap((property) => (ts.isSpreadAssignment(property) ? [read(property.expression)] : []));
}

/** A list of names; undefined where it is spread or made elsewhere, and nothing is known. */
function namesIn(list: ts.Expression | undefined): ReadonlySet<string> | undefined {
  if (!list) return new Set();
  const literal = unwrapped(list);
  if (!ts.isArrayLiteralExpression(literal) || !literal.elements.every(ts.isStringLiteralLike)) return;
  return new Set(literal.elements.map((one) => (one as ts.StringLiteralLike).text));
}

/** Keys and values that can be read off, whatever stands beside them. */
export function propertiesOf(literal: ts.ObjectLiteralExpression): ReadonlyMap<string, ts.Expression> {
  const whole = entries(literal);
  if (whole) return whole;
  const found = new Map<string, ts.Expression>();
  for (const property of literal.properties) {
    const name = property.name && nameOfMember(property.name as ts.PropertyName);
    if (name === undefined) continue;
    if (ts.isPropertyAssignment(property)) found.set(name, property.initializer);
    else if (ts.isShorthandPropertyAssignment(property)) found.set(name, property.name);
  }
  return found;
}
