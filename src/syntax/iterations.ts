import { ts } from '../engine/ts.ts';
import { isArray } from './arrays.ts';
import { type CountingLoop, countedCollection } from './counting-loops.ts';
import { calleeName, unwrapped, wrapped } from './expressions.ts';
import { type Elsewhere, runsOncePerElement } from './look-alikes.ts';
import { isOfPackage } from './packages.ts';

/** Code that runs again and again: a loop statement, or a callback that a method calls for every element. */
export interface Iteration {
  readonly node: ts.IterationStatement | ts.CallExpression;
  /** What is iterated over, where that is one expression. */
  readonly items?: ts.Expression;
  /** The name or pattern of one element. */
  readonly item?: ts.BindingName;
  /** The function called for every element; none in a loop statement. */
  readonly callback?: InlineFunction;
}

export type InlineFunction = ts.ArrowFunction | ts.FunctionExpression;

/** The innermost iteration that runs `node` once per element. Look-alikes (chunks, retries, pages, fixed lists) are passed over. */
export function iterationOf(node: ts.Node, elsewhere?: Elsewhere): Iteration | undefined {
  for (const iteration of iterationsAround(node)) if (runsOncePerElement(node, iteration, elsewhere)) return iteration;
  return;
}

/** Every iteration around a node, innermost first, as far as the function that runs it. */
export function* iterationsAround(node: ts.Node): Iterable<Iteration> {
  let child = node;
  for (let { parent } = node; parent; { parent } = parent) {
    if (ts.isIterationStatement(parent, false) && isRepeated(child, parent)) yield loopIteration(parent);
    if (ts.isFunctionLike(parent)) {
      const role = callbackRole(parent);
      if (!role) return;
      if (role.repeats) yield callbackIteration(parent as InlineFunction, role.call, role.items);
    }
    child = parent;
  }
}

/** `items` is what it is called for, where it is called once per element. */
export type CallbackRole =
  | { readonly call: ts.CallExpression; readonly repeats: false }
  | { readonly call: ts.CallExpression; readonly repeats: true; readonly items: ts.Expression };

/** How an inline function is run by the call it is passed to: at once, and perhaps once per element. None where nobody can tell. */
export function callbackRole(fn: ts.Node): CallbackRole | undefined {
  if (!ts.isArrowFunction(fn) && !ts.isFunctionExpression(fn)) return;
  const outer = wrapped(fn);
  const call = outer.parent;
  const trying = tryingCall(call);
  if (trying) return { call: trying, repeats: false };
  if (!ts.isCallExpression(call)) return;
  if (call.expression === outer) return { call, repeats: false };
  const name = calleeName(call);
  const callee = unwrapped(call.expression);
  if (!name || !ts.isPropertyAccessExpression(callee)) return;
  if (isOfPackage(callee.expression)) return;
  if (makesList(callee)) return call.arguments[1] === outer ? { call, repeats: true, items: call.arguments[0]! } : undefined;
  if (call.arguments[0] !== outer && !(continuations.has(name) && call.arguments.includes(outer as ts.Expression))) return;
  if (elementMethods.has(name)) return { call, repeats: true, items: callee.expression };
  return continuations.has(name) ? { call, repeats: false } : undefined;
}

/** `Effect.tryPromise({ try: () => load(id), catch: … })` */
function tryingCall(property: ts.Node): ts.CallExpression | undefined {
  if (!ts.isPropertyAssignment(property) || property.name.getText() !== 'try') return;
  const call = property.parent.parent;
  return ts.isCallExpression(call) ? call : undefined;
}

/** Which argument a method of a list calls for every element, where that is named rather than written there: `ids.map(load)`. */
export function namedArgument(call: ts.CallExpression): number | undefined {
  const name = calleeName(call);
  const callee = unwrapped(call.expression);
  if (!name || !ts.isPropertyAccessExpression(callee) || isOfPackage(callee.expression)) return;
  const at = elementMethods.has(name) ? 0 : makesList(callee) ? 1 : undefined;
  const argument = at === undefined ? undefined : call.arguments[at];
  const named = argument && unwrapped(argument);
  return named && (ts.isIdentifier(named) || ts.isPropertyAccessExpression(named)) ? at : undefined;
}

/** The iteration that such a call is: `ids.map(load)` runs `load` once per element, unless it is a look-alike. */
export function namedIterationOf(call: ts.CallExpression): Iteration | undefined {
  const at = namedArgument(call);
  const callee = unwrapped(call.expression);
  if (at === undefined || !ts.isPropertyAccessExpression(callee)) return;
  const iteration: Iteration = { node: call, items: at ? call.arguments[0]! : callee.expression };
  return runsOncePerElement(call, iteration) ? iteration : undefined;
}

/** Which parameter of its callback a method of a list passes the element as. */
export function elementIndex(call: ts.CallExpression): number {
  return /^reduce/.test(calleeName(call) ?? '') ? 1 : 0;
}

/** Methods of arrays (and of sets, maps and iterators) that call their first argument for every element. */
const elementMethods = new Set([
  'map',
  'forEach',
  'flatMap',
  'filter',
  'reduce',
  'reduceRight',
  'some',
  'every',
  'find',
  'findIndex',
  'findLast',
]);

/** Methods that run the functions they are given once: promises, and transactions of every client we know. */
const continuations = new Set(['then', 'catch', 'finally', '$transaction', 'transaction', 'connect', 'execute', 'begin', 'savepoint']);

/** `Array.from(list, load)`; not `Array.fromAsync(list, load)` unless it has a list to go over: streams come as they come. */
function makesList({ name, parent }: ts.PropertyAccessExpression): boolean {
  if (name.text === 'from') return true;
  const [list] = ts.isCallExpression(parent) ? parent.arguments : [];
  return name.text === 'fromAsync' && list !== undefined && isArray(list);
}

function isRepeated(child: ts.Node, loop: ts.IterationStatement): boolean {
  if (child === loop.statement) return true;
  if (ts.isForStatement(loop)) return child === loop.condition || child === loop.incrementor;
  return (ts.isWhileStatement(loop) || ts.isDoStatement(loop)) && child === loop.expression;
}

function loopIteration(loop: ts.IterationStatement): Iteration {
  if (!ts.isForOfStatement(loop) && !ts.isForInStatement(loop)) {
    const items = countedCollection(loop as CountingLoop);
    return { node: loop, ...(items && { items }) };
  }
  const item = ts.isVariableDeclarationList(loop.initializer) ? loop.initializer.declarations[0]?.name : undefined;
  return { node: loop, items: loop.expression, ...(item && { item }) };
}

function callbackIteration(callback: InlineFunction, call: ts.CallExpression, items: ts.Expression): Iteration {
  const item = callback.parameters[elementIndex(call)]?.name;
  return { node: call, callback, items, ...(item && { item }) };
}
