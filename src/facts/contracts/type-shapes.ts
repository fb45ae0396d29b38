import { spanOf } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { type Container, type Field, fieldOf, optional, type Shape, scalar, unionOf, unknown } from './shape.ts';

/** Levels of types within types that are read. */
const deepest = 8;

const keywords: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.StringKeyword, 'string'],
  [ts.SyntaxKind.NumberKeyword, 'number'],
  [ts.SyntaxKind.BigIntKeyword, 'bigint'],
  [ts.SyntaxKind.BooleanKeyword, 'boolean'],
  [ts.SyntaxKind.UndefinedKeyword, 'undefined'],
  [ts.SyntaxKind.VoidKeyword, 'undefined'],
]);

/** Types that bring what their first argument says. */
const transparent =
  /^(Promise|PromiseLike|Observable|Readonly|NonNullable|Awaited|DeepReadonly|Jsonify|Serialize[dr]?|Simplify|Prettify|HydratedDocument|Ref|Relation)$/;

/** What a type written in a file says. */
export function shapeOfType(type: ts.TypeNode, depth = 0): Shape {
  const next = (inner: ts.TypeNode): Shape => shapeOfType(inner, depth + 1);
  const keyword = keywords.get(type.kind);
  if (keyword) return scalar(keyword);
  if (depth > deepest) return unknown(type.getText());
  if (ts.isLiteralTypeNode(type)) return literalShape(type.literal);
  if (ts.isParenthesizedTypeNode(type) || ts.isOptionalTypeNode(type)) return next(type.type);
  if (ts.isTypeOperatorNode(type)) return type.operator === ts.SyntaxKind.ReadonlyKeyword ? next(type.type) : unknown(type.getText());
  if (ts.isJSDocNullableType(type)) return unionOf([next(type.type), scalar('null'), scalar('undefined')]);
  if (ts.isUnionTypeNode(type)) return unionOf(type.types.map(next));
  if (ts.isArrayTypeNode(type)) return { is: 'list', of: next(type.elementType) };
  if (ts.isTypeLiteralNode(type)) return { is: 'object', fields: fieldsOfMembers(type.members, depth + 1) };
  if (ts.isIntersectionTypeNode(type)) return { is: 'object', fields: {}, parts: type.types.map(next), isIntersection: true };
  if (ts.isTypeQueryNode(type)) return { is: 'ref', name: type.exprName.getText() };
  if (ts.isIndexedAccessTypeNode(type)) return indexed(type, next);
  return ts.isTypeReferenceNode(type) ? shapeOfReference(type, next) : unknown(type.getText());
}

function literalShape(literal: ts.LiteralTypeNode['literal']): Shape {
  if (literal.kind === ts.SyntaxKind.NullKeyword) return scalar('null');
  return { is: 'literal', value: ts.isStringLiteral(literal) ? JSON.stringify(literal.text) : literal.getText() };
}

function indexed({ objectType, indexType }: ts.IndexedAccessTypeNode, next: (type: ts.TypeNode) => Shape): Shape {
  const isOfAll = ts.isTypeOperatorNode(indexType) && indexType.type.getText() === objectType.getText().replace(/^\(|\)$/g, '');
  if (isOfAll && indexType.operator === ts.SyntaxKind.KeyOfKeyword) return { is: 'values', of: next(objectType) };
  const key = ts.isLiteralTypeNode(indexType) && ts.isStringLiteral(indexType.literal) ? indexType.literal.text : undefined;
  return key === undefined ? unknown(`${objectType.getText()}[${indexType.getText()}]`) : { is: 'field', of: next(objectType), name: key };
}

function shapeOfReference(
  { typeName, typeArguments = [] as unknown as ts.NodeArray<ts.TypeNode> }: ts.TypeReferenceNode,
  next: (type: ts.TypeNode) => Shape,
): Shape {
  const name = typeName.getText();
  const [first, second] = typeArguments;
  const last = name.split('.').at(-1)!;
  if (first && transparent.test(last)) return next(first);
  if (first && /^(Array|ReadonlyArray|Set|Iterable|AsyncIterable)$/.test(name)) return { is: 'list', of: next(first) };
  if (first && /^(Partial|Required)$/.test(name)) return { is: name === 'Partial' ? 'partial' : 'required', of: next(first) };
  const keys = second && keysOf(second);
  if (first && keys && /^(Pick|Omit)$/.test(name)) return { is: name === 'Pick' ? 'pick' : 'omit', of: next(first), keys };
  if (second && /^(Record|Map)$/.test(name)) return { is: 'map', of: next(second) };
  if (first && /^(infer|output|TypeOf|Static|InferOutput|InferType)$/.test(last)) return next(first);
  if (first && /^(input|InferInput)$/.test(last)) return next(first);
  if (/^(Date|Buffer|Decimal|String|Number|Boolean|ObjectId|URL)$/.test(name)) return scalar(name);
  return { is: 'ref', name, ...(typeArguments.length && { args: typeArguments.map(next) }) };
}

