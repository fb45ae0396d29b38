import type { FactReader } from '../engine/facts.ts';
import { ts } from '../engine/ts.ts';
import { writesBehind } from '../facts/written.ts';
import type { Lookup } from '../libraries/lookup.ts';
import { type Call, isCall } from '../syntax/expressions.ts';
import type { Iteration } from '../syntax/iterations.ts';
import { plural } from '../syntax/naming.ts';
import { gatheringOfRounds } from './place.ts';

/**
 * Whether a function that a round calls writes what the round asks for, by the name of it: then a round may find what one before it wrote.
 * Rounds that start together have asked by then, if they wait for nothing else before.
 */
export function isWrittenElsewhere(
  call: Call,
  { noun, source }: Pick<Lookup, 'noun' | 'source'>,
  iteration: Iteration,
  facts: FactReader,
): boolean {
  if (gatheringOfRounds(iteration.node) && asksFirst(call, iteration)) return false;
  const named = new RegExp(`${noun}|${plural(noun)}|${source.source}`, 'i');
  const writes = (node: ts.Node): boolean => {
    if (node === call) return false;
    if (isCall(node) && writesBehind(node, facts).some((text) => named.test(`${text.replaceAll('_', '')}(`))) return true;
    return ts.forEachChild(node, (child) => writes(child) || undefined) ?? false;
  };
  return writes(iteration.node);
}

function asksFirst(call: Call, { callback }: Iteration): boolean {
  const waits = (node: ts.Node): boolean => {
    if (node === call || node.pos >= call.end) return false;
    if (ts.isAwaitExpression(node) && node.end <= call.pos) return true;
    return ts.forEachChild(node, (child) => waits(child) || undefined) ?? false;
  };
  return callback !== undefined && !waits(callback.body);
}
