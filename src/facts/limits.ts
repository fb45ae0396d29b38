import type { FactReader } from '../engine/facts.ts';
import { ts } from '../engine/ts.ts';
import type { Iteration } from '../syntax/iterations.ts';
import { callFacts } from './functions.ts';
import { evaluate } from './values.ts';

/** Whether a call stands in a function that a limiter runs, a few at a time: `ids.map((id) => limit(() => load(id)))`. */
export function isLimited(call: ts.Node, { callback }: Iteration, facts: FactReader): boolean {
  for (let { parent } = call; callback && parent && parent !== callback; { parent } = parent) {
    const callee = ts.isCallExpression(parent) ? callFacts(parent)?.callee : undefined;
    const called = callee && evaluate(callee, parent.getSourceFile().fileName, facts);
    if (called?.is === 'shape' && called.library === 'p-limit') return true;
  }
  return false;
}
