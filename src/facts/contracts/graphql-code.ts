import { spanOf } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { calleeName, unwrapped } from '../../syntax/expressions.ts';
import { propertiesOf } from './json-schema-shapes.ts';
import { type Container, type Direction, type Field, fieldOf, nullable, type Shape, type Sink, scalar, unionOf } from './shape.ts';
import { nameOfMember } from './type-shapes.ts';

/** Adds the types of a GraphQL schema that code builds: with graphql-js (`new GraphQLObjectType`), Pothos and Nexus. */
export function addGraphqlType(node: ts.NewExpression | ts.CallExpression, found: Map<string, Container>): void {
  const builder = ts.isNewExpression(node) ? node.expression.getText() : (calleeName(node) ?? '');
  const kind = kinds.find(([name]) => name.test(builder));
  const config = node.arguments?.map(unwrapped).find(ts.isObjectLiteralExpression);
  const name = config && nameOf(node, config);
  if (!kind || !config || name === undefined) return;
  const [, direction] = kind;
  const sink: Sink = { direction, proof: `declared with \`${builder}\``, language: 'graphql' };
  const add = (key: string, shape: Shape, at: ts.Node, own: Sink = sink): void => {
    if (!found.has(key)) found.set(key, { kind: 'type', name: key.replace(/^GraphQL /, ''), shape, sink: own, at: spanOf(at) });
  };
  if (direction === 'both') add(`GraphQL ${name}`, { is: 'union', these: valuesOf(config) }, node.expression);
  if (direction === 'both') return;
  const fields: Record<string, Field> = {};
  for (const field of ts.isNewExpression(node) ? plainFields(config, direction) : builtFields(config, direction)) {
    fields[field.name] = fieldOf(field.type, field.text, spanOf(field.at), {
      isOptional: direction === 'request' && field.isOptional,
      isDeprecated: field.isDeprecated,
    });
    const args = field.args && Object.fromEntries(plainFieldsIn(field.args, 'request').map((one) => [one.name, argument(one)]));
    const request: Sink = { ...sink, direction: 'request' };
    if (args) add(`GraphQL ${name}.${field.name} arguments`, { is: 'object', fields: args }, field.at, request);
  }
  if (Object.keys(fields).length) add(`GraphQL ${name}`, { is: 'object', fields }, node.expression);
}

const kinds: readonly (readonly [RegExp, Direction])[] = [
  [/^(GraphQL(Object|Interface)Type|(prisma)?(objectType|interfaceType|Object|Node|Interface))$/, 'response'],
  [/^(GraphQLInputObjectType|inputType|inputObjectType)$/, 'request'],
  [/^(GraphQLEnumType|enumType)$/, 'both'],
];

/** `{ name: 'User' }`, `builder.objectType('User', …)`, `builder.objectType(User, …)`. */
function nameOf(node: ts.NewExpression | ts.CallExpression, config: ts.ObjectLiteralExpression): string | undefined {
  const named = propertiesOf(config).get('name');
  if (named && ts.isStringLiteralLike(named)) return named.text;
  const first = ts.isCallExpression(node) && node.arguments[0] ? unwrapped(node.arguments[0]) : undefined;
  return first && (ts.isStringLiteralLike(first) || ts.isIdentifier(first)) ? first.text : undefined;
}

interface Built {
  readonly name: string;
  readonly type: Shape;
  readonly text: string;
  readonly isOptional: boolean;
  readonly isDeprecated: boolean;
  readonly at: ts.Node;
  readonly args?: ts.ObjectLiteralExpression;
}

function argument({ type, text, at, isOptional }: Built): Field {
  return fieldOf(type, text, spanOf(at), { isOptional });
}

/** `fields: { name: { type: new GraphQLNonNull(GraphQLString) } }`, or a function that returns it. */
function plainFields(config: ts.ObjectLiteralExpression, direction: Direction): readonly Built[] {
  const fields = literalIn(propertiesOf(config).get('fields'));
  return fields ? plainFieldsIn(fields, direction) : [];
}

function plainFieldsIn(fields: ts.ObjectLiteralExpression, direction: Direction): readonly Built[] {
  return fields.properties.flatMap((property) => {
    const name = ts.isPropertyAssignment(property) ? nameOfMember(property.name) : undefined;
    const said = ts.isPropertyAssignment(property) ? literalIn(property.initializer) : undefined;
    const type = said && propertiesOf(said).get('type');
    if (name === undefined || !type) return [];
    const args = literalIn(propertiesOf(said).get('args'));
    const isOptional = direction === 'request' && (!isNonNull(type) || propertiesOf(said).has('defaultValue'));
    return [
      {
        name,
        type: shapeOf(type),
        text: type.getText(),
        isOptional,
        isDeprecated: isDeprecated(said),
        at: property.name!,
        ...(args && { args }),
      },
    ];
  });
}

function isDeprecated(node: ts.Node): boolean {
  return /\bdeprecationReason\b/.test(node.getText());
}