/** `'a' | 'b'`. */
export function keysOf(type: ts.TypeNode): readonly string[] | undefined {
  const parts = ts.isUnionTypeNode(type) ? type.types : [type];
  const keys = parts.flatMap((part) => (ts.isLiteralTypeNode(part) && ts.isStringLiteral(part.literal) ? [part.literal.text] : []));
  return keys.length === parts.length ? keys : undefined;
}

/** What members of an interface or a type literal say. */
export function fieldsOfMembers(members: readonly ts.TypeElement[], depth = 0): Readonly<Record<string, Field>> {
  const fields: Record<string, Field> = {};
  for (const member of members) {
    if (!ts.isPropertySignature(member) || !member.type) continue;
    const name = nameOfMember(member.name);
    if (name === undefined) continue;
    const type = shapeOfType(member.type, depth);
    const more = { isOptional: member.questionToken !== undefined, isDeprecated: isDeprecated(member) };
    fields[name] = fieldOf(type, member.type.getText(), spanOf(member.name), more);
  }
  return fields;
}

export function nameOfMember(name: ts.PropertyName): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name) ? name.text : undefined;
}

/** Whether the comments above something, or right before it, say `@deprecated`. Comments hold no nodes in TypeScript as we parse it. */
export function isDeprecated(node: ts.Node): boolean {
  const { text } = node.getSourceFile();
  const beside = ts.getTrailingCommentRanges(text, node.pos)?.filter(({ end }) => !text.slice(end, node.getStart()).includes('\n'));
  return [...(beside ?? []), ...(ts.getLeadingCommentRanges(text, node.pos) ?? [])].some(({ pos, end }) =>
    /@deprecated\b|^\/[*/\s]*deprecated\b/i.test(text.slice(pos, end)),
  );
}

/** An interface or a type alias with what it says. */
export function containerOfType(declared: ts.InterfaceDeclaration | ts.TypeAliasDeclaration): Container {
  const parameters = declared.typeParameters?.map(({ name }) => name.text);
  const shape = ts.isTypeAliasDeclaration(declared) ? shapeOfType(declared.type) : shapeOfInterface(declared);
  return { kind: 'type', name: declared.name.text, shape, at: spanOf(declared.name), ...(parameters && { parameters }) };
}

function shapeOfInterface({ members, heritageClauses }: ts.InterfaceDeclaration): Shape {
  const parts = (heritageClauses ?? []).flatMap(({ types }) => types.map(shapeOfHeritage));
  return { is: 'object', fields: fieldsOfMembers(members), ...(parts.length && { parts }) };
}

function shapeOfHeritage({
  expression,
  typeArguments = [] as unknown as ts.NodeArray<ts.TypeNode>,
}: ts.ExpressionWithTypeArguments): Shape {
  const name = expression.getText();
  const [first, second] = typeArguments;
  if (first && /^(Partial|Required)$/.test(name)) return { is: name === 'Partial' ? 'partial' : 'required', of: shapeOfType(first) };
  const keys = second && keysOf(second);
  if (first && keys && /^(Pick|Omit)$/.test(name)) return { is: name === 'Pick' ? 'pick' : 'omit', of: shapeOfType(first), keys };
  return { is: 'ref', name, ...(typeArguments.length && { args: typeArguments.map((type) => shapeOfType(type)) }) };
}

/** The values of an enum, as a union of what they are on the wire. */
export function containerOfEnum({ name, members }: ts.EnumDeclaration): Container {
  const these = members.map(({ name: key, initializer }, at): Shape => {
    const value =
      initializer && ts.isStringLiteralLike(initializer) ? JSON.stringify(initializer.text) : (initializer?.getText() ?? String(at));
    return { is: 'literal', value: /^["\d]/.test(value) ? value : JSON.stringify(key.getText()) };
  });
  return { kind: 'enum', name: name.text, shape: { is: 'union', these }, at: spanOf(name) };
}

/** What a parameter takes: its annotation, missing where it may be left out. */
export function shapeOfParameter({ type, questionToken, initializer }: ts.ParameterDeclaration): Shape | undefined {
  const shape = type && shapeOfType(type);
  return shape && (questionToken || initializer) ? optional(shape) : shape;
}
