import { ts } from '../engine/ts.ts';
import { classId } from '../syntax/classes.ts';
import { parametersOf } from '../syntax/functions.ts';
import { describeName } from './bindings.ts';
import { describeBuiltIn } from './built-in.ts';
import { any, args, deepest, type Expr, either, element, member, typed, typedList } from './expression.ts';
import { describe } from './expressions.ts';

/** What a declared type says of its values. */
export function describeNamedType(declared: ts.TypeAliasDeclaration | ts.InterfaceDeclaration, depth: number): Expr | undefined {
  const of = ts.isTypeAliasDeclaration(declared) ? describeType(declared.type, depth) : describeInterface(declared, depth);
  if (!of) return;
  const defaults = declared.typeParameters?.map((parameter) => (parameter.default && describeType(parameter.default, depth + 1)) ?? null);
  return { is: 'type', name: declared.name.text, of, ...(defaults && { defaults }) };
}

/** `@typedef {Pool} Db`, `@typedef {object} Deps` with properties. */
export function describeTypedef({ name, typeExpression }: ts.JSDocTypedefTag, depth: number): Expr | undefined {
  const of =
    typeExpression && (ts.isJSDocTypeLiteral(typeExpression) ? propertiesOf(typeExpression, depth) : describeType(typeExpression, depth));
  return of && { is: 'type', name: name!.getText(), of };
}

function propertiesOf({ jsDocPropertyTags = [] }: ts.JSDocTypeLiteral, depth: number): Expr {
  const members = jsDocPropertyTags.map(({ name, typeExpression }) => [
    name.getText(),
    typeExpression && describeType(typeExpression, depth + 1),
  ]);
  return { is: 'object', members: Object.fromEntries(members.filter(([, type]) => type)), isType: true };
}

/** A value annotated with a type, through `Promise<…>` and `… | null`; `typeof db` is `db` itself. */
export function describeType(type: ts.TypeNode, depth = 0): Expr | undefined {
  if (depth > deepest) return;
  const next = (inner: ts.TypeNode): Expr | undefined => describeType(inner, depth + 1);
  if (ts.isParenthesizedTypeNode(type) || ts.isOptionalTypeNode(type) || ts.isRestTypeNode(type) || ts.isJSDocTypeExpression(type)) {
    return next(type.type);
  }
  if (ts.isJSDocNullableType(type) || ts.isJSDocNonNullableType(type) || ts.isTypeOperatorNode(type)) return next(type.type);
  if (ts.isNamedTupleMember(type)) return next(type.type);
  if (ts.isUnionTypeNode(type)) return any(...type.types.map(next));
  if (ts.isIntersectionTypeNode(type)) return describeIntersection(type.types.map(next));
  if (ts.isTypeQueryNode(type)) return describeEntity(type.exprName, depth);
  if (ts.isTypeLiteralNode(type)) return objectType(type.members, [], depth);
  if (ts.isArrayTypeNode(type)) return typedList(next(type.elementType));
  if (ts.isTupleTypeNode(type)) {
    const items = args(type.elements.map(next));
    return items && { is: 'list', items };
  }
  if (ts.isFunctionTypeNode(type)) return describeSignature(type, depth);
  if (ts.isIndexedAccessTypeNode(type)) return describeIndexed(type, next);
  if (ts.isImportTypeNode(type)) return describeImportType(type, next);
  if (ts.isMappedTypeNode(type)) return describeMapped(type, next);
  if (ts.isConditionalTypeNode(type)) return any(next(type.trueType), next(type.falseType));
  return ts.isTypeReferenceNode(type) ? describeReference(type, depth, next) : undefined;
}

type Next = (type: ts.TypeNode) => Expr | undefined;

function describeReference({ typeName, typeArguments }: ts.TypeReferenceNode, depth: number, next: Next): Expr | undefined {
  const name = typeName.getText();
  if (name === 'Omit' && typeArguments?.length === 2) return describeOmit(typeArguments[0]!, typeArguments[1]!, next);
  const builtIn = typeArguments && describeBuiltIn(name, typeArguments.map(next));
  if (builtIn) return builtIn;
  const parameter = ts.isIdentifier(typeName) ? typeParameterOf(typeName) : undefined;
  if (parameter) return describeTypeParameter(parameter, next);
  return typed(describeEntity(typeName, depth), typeArguments && args(typeArguments.map(next)));
}

/** What a type parameter extends (`T` in `<T extends PrismaClient>`), or what whoever names the class or type says. */
function describeTypeParameter(parameter: ts.TypeParameterDeclaration, next: Next): Expr | undefined {
  const { parent: owner, constraint } = parameter;
  const isNamed = ts.isTypeAliasDeclaration(owner) || ts.isInterfaceDeclaration(owner);
  const name = isNamed ? owner.name.text : ts.isClassLike(owner) ? classId(owner) : undefined;
  const index = name === undefined ? -1 : (owner as ts.ClassLikeDeclaration).typeParameters!.indexOf(parameter);
  return either(constraint && next(constraint), name === undefined ? undefined : { is: 'parameter', id: `${name}<>`, index });
}