function literalIn(node: ts.Expression | undefined): ts.ObjectLiteralExpression | undefined {
  const inner = node && unwrapped(node);
  if (inner && ts.isArrowFunction(inner) && !ts.isBlock(inner.body)) return literalIn(inner.body);
  return inner && ts.isObjectLiteralExpression(inner) ? inner : undefined;
}

function isNonNull(type: ts.Expression): boolean {
  return /^(new\s+)?GraphQLNonNull\b/.test(type.getText());
}

function shapeOf(type: ts.Expression): Shape {
  return isNonNull(type) ? bareShape(type) : nullable(bareShape(type));
}

function bareShape(type: ts.Expression): Shape {
  const inner = unwrapped(type);
  const isCall = ts.isNewExpression(inner) || ts.isCallExpression(inner);
  const of = isCall ? inner.arguments?.[0] : undefined;
  if (of && /List$/.test(inner.getText().split('(')[0]!)) return { is: 'list', of: shapeOf(of) };
  if (of && isNonNull(inner)) return bareShape(of);
  const name = inner.getText().replace(/^GraphQL(String|ID|Int|Float|Boolean)$/, '$1');
  return scalarOr(name);
}

function scalarOr(name: string): Shape {
  return /^(String|ID|Int|Float|Boolean)$/.test(name) ? scalar(name) : unionOf([{ is: 'ref', name }]);
}

/** Pothos: `fields: (t) => ({ name: t.exposeString('name', { nullable: true }) })`. Nexus: `definition(t) { t.nonNull.string('name') }`. */
function builtFields(config: ts.ObjectLiteralExpression, direction: Direction): readonly Built[] {
  const fields = literalIn(propertiesOf(config).get('fields'));
  if (fields) {
    return fields.properties.flatMap((property) => {
      const name = ts.isPropertyAssignment(property) ? nameOfMember(property.name) : undefined;
      const call = ts.isPropertyAssignment(property) ? unwrapped(property.initializer) : undefined;
      return name !== undefined && call && ts.isCallExpression(call) ? [pothosField(name, call, property.name!, direction)] : [];
    });
  }
  const definition = config.properties.find((property) => property.name?.getText() === 'definition');
  const found: Built[] = [];
  const visit = (node: ts.Node): void => {
    const [first] = ts.isCallExpression(node) ? node.arguments : [];
    if (ts.isCallExpression(node) && first && ts.isStringLiteralLike(first) && /^t\./.test(node.expression.getText()))
      found.push(nexusField(first, node));
    else ts.forEachChild(node, visit);
  };
  if (definition) visit(definition);
  return found;
}

function pothosField(name: string, call: ts.CallExpression, at: ts.Node, direction: Direction): Built {
  const options = call.arguments.map(unwrapped).find(ts.isObjectLiteralExpression);
  const isTrue = (key: string): boolean => (options && propertiesOf(options).get(key)?.getText()) === 'true';
  const method = (calleeName(call) ?? '').replace(/^expose/, '');
  const type = options && propertiesOf(options).get('type');
  const single = method.replace(/List$/, '');
  const named = scalarOr(type ? type.getText().replace(/^\[|\]$/g, '') : single[0]!.toUpperCase() + single.slice(1));
  const whole: Shape = /List$/.test(method) || /^\[/.test(type?.getText() ?? '') ? { is: 'list', of: named } : named;
  const isOptional = direction === 'request' ? !isTrue('required') : isTrue('nullable');
  return { name, type: isOptional ? nullable(whole) : whole, text: call.getText(), isOptional, isDeprecated: isDeprecated(call), at };
}

function nexusField(name: ts.StringLiteralLike, call: ts.CallExpression): Built {
  const steps = call.expression.getText().split('.').slice(1);
  const options = call.arguments.map(unwrapped).find(ts.isObjectLiteralExpression);
  const type = options && propertiesOf(options).get('type');
  const last = steps.at(-1)!;
  const named = scalarOr(type ? type.getText().replace(/^['"]|['"]$/g, '') : last === 'id' ? 'ID' : last[0]!.toUpperCase() + last.slice(1));
  const whole: Shape = steps.includes('list') ? { is: 'list', of: named } : named;
  const isOptional = !steps.includes('nonNull');
  return {
    name: name.text,
    type: isOptional ? nullable(whole) : whole,
    text: call.getText(),
    isOptional,
    isDeprecated: isDeprecated(call),
    at: name,
  };
}

/** `values: { ADMIN: { value: 1 } }`, `values: ['ADMIN']`, `members: ['ADMIN']`. */
function valuesOf(config: ts.ObjectLiteralExpression): readonly Shape[] {
  const said = propertiesOf(config);
  const values = said.get('values') ?? said.get('members');
  const inner = values && unwrapped(values);
  const literal = (name: string): Shape => ({ is: 'literal', value: JSON.stringify(name) });
  if (inner && ts.isArrayLiteralExpression(inner))
    return inner.elements.flatMap((one) => (ts.isStringLiteralLike(one) ? [literal(one.text)] : []));
  return inner && ts.isObjectLiteralExpression(inner) ? [...propertiesOf(inner).keys()].map(literal) : [];
}
