import { spanOf } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { unwrapped } from '../../syntax/expressions.ts';
import { entries } from '../../syntax/objects.ts';
import { importedFrom } from '../../syntax/packages.ts';
import { type Field, fieldOf, nullable, optional, type Shape, scalar, unionOf, unknown } from './shape.ts';
import { isDeprecated, nameOfMember } from './type-shapes.ts';

/** How an expression inside a schema is read that is none itself. */
export type ReadValue = (value: ts.Expression) => Shape;

const libraries = /^(zod(\/.*)?|@hono\/zod-openapi|@sinclair\/typebox|typebox|valibot|elysia|yup|joi|@fastify\/type-provider-typebox)$/;

/** What a schema in zod, TypeBox, valibot, Yup or Joi says; undefined where an expression is none. */
export function shapeOfSchema(node: ts.Expression, read: ReadValue): Shape | undefined {
  const expression = unwrapped(node);
  if (ts.isPropertyAccessExpression(expression)) return shapeOfMember(expression, read);
  if (!ts.isCallExpression(expression)) return;
  const callee = unwrapped(expression.expression);
  if (!ts.isPropertyAccessExpression(callee)) return;
  if (isBuilder(callee.expression)) return built(callee.name.text, expression.arguments, read);
  const receiver = unwrapped(callee.expression);
  if (!isSchema(receiver)) return;
  return changed(callee.name.text, read(receiver), expression.arguments, read);
}

/** `User.shape.email`, `userSchema.properties.email`; `User.shape` is what `User` is. */
function shapeOfMember({ expression, name }: ts.PropertyAccessExpression, read: ReadValue): Shape | undefined {
  const of = unwrapped(expression);
  if (name.text === 'shape' || name.text === 'properties') return isSchema(of) ? read(of) : undefined;
  const isOfShape = ts.isPropertyAccessExpression(of) && (of.name.text === 'shape' || of.name.text === 'properties');
  return isOfShape && isSchema(unwrapped(of.expression)) ? { is: 'field', of: read(of.expression), name: name.text } : undefined;
}

/** Whether an expression starts with a schema library, or with a name and goes on as schemas do. */
function isSchema(node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return !isBuilder(node);
  if (ts.isPropertyAccessExpression(node)) return isSchema(unwrapped(node.expression));
  if (!ts.isCallExpression(node)) return false;
  const callee = unwrapped(node.expression);
  if (!ts.isPropertyAccessExpression(callee)) return true;
  return isBuilder(callee.expression) || (methods.has(callee.name.text) && isSchema(unwrapped(callee.expression)));
}

/** `z`, `z.coerce`, `z.iso`, `Type`. */
function isBuilder(node: ts.Expression): boolean {
  const inner = unwrapped(node);
  if (ts.isPropertyAccessExpression(inner) && /^(coerce|iso|string|number)$/.test(inner.name.text)) return isBuilder(inner.expression);
  if (!ts.isIdentifier(inner)) return false;
  return inner.text === 'z' || libraries.test(importedFrom(inner) ?? '');
}

const texts =
  /^(string|email|uuid|uuidv\d|guid|url|httpUrl|cuid2?|ulid|nanoid|datetime|time|duration|ip|ipv\d|base64|base64url|jwt|emoji|e164|hex|hostname|templateLiteral|regexp|uri)$/;
const numbers = /^(number|int|int32|float|float32|float64|integer|uint32|numeric)$/;

