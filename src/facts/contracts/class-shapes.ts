import { spanOf } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { unwrapped } from '../../syntax/expressions.ts';
import { propertiesOf } from './json-schema-shapes.ts';
import { type Container, type Field, fieldOf, nullable, type Shape, type Sink, unknown } from './shape.ts';
import { isDeprecated, nameOfMember, shapeOfType } from './type-shapes.ts';

/** What the fields of a class say: a DTO, an entity that is sent as it is, a type of code-first GraphQL. */
export function containerOfClass(node: ts.ClassLikeDeclaration): Container | undefined {
  if (!node.name) return;
  const fields: Record<string, Field> = {};
  for (const member of node.members) addMember(member, fields);
  const hidden = node.members.flatMap((member) => (isExcluded(member) && member.name ? (nameOfMember(member.name) ?? []) : []));
  const parts = (node.heritageClauses ?? [])
    .filter(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)
    .flatMap(({ types }) => types.map(shapeOfBase));
  const sink = sinkOfClass(node);
  const parameters = node.typeParameters?.map(({ name }) => name.text);
  return {
    kind: 'class',
    name: node.name.text,
    shape: { is: 'object', fields, ...(parts.length && { parts }), ...(hidden.length && { hidden }) },
    at: spanOf(node.name),
    ...(sink && { sink }),
    ...(parameters && { parameters }),
  };
}

function addMember(member: ts.ClassElement, fields: Record<string, Field>): void {
  if (ts.isConstructorDeclaration(member)) addParameters(member, fields);
  const isField = ts.isPropertyDeclaration(member) || ts.isGetAccessorDeclaration(member);
  const graphql = decoratorOf(member, /^(Field|ResolveField|FieldResolver)$/);
  if (!isField && !(ts.isMethodDeclaration(member) && graphql)) return;
  if (isHidden(member) || !member.name) return;
  const said = [graphql, decoratorOf(member, /^(ApiProperty|ApiPropertyOptional|ApiResponseProperty|Expose|Prop|Property)$/)].map(
    optionsOf,
  );
  const name = said.map((options) => textOption(options, 'name')).find(Boolean) ?? nameOfMember(member.name);
  if (name === undefined) return;
  const declared = 'type' in member && member.type ? shapeOfType(member.type) : typeOfDecorator(graphql);
  const type = said.some((options) => isTrue(options, 'nullable')) ? nullable(declared) : declared;
  fields[name] = fieldOf(type, 'type' in member && member.type ? member.type.getText() : '', spanOf(member.name), {
    isOptional:
      ('questionToken' in member && member.questionToken !== undefined) ||
      decoratorOf(member, /^(IsOptional|ApiPropertyOptional|ValidateIf)$/) !== undefined ||
      said.some((options) => options?.get('required')?.kind === ts.SyntaxKind.FalseKeyword) ||
      (isTrue(graphql && optionsOf(graphql), 'nullable') && decoratorOf(member.parent, /^(InputType|ArgsType)$/) !== undefined) ||
      ('initializer' in member && member.initializer !== undefined),
    isDeprecated: isDeprecated(member) || said.some((options) => isTrue(options, 'deprecated') || options?.has('deprecationReason')),
  });
}

/** `constructor(readonly id: string)`. */
function addParameters({ parameters }: ts.ConstructorDeclaration, fields: Record<string, Field>): void {
  for (const parameter of parameters) {
    const isPublic = ts
      .getModifiers(parameter)
      ?.every(({ kind }) => kind !== ts.SyntaxKind.PrivateKeyword && kind !== ts.SyntaxKind.ProtectedKeyword);
    if (!ts.isParameterPropertyDeclaration(parameter, parameter.parent) || !isPublic || !ts.isIdentifier(parameter.name) || !parameter.type)
      continue;
    fields[parameter.name.text] = fieldOf(shapeOfType(parameter.type), parameter.type.getText(), spanOf(parameter.name), {
      isOptional: parameter.questionToken !== undefined,
    });
  }
}

function isHidden(member: ts.ClassElement): boolean {
  const modifiers = ts.canHaveModifiers(member) ? (ts.getModifiers(member) ?? []) : [];
  const isInternal = modifiers.some(({ kind }) =>
    [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword, ts.SyntaxKind.StaticKeyword].includes(kind),
  );
  return isInternal || isExcluded(member);
}

