import { memo } from '../engine/memo.ts';
import { ts } from '../engine/ts.ts';
import { gatheringOf } from './arguments.ts';
import { awaitAround, type Call, calleeName, isCall, wrapped } from './expressions.ts';
import { callbackRole } from './iterations.ts';

/** A function of a file, or its top level, with what it runs itself: callbacks that run at once belong to the function around them. */
export interface FunctionOutline {
  /** Unique in its file and kept while other functions are edited: `load`, `OrderService.load`, `load#2`. */
  readonly id: string;
  readonly node: ts.SignatureDeclaration | ts.SourceFile;
  readonly isAsync: boolean;
  /** In the order in which they stand. */
  readonly calls: readonly Call[];
  readonly returns: readonly ts.Expression[];
  /** Where it goes on after it has waited for the first time; undefined where it never waits. */
  readonly waitsAt?: number;
}

const topLevel = '<top level>';

const outlines = new WeakMap<ts.SourceFile, readonly FunctionOutline[]>();
const ids = new WeakMap<ts.Node, string>();
const owners = new WeakMap<Call, { readonly owner: FunctionOutline; readonly at: number }>();

/** Every function of a file that is called by name or handed away, the top level first. */
export function functionsOf(file: ts.SourceFile): readonly FunctionOutline[] {
  return memo(outlines, file, () => outlineOf(file));
}

/** The id of a function that `functionsOf` lists. */
export function functionId(node: ts.SignatureDeclaration | ts.SourceFile): string | undefined {
  functionsOf(node.getSourceFile());
  return ids.get(node);
}

/** The function that runs a call. */
export function ownerOf(call: Call): FunctionOutline {
  return placeOf(call).owner;
}

/** Which of the calls of that function it is. */
export function indexOfCall(call: Call): number {
  return placeOf(call).at;
}

function placeOf(call: Call): { readonly owner: FunctionOutline; readonly at: number } {
  functionsOf(call.getSourceFile());
  return owners.get(call)!;
}

/** Whether the function has waited for something before it makes this call. */
export function isLate(call: Call): boolean {
  const { waitsAt } = ownerOf(call);
  return waitsAt !== undefined && waitsAt <= call.pos;
}

/** Whether the value of a call is waited for: a query builder runs only then. */
export function isAwaited(call: Call): boolean {
  if (awaitAround(call)) return true;
  const outer = wrapped(call);
  const { parent } = outer;
  if (ts.isPropertyAccessExpression(parent)) return ['then', 'catch', 'finally'].includes(parent.name.text);
  if (ts.isArrayLiteralExpression(parent)) return gatheringOf(parent) !== undefined;
  if (ts.isCallExpression(parent) && calleeName(parent) === 'push') return gatheringOf(outer) !== undefined;
  const fn = functionReturning(call);
  if (!fn) return isStreamed(call);
  const role = callbackRole(fn);
  return isAsync(fn) || (role !== undefined && (!role.repeats || gatheringOf(role.call) !== undefined));
}

/** Whether `for await` goes over what a call returns. */
export function isStreamed(call: Call): boolean {
  const { parent } = wrapped(call);
  return (
    ts.isForOfStatement(parent) &&
    parent.awaitModifier !== undefined &&
    parent.expression.pos <= call.pos &&
    call.end <= parent.expression.end
  );
}

/** The function that returns what a call brings. */
export function functionReturning(call: Call): ts.SignatureDeclaration | undefined {
  const { parent } = wrapped(call);
  return ts.isReturnStatement(parent) ? functionAround(parent) : ts.isArrowFunction(parent) ? parent : undefined;
}

/** What a generator brings, one by one. */
export function yieldsOf(fn: ts.Node): readonly ts.YieldExpression[] {
  const found: ts.YieldExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isYieldExpression(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(fn, visit);
  return found;
}

/** The call that a function is handed to where it is written, and which argument it is. */
export function takerOf(fn: ts.Node): { readonly call: ts.CallExpression; readonly at: number } | undefined {
  const outer = wrapped(fn);
  const call = outer.parent;
  const at = ts.isCallExpression(call) ? call.arguments.indexOf(outer as ts.Expression) : -1;
  return at < 0 ? undefined : { call: call as ts.CallExpression, at };
}

/** The parameters that arguments fill: a type for `this` stands first among them, but is none. */
export function parametersOf({ parameters }: ts.SignatureDeclaration): readonly ts.ParameterDeclaration[] {
  return parameters.filter(({ name }) => !(ts.isIdentifier(name) && name.text === 'this'));
}

function outlineOf(file: ts.SourceFile): readonly FunctionOutline[] {
  const taken = new Map<string, number>();
  const found: {
    id: string;
    node: FunctionOutline['node'];
    isAsync: boolean;
    calls: Call[];
    returns: ts.Expression[];
    waitsAt?: number;
  }[] = [];
  const enter = (node: FunctionOutline['node']): (typeof found)[number] => {
    const name = nameOf(node);
    const count = (taken.get(name) ?? 0) + 1;
    taken.set(name, count);
    const id = count > 1 ? `${name}#${count}` : name;
    ids.set(node, id);
    const entry = { id, node, isAsync: isAsync(node), calls: [], returns: [] };
    found.push(entry);
    return entry;
  };
  const visit = (node: ts.Node, current: (typeof found)[number]): void => {
    let owner = current;
    if (ts.isFunctionLike(node)) {
      if (!('body' in node) || !node.body) return;
      if (!callbackRole(node)) {
        owner = enter(node);
        if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) owner.returns.push(node.body);
      }
    } else if (isCall(node)) {
      owners.set(node, { owner: current, at: current.calls.length });
      current.calls.push(node);
    } else if (ts.isReturnStatement(node) && node.expression && functionAround(node) === current.node)
      current.returns.push(node.expression);
    else if (ts.isAwaitExpression(node)) current.waitsAt = Math.min(node.end, current.waitsAt ?? node.end);
    ts.forEachChild(node, (child) => visit(child, owner));
  };
  const top = enter(file);
  ts.forEachChild(file, (child) => visit(child, top));
  return found;
}

function functionAround(node: ts.Node): ts.SignatureDeclaration | undefined {
  let around = node.parent;
  while (around && !ts.isFunctionLike(around)) around = around.parent;
  return around;
}

function isAsync(node: ts.Node): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false);
}

function nameOf(node: FunctionOutline['node']): string {
  if (ts.isSourceFile(node)) return topLevel;
  const own =
    node.name && (ts.isIdentifier(node.name) || ts.isPrivateIdentifier(node.name) || ts.isStringLiteral(node.name))
      ? node.name.text
      : undefined;
  if (own !== undefined) return `${ownerName(node.parent)}${own}`;
  if (ts.isConstructorDeclaration(node)) return `${ownerName(node.parent)}constructor`;
  const { parent } = wrapped(node);
  if (
    (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) &&
    ts.isIdentifier(parent.name)
  ) {
    return `${ownerName(parent.parent)}${parent.name.text}`;
  }
  return 'anonymous';
}

/** `OrderService.` for what a class holds, `orders.` for what an object literal in `const orders` holds. */
function ownerName(node: ts.Node): string {
  if (ts.isClassLike(node)) return `${node.name?.text ?? 'class'}.`;
  if (!ts.isObjectLiteralExpression(node)) return '';
  const { parent } = wrapped(node);
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? `${parent.name.text}.` : '';
}