/** What `z.object(…)`, `Type.Array(…)`, `v.optional(…)` build. */
function built(method: string, args: readonly ts.Expression[], read: ReadValue): Shape {
  const name = /^[A-Z]/.test(method) ? method[0]!.toLowerCase() + method.slice(1) : method;
  const [first, second] = args;
  const inner = (): Shape => (first ? read(first) : unknown(method));
  if (/^(object|strictObject|looseObject|interface)$/.test(name)) return first ? objectOf(first, read) : { is: 'object', fields: {} };
  if (texts.test(name)) return scalar('string');
  if (numbers.test(name)) return scalar('number');
  if (name === 'bool' || name === 'boolean' || name === 'stringbool') return scalar('boolean');
  if (name === 'date') return scalar('Date');
  if (name === 'bigint') return scalar('bigint');
  if (name === 'null') return scalar('null');
  if (name === 'void' || name === 'undefined') return scalar('undefined');
  if (name === 'array') return { is: 'list', of: inner() };
  if (name === 'record' || name === 'map') return { is: 'map', of: second ? read(second) : unknown(method) };
  if (name === 'literal' && first) return unionOf((ts.isArrayLiteralExpression(first) ? [...first.elements] : [first]).map(literalOf));
  if (/^(enum|picklist)$/.test(name) && first && ts.isArrayLiteralExpression(unwrapped(first))) {
    return unionOf((unwrapped(first) as ts.ArrayLiteralExpression).elements.map(literalOf));
  }
  if (/^(enum|nativeEnum)$/.test(name) && first) return { is: 'values', of: inner() };
  if (/^(ref|lazy|this)$/.test(name) && first) return ts.isArrowFunction(first) && !ts.isBlock(first.body) ? read(first.body) : inner();
  if (name === 'optional' || name === 'exactOptional') return optional(inner());
  if (name === 'nullable') return nullable(inner());
  if (name === 'nullish') return optional(nullable(inner()));
  if (/^(discriminatedUnion|variant)$/.test(name)) return { is: 'union', these: elementsOf(args).map(read), isTold: true };
  if (/^(union|xor)$/.test(name)) return unionOf(elementsOf(args).map(read));
  if (/^(intersection|intersect|composite|merge)$/.test(name)) return { is: 'object', fields: {}, parts: partsOf(args).map(read) };
  if ((name === 'partial' || name === 'required') && first) return { is: name, of: inner() };
  const keys = second && listedKeys(second);
  if ((name === 'pick' || name === 'omit') && first && keys) return { is: name, of: inner(), keys };
  if (name === 'preprocess' && second) return read(second);
  if (name === 'pipe' || name === 'readonly') return inner();
  return unknown(method);
}

const same =
  /^(describe|meta|openapi|refine|superRefine|check|transform|brand|readonly|passthrough|strict|strip|loose|catchall|min|max|length|nonempty|email|url|uuid|cuid2?|regex|trim|toLowerCase|toUpperCase|int|positive|nonnegative|negative|gt|gte|lt|lte|finite|safe|multipleOf|datetime|date|includes|startsWith|endsWith|unique|label|options|unknown|messages|error|overwrite|normalize|ip|register|pipe|clone)$/;

const methods: ReadonlySet<string> = new Set(
  `optional exactOptional nullish nullable default prefault catch array list extend safeExtend augment merge and concat keys omit pick partial deepPartial required or unwrap`
    .split(' ')
    .concat(same.source.slice(2, -2).replace('cuid2?', 'cuid|cuid2').split('|')),
);

/** What a method of a schema makes of it; undefined where schemas have no such method. */
function changed(method: string, of: Shape, args: readonly ts.Expression[], read: ReadValue): Shape | undefined {
  const [first] = args;
  if (same.test(method)) return of;
  if (/^(optional|exactOptional|default|prefault|catch)$/.test(method)) return optional(of);
  if (method === 'nullish') return optional(nullable(of));
  if (method === 'nullable') return nullable(of);
  if (method === 'array' || method === 'list') return { is: 'list', of };
  if (method === 'or' && first) return unionOf([of, read(first)]);
  if (/^(extend|safeExtend|augment|keys)$/.test(method) && first) {
    const more = objectOf(first, read);
    return more.is === 'object' ? { ...more, parts: [of, ...(more.parts ?? [])] } : { is: 'object', fields: {}, parts: [of, more] };
  }
  if (/^(merge|and|concat)$/.test(method) && first) return { is: 'object', fields: {}, parts: [of, read(first)] };
  const keys = first ? listedKeys(first) : undefined;
  if ((method === 'omit' || method === 'pick') && keys) return { is: method, of, keys };
  if (method === 'partial' || method === 'deepPartial') return { is: 'partial', of, ...(keys && { keys }) };
  if (method === 'required') return { is: 'required', of, ...(keys && { keys }) };
  return method === 'unwrap' ? of : undefined;
}