function isExcluded(member: ts.ClassElement): boolean {
  return decoratorOf(member, /^(Exclude|HideField|ApiHideProperty)$/) !== undefined;
}

/** `extends PartialType(CreateUserDto)`, `extends OmitType(UserDto, ['email'] as const)`, `extends BaseDto`. */
function shapeOfBase({ expression, typeArguments = [] as unknown as ts.NodeArray<ts.TypeNode> }: ts.ExpressionWithTypeArguments): Shape {
  const base = unwrapped(expression);
  if (!ts.isCallExpression(base))
    return { is: 'ref', name: base.getText(), ...(typeArguments.length && { args: typeArguments.map((type) => shapeOfType(type)) }) };
  const [first, second] = base.arguments;
  const of: Shape = first ? shapeOfMixin(first) : unknown(base.getText());
  const keys = second && ts.isArrayLiteralExpression(unwrapped(second)) ? textsOf(unwrapped(second) as ts.ArrayLiteralExpression) : [];
  const name = base.expression.getText().split('.').at(-1);
  if (name === 'PartialType') return { is: 'partial', of };
  if (name === 'PickType') return { is: 'pick', of, keys };
  if (name === 'OmitType') return { is: 'omit', of, keys };
  if (name === 'IntersectionType') return { is: 'object', fields: {}, parts: base.arguments.map(shapeOfMixin) };
  return name === 'createZodDto' ? of : unknown(base.getText());
}

function shapeOfMixin(node: ts.Expression): Shape {
  const inner = unwrapped(node);
  if (ts.isCallExpression(inner)) return shapeOfBase({ expression: inner } as unknown as ts.ExpressionWithTypeArguments);
  return { is: 'ref', name: inner.getText() };
}

function textsOf({ elements }: ts.ArrayLiteralExpression): readonly string[] {
  return elements.flatMap((element) => (ts.isStringLiteralLike(element) ? [element.text] : []));
}

/** Code-first GraphQL says by itself which way a type goes. */
function sinkOfClass(node: ts.ClassLikeDeclaration): Sink | undefined {
  const decorator = decoratorOf(node, /^(ObjectType|InterfaceType|InputType|ArgsType)$/);
  if (!decorator) return;
  const name = decorator.expression.getText();
  return { direction: /^(Input|Args)/.test(name) ? 'request' : 'response', proof: `declared with \`@${name}\``, language: 'graphql' };
}

/** `@Field(() => [User])`. */
function typeOfDecorator(decorator: ts.CallExpression | undefined): Shape {
  const first = decorator?.arguments[0];
  if (!first || !ts.isArrowFunction(first) || ts.isBlock(first.body)) return unknown('');
  const body = unwrapped(first.body);
  if (ts.isArrayLiteralExpression(body) && body.elements[0]) return { is: 'list', of: { is: 'ref', name: body.elements[0].getText() } };
  return { is: 'ref', name: body.getText() };
}

/** The call of the first decorator with such a name. */
export function decoratorOf(node: ts.Node, name: RegExp): ts.CallExpression | undefined {
  if (!ts.canHaveDecorators(node)) return;
  return ts
    .getDecorators(node)
    ?.map(({ expression }) => expression)
    .filter(ts.isCallExpression)
    .find(({ expression }) => name.test(expression.getText().split('.').at(-1)!));
}

/** The object literal among the arguments of a decorator. */
export function optionsOf(decorator: ts.CallExpression | undefined): ReadonlyMap<string, ts.Expression> | undefined {
  const literal = decorator?.arguments.map(unwrapped).find(ts.isObjectLiteralExpression);
  return literal && propertiesOf(literal);
}

function textOption(options: ReadonlyMap<string, ts.Expression> | undefined, key: string): string | undefined {
  const value = options?.get(key);
  return value && ts.isStringLiteralLike(value) ? value.text : undefined;
}

function isTrue(options: ReadonlyMap<string, ts.Expression> | undefined, key: string): boolean {
  return options?.get(key)?.kind === ts.SyntaxKind.TrueKeyword;
}
