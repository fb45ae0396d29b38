import type { FileFact } from '../engine/facts.ts';
import { ts } from '../engine/ts.ts';
import { classesOf, isStatic } from '../syntax/classes.ts';
import type { Expr } from './expression.ts';
import { describe, describeBinding } from './expressions.ts';

/** Where the values of a class's members come from. */
export interface ClassFacts {
  readonly extends?: Expr;
  readonly members: Readonly<Record<string, Expr>>;
  readonly statics: Readonly<Record<string, Expr>>;
}

/** By class id. */
export const classes: FileFact<Readonly<Record<string, ClassFacts>>> = {
  id: 'classes',
  version: 1,
  extract: (file) => Object.fromEntries([...classesOf(file)].map(([node, id]) => [id, readClass(node)])),
};

function readClass(node: ts.ClassLikeDeclaration): ClassFacts {
  const members: Record<string, Expr> = {};
  const statics: Record<string, Expr> = {};
  for (const member of node.members) {
    if (ts.isConstructorDeclaration(member)) addConstructor(member, members);
    else if (member.name && !ts.isComputedPropertyName(member.name)) {
      const value = memberValue(member);
      if (value) (isStatic(member) ? statics : members)[member.name.text] = value;
    }
  }
  const base = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
  const parent = base && describe(base.expression);
  return { ...(parent && { extends: parent }), members, statics };
}

/** A property is what its annotation or its initializer says; a getter is what it returns. */
function memberValue(member: ts.ClassElement): Expr | undefined {
  if (ts.isPropertyDeclaration(member)) return describeBinding(member);
  if (ts.isMethodDeclaration(member)) return member.body && describe(member);
  if (!ts.isGetAccessorDeclaration(member)) return;
  const getter = describe(member);
  return getter && { is: 'call', of: getter };
}

/** `constructor(private db: Db)`, and `this.db = db` in its body where no property says more. */
function addConstructor({ parameters, body }: ts.ConstructorDeclaration, members: Record<string, Expr>): void {
  for (const parameter of parameters) {
    if (!ts.isParameterPropertyDeclaration(parameter, parameter.parent) || !ts.isIdentifier(parameter.name)) continue;
    const value = describeBinding(parameter);
    if (value) members[parameter.name.text] = value;
  }
  for (const statement of body?.statements ?? []) {
    if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) continue;
    const { left, right, operatorToken } = statement.expression;
    if (operatorToken.kind !== ts.SyntaxKind.EqualsToken || !ts.isPropertyAccessExpression(left)) continue;
    if (left.expression.kind !== ts.SyntaxKind.ThisKeyword) continue;
    const value = describe(right);
    if (value) members[left.name.text] ??= value;
  }
}
