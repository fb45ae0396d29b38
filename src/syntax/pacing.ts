import { ts } from '../engine/ts.ts';
import { initialValue } from './assignments.ts';
import { type Call, calleeName, calleeOf, unwrapped } from './expressions.ts';
import { takerOf } from './functions.ts';
import type { Iteration } from './iterations.ts';
import { entries } from './objects.ts';

/** How limiters, pools and queues of tasks are called, those of packages and home-made ones. */
const limiter = /limit|throttl|schedule|semaphore|mutex|exclusive|lock|queue|pool|concurren|series|sequential/i;

/**
 * Whether something decides how many rounds of an iteration run at a time: a limiter that each goes through, a chunk of a fixed size.
 * What all rounds start at once is not.
 */
export function isPaced(call: Call, { node, items }: Iteration): boolean {
  if (items && isChunk(unwrapped(items))) return true;
  if (ts.isCallExpression(node) && (limiter.test(calleeOf(node).getText()) || node.arguments.some(limits))) return true;
  for (let inner: ts.Node = call; inner !== node && inner.parent; inner = inner.parent) {
    const taker = ts.isFunctionLike(inner) ? takerOf(inner)?.call : undefined;
    if (taker && taker !== node && limiter.test(calleeOf(taker).getText())) return true;
  }
  return false;
}

/** `ids.slice(i, i + 10)` */
function isChunk(list: ts.Expression): boolean {
  if (ts.isIdentifier(list) && /(batch|chunk|slice)$/i.test(list.text)) return true;
  const made = initialValue(list);
  return ts.isCallExpression(made) && /^(slice|splice)$/.test(calleeName(made) ?? '') && made.arguments.length > 1;
}

/** `{ concurrency: 5 }` */
function limits(option: ts.Expression): boolean {
  return ts.isObjectLiteralExpression(option) && [...(entries(option)?.keys() ?? [])].some((key) => limiter.test(key));
}
