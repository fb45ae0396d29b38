import type { FileFact } from '../engine/facts.ts';
import { memo } from '../engine/memo.ts';
import { nodesOf } from '../engine/nodes.ts';
import { own } from '../engine/own.ts';
import { ts } from '../engine/ts.ts';
import { additionsTo } from '../syntax/additions.ts';
import { assignmentOperators } from '../syntax/assignments.ts';
import { baseOf, classesOf, isStatic } from '../syntax/classes.ts';
import { membersAdded } from './additions.ts';
import { describeBinding } from './bindings.ts';
import { type Args, any, args, called, type Expr, either } from './expression.ts';
import { describe, functionExpr } from './expressions.ts';
import { describeSignature, describeType } from './types.ts';

/** Where the values of a class's members come from. */
export interface ClassFacts {
  readonly extends?: Expr;
  /** The type arguments of what it extends: `User` in `extends Repository<User>`. */
  readonly extendsArgs?: Args;
  readonly isAbstract?: true;
  readonly members: Readonly<Record<string, Expr>>;
  readonly statics: Readonly<Record<string, Expr>>;
}

/** By class id. */
export const classes: FileFact<Readonly<Record<string, ClassFacts>>> = {
  id: 'classes',
  version: 10,
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
  addAssigned(node, members);
  addToStatics(node, statics);
  const base = baseOf(node);
  const parent = base && describe(base.expression);
  const parentArgs = base?.typeArguments && args(base.typeArguments.map((argument) => describeType(argument)));
  return {
    ...(parent && { extends: parent }),
    ...(parentArgs && { extendsArgs: parentArgs }),
    ...(isAbstract(node) && { isAbstract: true as const }),
    members,
    statics,
  };
}

function isAbstract(node: ts.ClassLikeDeclaration): boolean {
  return ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.AbstractKeyword) ?? false;
}

/** A property is what its annotation or its initializer says; a getter is what its comment says, or what it returns. */
function memberValue(member: ts.ClassElement): Expr | undefined {
  if (ts.isPropertyDeclaration(member)) return describeBinding(member);
  if (ts.isMethodDeclaration(member)) return member.body ? functionExpr(member) : describeSignature(member, 0);
  if (!ts.isGetAccessorDeclaration(member)) return;
  const said = ts.getJSDocType(member);
  return either(said && describeType(said), called('call', functionExpr(member)));
}

/** `constructor(private db: Db)`. */
function addConstructor({ parameters }: ts.ConstructorDeclaration, members: Record<string, Expr>): void {
  for (const parameter of parameters) {
    if (!ts.isParameterPropertyDeclaration(parameter, parameter.parent) || !ts.isIdentifier(parameter.name)) continue;
    const value = describeBinding(parameter);
    if (value) members[parameter.name.text] = value;
  }
}

/** `this.db = db` wherever it stands in the class, for a property that says nothing itself, or only its type. */
function addAssigned(owner: ts.ClassLikeDeclaration, members: Record<string, Expr>): void {
  const declared = { ...members };
  const assigned: Record<string, Expr> = {};
  for (const { left, right } of assignmentsToThis(owner.getSourceFile()).get(owner) ?? []) {
    const name = left.name.text;
    const value = isTold(own(declared, name)) ? undefined : any(own(assigned, name), describe(right));
    if (value) assigned[name] = value;
  }
  for (const [name, value] of Object.entries(assigned)) members[name] = either(own(declared, name), value)!;
}

/** Whether a property says by more than the name of a type what it is. */
function isTold(declared: Expr | undefined): boolean {
  if (declared?.is === 'either') return declared.these.some((one) => one.is !== 'parameter' && isTold(one));
  return declared !== undefined && declared.is !== 'typed';
}

/** `Orders.db = pool`, wherever it stands. */
function addToStatics(owner: ts.ClassLikeDeclaration, statics: Record<string, Expr>): void {
  for (const [name, value] of Object.entries(membersAdded(additionsTo(owner), 0))) if (!Object.hasOwn(statics, name)) statics[name] = value;
}

type AssignmentToThis = ts.BinaryExpression & { readonly left: ts.PropertyAccessExpression };

const toThis = new WeakMap<ts.SourceFile, ReadonlyMap<ts.ClassLikeDeclaration, readonly AssignmentToThis[]>>();

/** By the class around it, in the order of the file. */
function assignmentsToThis(file: ts.SourceFile): ReadonlyMap<ts.ClassLikeDeclaration, readonly AssignmentToThis[]> {
  return memo(toThis, file, () => {
    const found = new Map<ts.ClassLikeDeclaration, AssignmentToThis[]>();
    for (const node of nodesOf<ts.BinaryExpression>(file, ts.SyntaxKind.BinaryExpression)) {
      const owner = isAssignmentToThis(node) ? ts.findAncestor(node, ts.isClassLike) : undefined;
      if (owner) memo(found, owner, () => []).push(node as AssignmentToThis);
    }
    return found;
  });
}

function isAssignmentToThis(node: ts.BinaryExpression): node is AssignmentToThis {
  const { left, operatorToken } = node;
  return (
    assignmentOperators.has(operatorToken.kind) && ts.isPropertyAccessExpression(left) && left.expression.kind === ts.SyntaxKind.ThisKeyword
  );
}