function typeParameterOf(name: ts.Identifier): ts.TypeParameterDeclaration | undefined {
  for (let node: ts.Node = name; node; node = node.parent) {
    if (ts.isMappedTypeNode(node) && node.typeParameter.name.text === name.text) return node.typeParameter;
    if (!ts.isFunctionLike(node) && !ts.isClassLike(node) && !ts.isTypeAliasDeclaration(node) && !ts.isInterfaceDeclaration(node)) continue;
    const found = node.typeParameters?.find((parameter) => parameter.name.text === name.text);
    if (found) return found;
  }
  return;
}

/** Without what is named; a client without some of its methods is left the client that it is where their names stand elsewhere. */
function describeOmit(type: ts.TypeNode, keys: ts.TypeNode, next: Next): Expr | undefined {
  const of = next(type);
  const lacks = (ts.isUnionTypeNode(keys) ? keys.types : [keys]).flatMap((key) =>
    ts.isLiteralTypeNode(key) && ts.isStringLiteral(key.literal) ? key.literal.text : [],
  );
  return of && lacks.length ? { is: 'object', members: {}, extends: [of], lacks, isType: true } : of;
}

/** `{ [K in keyof T]: T[K] }` is `T`; where the type does not depend on the name, every member is of it. */
function describeMapped({ type, typeParameter }: ts.MappedTypeNode, next: Next): Expr | undefined {
  if (!type) return;
  const isSame = ts.isIndexedAccessTypeNode(type) && type.indexType.getText() === typeParameter.name.text;
  if (isSame) return next(type.objectType);
  const others = next(type);
  return others && { is: 'object', members: {}, others, isType: true };
}

function describeIndexed({ objectType, indexType }: ts.IndexedAccessTypeNode, next: Next): Expr | undefined {
  const key = ts.isLiteralTypeNode(indexType) ? indexType.literal : undefined;
  if (key && ts.isStringLiteral(key)) return member(next(objectType), key.text);
  if (key && ts.isNumericLiteral(key)) return element(next(objectType), Number(key.text));
  return indexType.kind === ts.SyntaxKind.NumberKeyword ? element(next(objectType)) : undefined;
}

/** `import('pg').Pool`. */
function describeImportType({ argument, qualifier, typeArguments, isTypeOf }: ts.ImportTypeNode, next: Next): Expr | undefined {
  if (!ts.isLiteralTypeNode(argument) || !ts.isStringLiteral(argument.literal)) return;
  const names = qualifier?.getText().split('.') ?? [];
  const value = names.reduce<Expr | undefined>((of, name) => member(of, name), { is: 'module', specifier: argument.literal.text });
  return isTypeOf ? value : typed(value, typeArguments && args(typeArguments.map(next)));
}

/** A value of all of these types at once. */
function describeIntersection(parts: readonly (Expr | undefined)[]): Expr | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length > 1 ? { is: 'object', members: {}, extends: known, isType: true } : known[0];
}

function objectType(signatures: readonly ts.TypeElement[], bases: readonly (Expr | undefined)[], depth: number): Expr {
  const known = bases.filter((base) => base !== undefined);
  const index = signatures.find(ts.isIndexSignatureDeclaration);
  const others = index && describeType(index.type, depth + 1);
  const members = describeSignatures(signatures, depth);
  return { is: 'object', members, isType: true, ...(known.length && { extends: known }), ...(others && { others }) };
}

function describeInterface({ heritageClauses, members }: ts.InterfaceDeclaration, depth: number): Expr {
  const bases = (heritageClauses ?? []).flatMap(({ types }) =>
    types.map(({ expression, typeArguments }) =>
      typed(describe(expression, depth), typeArguments && args(typeArguments.map((argument) => describeType(argument, depth + 1)))),
    ),
  );
  return objectType(members, bases, depth);
}

/** The members of a type whose own types say something. */
function describeSignatures(signatures: readonly ts.TypeElement[], depth: number): Readonly<Record<string, Expr>> {
  const members: Record<string, Expr> = {};
  for (const signature of signatures) {
    if (!signature.name || ts.isComputedPropertyName(signature.name)) continue;
    const value = ts.isMethodSignature(signature)
      ? describeSignature(signature, depth)
      : ts.isPropertySignature(signature) && signature.type
        ? describeType(signature.type, depth + 1)
        : undefined;
    if (value) members[signature.name.text] = value;
  }
  return members;
}

/** What a function of this type returns and takes. */
export function describeSignature(signature: ts.SignatureDeclaration, depth: number): Expr {
  const { type } = signature;
  const of = type && describeType(type, depth + 1);
  const takes = args(parametersOf(signature).map((parameter) => parameter.type && describeType(parameter.type, depth + 1)));
  return { is: 'signature', ...(of && { of }), ...(takes && { takes }) };
}

function describeEntity(name: ts.EntityName, depth: number): Expr | undefined {
  if (ts.isQualifiedName(name)) return member(describeEntity(name.left, depth), name.right.text);
  return depth > deepest ? undefined : describeName(name, depth);
}