/** `{ name: z.string(), ...common }`, or whatever stands in its place. */
function objectOf(node: ts.Expression, read: ReadValue): Shape {
  const literal = unwrapped(node);
  if (ts.isArrowFunction(literal) && !ts.isBlock(literal.body)) return objectOf(literal.body, read);
  if (!ts.isObjectLiteralExpression(literal)) return read(node);
  const fields: Record<string, Field> = {};
  const parts: Shape[] = [];
  for (const property of literal.properties) {
    if (ts.isSpreadAssignment(property)) parts.push(read(property.expression));
    const value = ts.isPropertyAssignment(property)
      ? property.initializer
      : ts.isShorthandPropertyAssignment(property)
        ? property.name
        : undefined;
    const name = property.name && nameOfMember(property.name as ts.PropertyName);
    if (value && name !== undefined) {
      const more = { isDeprecated: isDeprecated(property) || saysDeprecated(value), isOptional: isLeftOut(value) || endsOptional(value) };
      fields[name] = fieldOf(read(value), value.getText(), spanOf(property.name!), more);
    }
  }
  return { is: 'object', fields, ...(parts.length && { parts }) };
}

/** `.meta({ deprecated: true })`, `Type.String({ deprecated: true })`. */
function saysDeprecated(value: ts.Expression): boolean {
  return /\bdeprecated:\s*true\b/.test(value.getText());
}

/** Yup and Joi leave out what is not `required()`. */
function isLeftOut(value: ts.Expression): boolean {
  return /^(yup|joi)\./i.test(value.getText()) && !/\.required\(/.test(value.getText());
}

/** Whatever a chain does in between, such as `.exclude(…)`, which is not followed. */
function endsOptional(value: ts.Expression): boolean {
  for (let at = unwrapped(value); ts.isCallExpression(at) && ts.isPropertyAccessExpression(at.expression); ) {
    if (/^(optional|exactOptional|nullish|default|prefault|catch)$/.test(at.expression.name.text))
      return at.expression.expression.getText() !== 'z';
    if (!same.test(at.expression.name.text)) return false;
    at = unwrapped(at.expression.expression);
  }
  return false;
}

function listedKeys(node: ts.Expression): readonly string[] | undefined {
  const list = unwrapped(node);
  if (ts.isArrayLiteralExpression(list)) return list.elements.flatMap((one) => (ts.isStringLiteralLike(one) ? [one.text] : []));
  const named = entries(list);
  return named && [...named.keys()];
}

function elementsOf(args: readonly ts.Expression[]): readonly ts.Expression[] {
  const list = args.map(unwrapped).find(ts.isArrayLiteralExpression);
  return list ? list.elements : args.slice(0, 2);
}

function partsOf(args: readonly ts.Expression[]): readonly ts.Expression[] {
  const [first] = args;
  return first && ts.isArrayLiteralExpression(unwrapped(first))
    ? (unwrapped(first) as ts.ArrayLiteralExpression).elements
    : args.slice(0, 2);
}

/** A string, a number or a boolean as JSON writes it. */
export function literalOf(node: ts.Expression): Shape {
  const inner = unwrapped(node);
  if (ts.isStringLiteralLike(inner)) return { is: 'literal', value: JSON.stringify(inner.text) };
  if (ts.isNumericLiteral(inner)) return { is: 'literal', value: inner.text };
  if (inner.kind === ts.SyntaxKind.TrueKeyword || inner.kind === ts.SyntaxKind.FalseKeyword)
    return { is: 'literal', value: inner.getText() };
  return inner.kind === ts.SyntaxKind.NullKeyword ? scalar('null') : unknown(inner.getText());
}
