import { ts } from '../engine/ts.ts';
import { parametersOf } from '../syntax/functions.ts';
import { describeName } from './bindings.ts';
import { any, args, called, deepest, type Expr, listOf, member, typed } from './expression.ts';
import { describe } from './expressions.ts';

/** What a declared type says of its values. */
export function describeNamedType(declared: ts.TypeAliasDeclaration | ts.InterfaceDeclaration, depth: number): Expr | undefined {
  const of = ts.isTypeAliasDeclaration(declared) ? describeType(declared.type, depth) : describeInterface(declared, depth);
  return of && { is: 'type', name: declared.name.text, of };
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
  if (ts.isTypeLiteralNode(type)) return { is: 'object', members: describeSignatures(type.members, depth), isType: true };
  if (ts.isArrayTypeNode(type)) return listOf(next(type.elementType));
  if (ts.isTupleTypeNode(type)) {
    const items = args(type.elements.map(next));
    return items && { is: 'list', items };
  }
  if (ts.isFunctionTypeNode(type)) return describeSignature(type, depth);
  if (ts.isIndexedAccessTypeNode(type)) return describeIndexed(type, next);
  if (ts.isImportTypeNode(type)) return describeImportType(type, next);
  return ts.isTypeReferenceNode(type) ? describeReference(type, depth, next) : undefined;
}

type Next = (type: ts.TypeNode) => Expr | undefined;

/** Types that leave the methods of their first argument what they are. */
const transparent = new Set('Promise PromiseLike Awaited Omit Pick Partial Required Readonly NonNullable Extract Exclude'.split(' '));

const lists = new Set('Array ReadonlyArray Set ReadonlySet Iterable AsyncIterable Generator AsyncGenerator Iterator'.split(' '));

function describeReference({ typeName, typeArguments }: ts.TypeReferenceNode, depth: number, next: Next): Expr | undefined {
  const name = typeName.getText();
  const [first] = typeArguments ?? [];
  if (first) {
    if (transparent.has(name)) return next(first);
    if (lists.has(name)) return listOf(next(first));
    if (name === 'ReturnType') return called('call', next(first));
    if (name === 'InstanceType') return called('new', next(first));
  }
  const constraint = ts.isIdentifier(typeName) ? constraintOf(typeName) : undefined;
  return constraint ? next(constraint) : typed(describeEntity(typeName, depth), typeArguments && args(typeArguments.map(next)));
}

/** What a type parameter extends: `T` in `<T extends PrismaClient>`. */
function constraintOf(name: ts.Identifier): ts.TypeNode | undefined {
  for (let node: ts.Node = name; node; node = node.parent) {
    if (!ts.isFunctionLike(node) && !ts.isClassLike(node)) continue;
    const found = node.typeParameters?.find((parameter) => parameter.name.text === name.text);
    if (found) return found.constraint;
  }
  return;
}

function describeIndexed({ objectType, indexType }: ts.IndexedAccessTypeNode, next: Next): Expr | undefined {
  if (ts.isLiteralTypeNode(indexType) && ts.isStringLiteral(indexType.literal)) return member(next(objectType), indexType.literal.text);
  const of = indexType.kind === ts.SyntaxKind.NumberKeyword ? next(objectType) : undefined;
  return of && { is: 'element', of };
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
  return known.length > 1 ? objectType({}, known) : known[0];
}

function objectType(members: Readonly<Record<string, Expr>>, bases: readonly (Expr | undefined)[]): Expr {
  const known = bases.filter((base) => base !== undefined);
  return { is: 'object', members, isType: true, ...(known.length && { extends: known }) };
}

function describeInterface({ heritageClauses, members }: ts.InterfaceDeclaration, depth: number): Expr {
  const bases = (heritageClauses ?? []).flatMap(({ types }) =>
    types.map(({ expression, typeArguments }) =>
      typed(describe(expression, depth), typeArguments && args(typeArguments.map((argument) => describeType(argument, depth + 1)))),
    ),
  );
  return objectType(describeSignatures(members, depth), bases);
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
