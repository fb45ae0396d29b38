import { memo } from '../engine/memo.ts';
import { nodesOf } from '../engine/nodes.ts';
import { ts } from '../engine/ts.ts';
import { wrapped } from './expressions.ts';

const ids = new WeakMap<ts.SourceFile, ReadonlyMap<ts.ClassLikeDeclaration, string>>();

/** Every class of a file with its id: its name, or that of the variable that holds it, numbered where it stands twice. */
export function classesOf(file: ts.SourceFile): ReadonlyMap<ts.ClassLikeDeclaration, string> {
  return memo(ids, file, () => {
    const found = new Map<ts.ClassLikeDeclaration, string>();
    const taken = new Map<string, number>();
    for (const node of nodesOf<ts.ClassLikeDeclaration>(file, ts.SyntaxKind.ClassDeclaration, ts.SyntaxKind.ClassExpression)) {
      const name = nameOf(node);
      const count = (taken.get(name) ?? 0) + 1;
      taken.set(name, count);
      found.set(node, count > 1 ? `${name}#${count}` : name);
    }
    return found;
  });
}

export function classId(node: ts.ClassLikeDeclaration): string {
  return classesOf(node.getSourceFile()).get(node)!;
}

/** What a class extends. */
export function baseOf(node: ts.ClassLikeDeclaration): ts.ExpressionWithTypeArguments | undefined {
  return node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
}

/** Whose instance (or, in what is static, which class itself) `this` is, or the object it is; `type` is what a function says of its own `this`. */
export interface This {
  readonly owner?: ts.ClassLikeDeclaration | ts.ObjectLiteralExpression;
  readonly isStatic: boolean;
  /** The function that has a `this` of its own. */
  readonly fn?: ts.FunctionExpression;
  readonly type?: ts.TypeNode;
}

/** What `this` is at a node; nothing in a function with a `this` of its own that says nothing of it. */
export function thisAt(node: ts.Node): This {
  for (let { parent } = node; parent; { parent } = parent) {
    const type = ts.isFunctionLike(parent) ? typeOfThis(parent) : undefined;
    if (ts.isClassElement(parent) && ts.isClassLike(parent.parent)) {
      return { owner: parent.parent, isStatic: isStatic(parent), ...(type && { type }) };
    }
    if (type) return { isStatic: false, type };
    if (ts.isMethodDeclaration(parent) || ts.isAccessor(parent))
      return { owner: parent.parent as ts.ObjectLiteralExpression, isStatic: false };
    if (ts.isFunctionDeclaration(parent) || ts.isFunctionExpression(parent)) {
      const property = wrapped(parent).parent;
      if (ts.isPropertyAssignment(property)) return { owner: property.parent, isStatic: false };
      return { isStatic: false, ...(ts.isFunctionExpression(parent) && { fn: parent }) };
    }
  }
  return { isStatic: false };
}

function typeOfThis({ parameters: [first] }: ts.SignatureDeclaration): ts.TypeNode | undefined {
  return first && ts.isIdentifier(first.name) && first.name.text === 'this' ? first.type : undefined;
}

export function isStatic(member: ts.ClassElement): boolean {
  return ts.isClassStaticBlockDeclaration(member) || (ts.canHaveModifiers(member) && hasStatic(member));
}

function hasStatic(node: ts.HasModifiers): boolean {
  return ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) ?? false;
}

function nameOf(node: ts.ClassLikeDeclaration): string {
  if (node.name) return node.name.text;
  const { parent } = wrapped(node);
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name.text : 'class';
}
