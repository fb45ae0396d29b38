import type { FactReader, ProjectFact } from '../engine/facts.ts';
import { type Opinion, questionKey } from '../engine/opinion.ts';
import { own } from '../engine/own.ts';
import type { FileId } from '../engine/text.ts';
import { shapeOf } from '../libraries/catalogue.ts';
import type { Operation } from '../libraries/library.ts';
import type { Call } from '../syntax/expressions.ts';
import { indexOfCall, ownerOf } from '../syntax/functions.ts';
import { type CallFacts, functions } from './functions.ts';
import { type Arguments, noArguments } from './passed.ts';
import { receivedMember } from './received.ts';
import { resultOf } from './results.ts';
import { type Handed, handedTo, othersRunBy } from './runs.ts';
import { callablePart, type FunctionKey, type Known, keyOf, splitKey, type Value } from './value.ts';
import { evaluate, passedTo } from './values.ts';

/** What one call leads to: itself, or by a function that is handed to it. */
export type Target = { readonly handed?: Handed } & (
  | { readonly is: 'operation'; readonly library: string; readonly operation: Operation }
  /** `others` may run in its place: what an interface has in several ways, what a condition chooses from. */
  | { readonly is: 'function'; readonly key: FunctionKey; readonly others?: readonly FunctionKey[] }
);

/** Everything a call leads to; nothing where nothing is proven. */
export function targetsOf(call: CallFacts, file: FileId, facts: FactReader): readonly Target[] {
  const callee = callablePart(evaluate(call.callee, file, facts));
  const found = targetsOfValue(call, callee, file, facts);
  if (found.length || (callee && callee.is !== 'parameter')) return found;
  const passed = callablePart(receivedMember(callee, facts));
  const reached = passed ? targetsOfValue(call, passed, file, facts) : [];
  if (reached.length) return reached;
  const opinion: Opinion | undefined = facts.opinion({ file, key: questionKey(call.within, call.text) });
  return opinion ? targetsOfValue(call, opinion, file, facts) : found;
}

function targetsOfValue(call: CallFacts, callee: Known, file: FileId, facts: FactReader): readonly Target[] {
  const passed = passedTo(call, file, facts);
  const found = targetOf(callee, isAwaited(call, file, facts), passed, facts) ?? (call.isStreamed ? streamed(callee, passed, facts) : null);
  const direct = found?.is === 'operation' && call.writes ? writing(found) : found;
  if (direct?.is === 'operation') return [direct];
  const handed = othersRunBy(call, callee, file, facts).flatMap((run) => {
    const target = targetOf(run.value, run.isAwaited, noArguments, facts);
    // Each function of a list that is written out runs once, and does something of its own.
    const isOwn = target?.is === 'function' && target.others && run.handed?.isListed;
    const isRun = target?.is === 'function' || callee?.is !== 'shape' || run.isRepeated;
    return target && isRun && !isOwn ? [{ ...target, ...(run.handed && { handed: run.handed }) }] : [];
  });
  const scope: readonly Target[] =
    callee?.is === 'shape' && shapeOf(callee).opensTransaction
      ? [{ is: 'operation', library: callee.library, operation: { kind: 'transaction' } }]
      : [];
  return [...(direct ? [direct] : []), ...handed, ...scope];
}

/** Whoever runs a function that returns it waits for it, too. */
function isAwaited({ isAwaited, runner }: CallFacts, file: FileId, facts: FactReader): boolean {
  return isAwaited || (runner !== undefined && handedTo(runner, runner.at, false, file, facts) !== undefined);
}

function streamed(callee: Known, passed: Arguments, facts: FactReader): Target | null {
  const cursor = resultOf(callee, passed, facts);
  const operation = cursor?.is === 'shape' ? shapeOf(cursor).streamed : undefined;
  return cursor?.is === 'shape' && operation ? { is: 'operation', library: cursor.library, operation } : null;
}

/** A library's way to send any statement reads where nobody knows more. */
function writing(target: Target & { is: 'operation' }): Target {
  return target.operation.kind === 'read' ? { ...target, operation: { kind: 'write' } } : target;
}

/** What each call of a function leads to for every caller, in their order: key = function key. */
export const targets: ProjectFact<readonly (readonly Target[])[]> = {
  id: 'targets',
  derive(key, facts) {
    const [file, id] = splitKey(key);
    return (own(facts.of(functions, file), id)?.calls ?? []).map((call) => (!call || call.isAside ? [] : targetsOf(call, file, facts)));
  },
};

/** What a call as it stands in a file leads to, whether or not it is a part of the usual way through its function. */
export function leadsOf(call: Call, facts: FactReader): readonly Target[] {
  return leadsAt(keyOf(call.getSourceFile().fileName, ownerOf(call).id), indexOfCall(call), facts);
}

/** What the call number `at` of a function leads to. */
export function leadsAt(key: FunctionKey, at: number, facts: FactReader): readonly Target[] {
  const [file, id] = splitKey(key);
  const call = own(facts.of(functions, file), id)?.calls[at];
  if (!call) return [];
  return call.isAside ? targetsOf(call, file, facts) : facts.about(targets, key)[at]!;
}

/** What calling a value leads to, and waiting for what it returns. */
function targetOf(whole: Known, isAwaited: boolean, passed: Arguments, facts: FactReader): Target | null {
  const value = callablePart(whole);
  if (value?.is === 'union') return targetOfEach(value.these, isAwaited, passed, facts);
  const called = value?.is === 'shape' ? shapeOf(value).call : undefined;
  if (value?.is === 'shape' && called?.operation)
    return { is: 'operation', library: value.library, operation: sentBy(passed, called.sends) ?? called.operation };
  const result = isAwaited ? resultOf(value, passed, facts) : null;
  const awaited = result?.is === 'shape' ? shapeOf(result).awaited?.operation : undefined;
  if (result?.is === 'shape' && awaited) return { is: 'operation', library: result.library, operation: awaited };
  return value?.is === 'function' ? { is: 'function', key: value.key } : null;
}

function sentBy(passed: Arguments, at: number | undefined): Operation | undefined {
  const command = at === undefined ? null : passed.at(at);
  return command?.is === 'shape' ? shapeOf(command).sent : undefined;
}

/** What may be one of several things is an operation, or runs a function, where each of them does. */
function targetOfEach(these: readonly Value[], isAwaited: boolean, passed: Arguments, facts: FactReader): Target | null {
  const found = these.map((one) => targetOf(one, isAwaited, passed, facts));
  if (found.every((target) => target?.is === 'operation')) return found[0]!;
  const [key, ...others] = new Set(found.flatMap((target) => (target?.is === 'function' && !target.others ? target.key : [])));
  if (key === undefined || !found.every((target) => target?.is === 'function')) return null;
  return { is: 'function', key, ...(others.length && { others }) };
}

/** Every function that one of these may be. */
export function functionsAmong(target: Target): readonly FunctionKey[] {
  return target.is === 'function' ? [target.key, ...(target.others ?? [])] : [];
}
