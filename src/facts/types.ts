import { ts } from '../engine/ts.ts';
import { around, deepest, type Expr, member } from './expression.ts';
import { describe, describeName } from './expressions.ts';

/** What a declared type says of its values. */
export function describeNamedType(declared: ts.TypeAliasDeclaration | ts.InterfaceDeclaration, depth: number): Expr | undefined {
  const of = ts.isTypeAliasDeclaration(declared) ? describeType(declared.type, depth) : describeInterface(declared, depth);
  return of && { is: 'type', of };
}

/** A value annotated with a named type, through `Promise<…>` and `… | null`; `typeof db` is `db` itself. */
export function describeType(type: ts.TypeNode, depth = 0): Expr | undefined {
  if (depth > deepest) return;
  if (ts.isParenthesizedTypeNode(type)) return describeType(type.type, depth);
  if (ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type))
    return type.types.map((part) => describeType(part, depth)).find((found) => found !== undefined);
  if (ts.isTypeQueryNode(type)) return describeEntity(type.exprName, depth);
  if (ts.isTypeLiteralNode(type)) return { is: 'object', members: describeSignatures(type.members, depth) };
  if (!ts.isTypeReferenceNode(type)) return;
  const [argument] = type.typeArguments ?? [];
  if (argument && transparent.has(type.typeName.getText())) return describeType(argument, depth + 1);
  return around('typed', describeEntity(type.typeName, depth));
}

/** Types that leave the methods of their first argument what they are. */
const transparent = new Set(['Promise', 'Awaited', 'Omit', 'Pick', 'Partial', 'Required', 'Readonly', 'NonNullable', 'Extract', 'Exclude']);

function describeInterface({ heritageClauses, members }: ts.InterfaceDeclaration, depth: number): Expr {
  const bases = [...(heritageClauses ?? [])].flatMap(({ types }) => types.map(({ expression }) => describe(expression, depth)));
  const base = around(
    'typed',
    bases.find((found) => found !== undefined),
  );
  return { is: 'object', members: describeSignatures(members, depth), ...(base && { extends: base }) };
}

/** The properties of a type whose own types say something. */
function describeSignatures(signatures: readonly ts.TypeElement[], depth: number): Readonly<Record<string, Expr>> {
  const members: Record<string, Expr> = {};
  for (const signature of signatures) {
    if (!ts.isPropertySignature(signature) || !signature.type || ts.isComputedPropertyName(signature.name)) continue;
    const value = describeType(signature.type, depth + 1);
    if (value) members[signature.name.text] = value;
  }
  return members;
}

function describeEntity(name: ts.EntityName, depth: number): Expr | undefined {
  if (ts.isQualifiedName(name)) return member(describeEntity(name.left, depth), name.right.text);
  return depth > deepest ? undefined : describeName(name, depth);
}
