import type { FactReader } from '../engine/facts.ts';
import { ts } from '../engine/ts.ts';
import { libraryById } from '../libraries/catalogue.ts';
import type { OperationKind } from '../libraries/library.ts';
import { isHandedTo } from '../syntax/arguments.ts';
import type { Call } from '../syntax/expressions.ts';
import type { Iteration } from '../syntax/iterations.ts';
import { handingIteration, iterationsOf } from './iterations.ts';
import { operationBehind, type ReachedOperation } from './operations.ts';

/** A call that reaches an operation once per element. */
export interface Repetition {
  readonly reached: ReachedOperation;
  /** The innermost iteration whose elements each cost a round trip. */
  readonly iteration: Iteration;
}

/** How a call repeats an operation of one of these kinds; undefined where nothing proves that it does. */
export function repetitionOf(call: Call, kinds: readonly OperationKind[], facts: FactReader): Repetition | undefined {
  const reached = operationBehind(call, kinds, facts);
  if (!reached || libraryById(reached.library).isInProcess) return;
  for (const iteration of iterationsAt(call, reached, facts)) if (!isJoined(reached, call, iteration)) return { reached, iteration };
  return;
}

function* iterationsAt(call: Call, { handed }: ReachedOperation, facts: FactReader): Iterable<Iteration> {
  const handing = handed && ts.isCallExpression(call) ? handingIteration(call, handed) : undefined;
  if (handing) yield handing;
  yield* iterationsOf(call, facts);
}

/** Some clients make one round trip of what looks like many: queries of one tick that they join, lists handed to a transaction. */
function isJoined({ operation, through }: ReachedOperation, call: Call, { node, callback, gathered }: Iteration): boolean {
  if (!ts.isIterationStatement(node, false) && isHandedTo('$transaction', node)) return true;
  return (
    callback !== undefined && gathered !== undefined && operation.joinsInTick === true && !through.length && isFirstAwait(call, callback)
  );
}

function isFirstAwait(call: Call, callback: ts.Node): boolean {
  return !/\bawait\b/.test(
    callback
      .getText()
      .slice(0, call.getStart() - callback.getStart())
      .replace(/\bawait\s*$/, ''),
  );
}
