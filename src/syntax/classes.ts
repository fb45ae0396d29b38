import { memo } from '../engine/memo.ts';
import { ts } from '../engine/ts.ts';
import { wrapped } from './expressions.ts';

const ids = new WeakMap<ts.SourceFile, ReadonlyMap<ts.ClassLikeDeclaration, string>>();

/** Every class of a file with its id: its name, or that of the variable that holds it, numbered where it stands twice. */
export function classesOf(file: ts.SourceFile): ReadonlyMap<ts.ClassLikeDeclaration, string> {
  return memo(ids, file, () => {
    const found = new Map<ts.ClassLikeDeclaration, string>();
    const taken = new Map<string, number>();
    const visit = (node: ts.Node): void => {
      if (ts.isClassLike(node)) {
        const name = nameOf(node);
        const count = (taken.get(name) ?? 0) + 1;
        taken.set(name, count);
        found.set(node, count > 1 ? `${name}#${count}` : name);
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    return found;
  });
}

export function classId(node: ts.ClassLikeDeclaration): string {
  return classesOf(node.getSourceFile()).get(node)!;
}

/** The class whose instance (or, in what is static, which itself) `this` is at a node; undefined in a function with a `this` of its own. */
export function thisAt(node: ts.Node): { readonly owner: ts.ClassLikeDeclaration; readonly isStatic: boolean } | undefined {
  for (let { parent } = node; parent; { parent } = parent) {
    if (ts.isClassElement(parent) && ts.isClassLike(parent.parent)) return { owner: parent.parent, isStatic: isStatic(parent) };
    if (ts.isFunctionDeclaration(parent) || ts.isFunctionExpression(parent) || ts.isObjectLiteralElement(parent)) {
      if (!ts.isPropertyAssignment(parent)) return;
    }
  }
  return;
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
