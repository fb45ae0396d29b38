import type { FactReader } from '../engine/facts.ts';
import { ts } from '../engine/ts.ts';
import { runsPerElement, shapeOf } from '../libraries/catalogue.ts';
import type { RunsPerElement } from '../libraries/library.ts';
import { isArray } from '../syntax/arrays.ts';
import { initialValue } from '../syntax/assignments.ts';
import { calleeName, unwrapped } from '../syntax/expressions.ts';
import { knownOf } from './functions.ts';
import type { Value } from './value.ts';
import { evaluate } from './values.ts';

/** The list that a call of a library takes its elements from; undefined where nothing proves that it is one. */
export function sourceOf(call: ts.CallExpression, over: NonNullable<RunsPerElement['over']>, facts: FactReader): ts.Expression | undefined {
  if (over === 'pipe') return pipedInto(call, facts);
  if (over === 'receiver') return receiverOf(call, facts);
  return call.arguments[over] ?? givenLater(call);
}

/** `map(load)(ids)`: a function that waits for its list is called once more. */
function givenLater(call: ts.CallExpression): ts.Expression | undefined {
  const { parent } = call;
  return ts.isCallExpression(parent) && parent.expression === call ? parent.arguments[0] : undefined;
}

/** What a method is called on, or the list that this was made of: `ids` in `PromisePool.for(ids).withConcurrency(5).process(load)`. */
function receiverOf(call: ts.CallExpression, facts: FactReader): ts.Expression | undefined {
  const callee = unwrapped(call.expression);
  if (!ts.isPropertyAccessExpression(callee)) return;
  for (let link = unwrapped(callee.expression); ts.isCallExpression(link); ) {
    const shape = calledShape(link, facts);
    const { lists } = shape ? shapeOf(shape) : {};
    if (lists !== undefined) return link.arguments[lists];
    const next = unwrapped(link.expression);
    if (!shape || !ts.isPropertyAccessExpression(next)) break;
    link = unwrapped(next.expression);
  }
  return callee.expression;
}

/** What goes through the pipe that a call is a stage of, where each stage before it lets the elements through one by one. */
function pipedInto(call: ts.CallExpression, facts: FactReader): ts.Expression | undefined {
  const pipe = call.parent;
  if (!ts.isCallExpression(pipe) || calleeName(pipe) !== 'pipe' || !pipe.arguments.includes(call)) return;
  const shape = calledShape(pipe, facts);
  const first = shape && shapeOf(shape).lists;
  const before = pipe.arguments.slice(first === undefined ? 0 : first + 1, pipe.arguments.indexOf(call));
  if (!before.every((stage) => isPerElement(stage, facts))) return;
  return first === undefined ? listBehind(pipe, facts) : pipe.arguments[first];
}

function isPerElement(stage: ts.Expression, facts: FactReader): boolean {
  const shape = ts.isCallExpression(stage) ? calledShape(stage, facts) : undefined;
  return shape !== undefined && runsPerElement(shape, 0)?.over === 'pipe';
}

/** The list in `from(ids).pipe(…)`. A promise of a list, or another stream, would come as it comes. */
function listBehind(pipe: ts.CallExpression, facts: FactReader): ts.Expression | undefined {
  const callee = unwrapped(pipe.expression);
  const made = ts.isPropertyAccessExpression(callee) ? initialValue(callee.expression) : undefined;
  const shape = made && ts.isCallExpression(made) ? calledShape(made, facts) : undefined;
  const { lists } = shape ? shapeOf(shape) : {};
  const list = lists === undefined ? undefined : (made as ts.CallExpression).arguments[lists];
  return list && isArray(list) ? list : undefined;
}

/** What a call calls, where that is a library's. */
function calledShape(call: ts.CallExpression, facts: FactReader): (Value & { is: 'shape' }) | undefined {
  const callee = evaluate(knownOf(call, facts)?.callee, call.getSourceFile().fileName, facts);
  return callee?.is === 'shape' ? callee : undefined;
}
