import type { FactReader } from '../engine/facts.ts';
import { ts } from '../engine/ts.ts';
import { libraryById } from '../libraries/catalogue.ts';
import type { OperationKind } from '../libraries/library.ts';
import { gatheringOf, isHandedTo } from '../syntax/arguments.ts';
import { isInErrorPath } from '../syntax/asides.ts';
import { type Call, wrapped } from '../syntax/expressions.ts';
import { isAwaited } from '../syntax/functions.ts';
import type { Iteration } from '../syntax/iterations.ts';
import { handingIteration, iterationsOf } from './iterations.ts';
import { operationBehind, type ReachedOperation } from './operations.ts';

/** A call that reaches an operation once per element. */
export interface Repetition {
  readonly reached: ReachedOperation;
  /** The innermost iteration whose elements each cost a round trip. */
  readonly iteration: Iteration;
  /** They cost one together, as long as all of them start in the same tick: the client joins them. */
  readonly isJoined?: true;
}

/** How a call repeats an operation of one of these kinds; undefined where nothing proves that it does. */
export function repetitionOf(call: Call, kinds: readonly OperationKind[], facts: FactReader): Repetition | undefined {
  const reached = isInErrorPath(call) ? undefined : operationBehind(call, kinds, facts);
  if (!reached || libraryById(reached.library).isInProcess) return;
  let joined: Repetition | undefined;
  for (const iteration of iterationsAt(call, reached, facts)) {
    if (isTransactionOfList(iteration) || isOnlyMade(call, reached, iteration)) continue;
    const costly = isOneTick(call, iteration) ? operationBehind(call, kinds, facts, 'unjoined') : reached;
    if (costly) return { reached: costly, iteration };
    joined ??= { reached, iteration, isJoined: true };
  }
  return joined;
}

/** `Promise.all` and its relatives, where they wait for all rounds of an iteration that makes this call. */
export function gatheringAround(call: Call, { node }: Iteration): ts.CallExpression | undefined {
  if (ts.isCallExpression(node)) return gatheringOf(node);
  const gathering = gatheringOf(call);
  return gathering && gathering.pos >= node.end ? gathering : undefined;
}

function* iterationsAt(call: Call, { handed }: ReachedOperation, facts: FactReader): Iterable<Iteration> {
  const handing = handed && ts.isCallExpression(call) ? handingIteration(call, handed, facts) : undefined;
  if (handing) yield handing;
  yield* iterationsOf(call, facts);
}

/** `$transaction(ids.map(…))`: the list makes one round trip. */
function isTransactionOfList({ node }: Iteration): boolean {
  return ts.isCallExpression(node) && isHandedTo('$transaction', node);
}

/** `{ updates: ids.map((id) => prisma.user.update(…)) }`: nothing waits for the list here; it is handed on, to a transaction most of all. */
function isOnlyMade(call: Call, { to, library }: ReachedOperation, { node }: Iteration): boolean {
  return to === undefined && libraryById(library).isLazy === true && !isAwaited(call) && ts.isPropertyAssignment(wrapped(node).parent);
}

/** Whether all rounds make this call before anything is waited for: some clients join what starts in one tick. */
function isOneTick(call: Call, iteration: Iteration): boolean {
  if (!gatheringAround(call, iteration)) return false;
  const { node, callback } = iteration;
  if (ts.isIterationStatement(node, false)) return !waits(node, node.end);
  return !waits(callback, call.getStart());
}

/** Whether an `await` has ended before this position. */
function waits(node: ts.Node | undefined, before: number): boolean {
  if (!node || node.pos >= before) return false;
  if (ts.isAwaitExpression(node) && node.end <= before) return true;
  return ts.forEachChild(node, (child) => waits(child, before)) ?? false;
}
