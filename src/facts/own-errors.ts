import type { FactReader, FileFact } from '../engine/facts.ts';
import { own } from '../engine/own.ts';
import type { FileId } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { type Call, isCall } from '../syntax/expressions.ts';
import { functionsOf } from '../syntax/functions.ts';
import { functions } from './functions.ts';
import { leadsAt, leadsOf, type Target } from './targets.ts';
import { type FunctionKey, splitKey } from './value.ts';

/** The functions of a file that throw errors with a text of their own, by function id. */
export const ownErrors: FileFact<Readonly<Record<string, true>>> = {
  id: 'own errors',
  version: 1,
  isRare: true,
  extract: (file) =>
    /\bthrow new\b/.test(file.text)
      ? Object.fromEntries(functionsOf(file).flatMap(({ id, node }) => (ts.isSourceFile(node) || !throwsOwn(node) ? [] : [[id, true]])))
      : {},
};

/** `throw new Invalid(…)` somewhere in a node, functions in it aside. */
function throwsOwn(node: ts.Node): boolean {
  const visit = (inner: ts.Node): boolean => {
    if (ts.isThrowStatement(inner) && ts.isNewExpression(inner.expression)) return true;
    return !ts.isFunctionLike(inner) && (ts.forEachChild(inner, (child) => visit(child) || undefined) ?? false);
  };
  return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
}

const deepest = 3;

/** Whether what a block tries throws errors whose texts the project has written: they are for whoever asks, beside those of a driver. */
export function throwsOwnErrors(block: ts.Block, facts: FactReader): boolean {
  if (throwsOwn(block)) return true;
  const calls: Call[] = [];
  const visit = (node: ts.Node): void => {
    if (isCall(node)) calls.push(node);
    ts.forEachChild(node, visit);
  };
  visit(block);
  return calls.some((call) => leadsToOwn(leadsOf(call, facts), facts, 1, new Set()));
}

function leadsToOwn(targets: readonly Target[], facts: FactReader, depth: number, seen: Set<FunctionKey>): boolean {
  return targets.some((target) => {
    if (target.is !== 'function' || seen.has(target.key)) return false;
    seen.add(target.key);
    const [file, id]: readonly [FileId, string] = splitKey(target.key);
    if (own(facts.of(ownErrors, file), id)) return true;
    const calls = depth < deepest ? (own(facts.of(functions, file), id)?.calls ?? []) : [];
    return calls.some((_, at) => leadsToOwn(leadsAt(target.key, at, facts), facts, depth + 1, seen));
  });
}
