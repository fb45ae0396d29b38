import type { FactReader } from '../engine/facts.ts';
import { ts } from '../engine/ts.ts';
import { initialValue } from '../syntax/assignments.ts';
import { type Call, isCall, unwrapped, wrapped } from '../syntax/expressions.ts';
import { callbackRole, type InlineFunction, type Iteration, iterationsAround, namedIterationOf } from '../syntax/iterations.ts';
import { type Elsewhere, runsOncePerElement } from '../syntax/look-alikes.ts';
import { describe } from './expressions.ts';
import { isFixedName } from './fixed-lists.ts';
import { knownOf } from './functions.ts';
import { isList } from './results.ts';
import { type Handed, handedTo } from './runs.ts';
import { sourceOf } from './sources.ts';
import { leadsOf } from './targets.ts';
import { keyOf } from './value.ts';
import { evaluate } from './values.ts';

/**
 * Every iteration that runs a call once per element, innermost first: those of its function, and those around the call that this function
 * is given to, where that call is proven to run it (`pMap(orders, async (order) => …)`, `withRetry(() => …)`).
 */
export function* iterationsOf(call: Call, facts: FactReader): Iterable<Iteration> {
  const { fileName } = call.getSourceFile();
  const elsewhere: Elsewhere = {
    isConstant: ({ text }) => facts.about(isFixedName, keyOf(fileName, text)),
    isList: (items) => isList(evaluate(describe(items), fileName, facts)) || isAwaitedRead(items, facts),
    isRead: (items) => isAwaitedRead(items, facts),
  };
  for (let node = call; ; ) {
    for (const iteration of iterationsAround(node)) if (runsOncePerElement(node, iteration, elsewhere)) yield iteration;
    const given = givenFunction(node);
    const known = given && knownOf(given.call, facts);
    const handed = known && handedTo(known, given.at, given.list !== undefined, fileName, facts);
    if (!given || !handed) return;
    const { list } = given;
    if (list && runsOncePerElement(node, list, elsewhere)) yield list;
    const iteration = list ? undefined : handingIteration(given.call, handed, facts, given.fn);
    if (iteration) yield iteration;
    node = given.call;
  }
}

/** What a database answered is all there, whatever its rows are. */
function isAwaitedRead(items: ts.Expression, facts: FactReader): boolean {
  const value = initialValue(items);
  const call = ts.isAwaitExpression(value) ? unwrapped(value.expression) : undefined;
  if (!call || !isCall(call)) return false;
  return leadsOf(call, facts).some((target) => target.is === 'operation' && target.operation.kind === 'read');
}

/** The iteration that a call is which runs a function it is given once per element: `ids.map(load)`, `pMap(ids, load)`. */
export function handingIteration(
  call: ts.CallExpression,
  handed: Handed,
  facts: FactReader,
  callback?: InlineFunction,
): Iteration | undefined {
  const { isRepeated, over, element = 0 } = handed;
  if (!isRepeated) return;
  const named = callback || over !== undefined ? undefined : namedIterationOf(call);
  if (named) return named;
  const items = over === undefined ? undefined : sourceOf(call, over, facts);
  if (over !== undefined && !items) return;
  const item = callback?.parameters[element]?.name;
  const iteration: Iteration = { node: call, ...(items && { items }), ...(item && { item }), ...(callback && { callback }) };
  return !items || runsOncePerElement(call, iteration) ? iteration : undefined;
}

interface Given {
  readonly fn: InlineFunction;
  readonly call: ts.CallExpression;
  /** Which argument of the call it is, or the list of such functions. */
  readonly at: number;
  /** The iteration that makes the list: `ids.map((id) => () => load(id))`. */
  readonly list?: Iteration;
}

/** The function around a node that runs it, where that stands among the arguments of a call, itself or in a list made of such. */
function givenFunction(node: ts.Node): Given | undefined {
  let fn: ts.Node | undefined = node.parent;
  while (fn && !(ts.isFunctionLike(fn) && !callbackRole(fn))) fn = fn.parent;
  if (!fn || !(ts.isArrowFunction(fn) || ts.isFunctionExpression(fn))) return;
  const direct = argumentOf(wrapped(fn));
  if (direct) return { fn, ...direct };
  const maker = wrapped(fn).parent;
  const mapping = ts.isArrowFunction(maker) ? [...iterationsAround(fn)].find(({ callback }) => callback === maker) : undefined;
  const list = mapping && argumentOf(wrapped(mapping.node));
  return list && { fn, ...list, list: mapping };
}

function argumentOf(value: ts.Node): { readonly call: ts.CallExpression; readonly at: number } | undefined {
  const { parent } = value;
  const at = ts.isCallExpression(parent) ? parent.arguments.indexOf(value as ts.Expression) : -1;
  return at < 0 ? undefined : { call: parent as ts.CallExpression, at };
}
