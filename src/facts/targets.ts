import type { FactReader, ProjectFact } from '../engine/facts.ts';
import type { FileId } from '../engine/text.ts';
import { shapeOf } from '../libraries/catalogue.ts';
import type { Operation } from '../libraries/library.ts';
import { type CallFacts, functions } from './functions.ts';
import { filledIn, own, resultOf } from './members.ts';
import { type FunctionKey, type Known, splitKey, type Value } from './value.ts';
import { evaluate } from './values.ts';

/** What one call leads to: itself, or by a function that is handed to it. */
export type Target = { readonly isHandedOver?: true } & (
  | { readonly is: 'operation'; readonly library: string; readonly operation: Operation }
  | { readonly is: 'function'; readonly key: FunctionKey }
);

const unknown = (): Known => null;

/** Everything a call leads to; nothing where nothing is proven. */
export function targetsOf(call: CallFacts, file: FileId, facts: FactReader): readonly Target[] {
  const callee = evaluate(call.callee, file, facts);
  const argument = (at: number): Known => evaluate(call.args?.[at], file, facts);
  const direct = targetOf(callee, call.isAwaited, argument, facts);
  if (direct?.is === 'operation') return [direct];
  const found: Target[] = direct ? [direct] : [];
  if (direct) {
    for (const open of facts.about(opens, direct.key)) {
      const target = targetOf(filledIn(open.value, direct.key, argument, facts), open.isAwaited, unknown, facts);
      if (target) found.push(target);
    }
  } else if (call.handsOver) {
    const target = targetOf(argument(0), true, unknown, facts);
    if (target) found.push({ ...target, isHandedOver: true });
  } else if (callee?.is === 'shape' && shapeOf(callee).callback !== undefined) {
    for (const at of (call.args ?? []).keys()) {
      const target = targetOf(argument(at), true, unknown, facts);
      if (target?.is === 'function') found.push(target);
    }
  }
  return found;
}

/** What each call of a function leads to for every caller, in their order: key = function key. */
export const targets: ProjectFact<readonly (readonly Target[])[]> = {
  id: 'targets',
  derive(key, facts) {
    const [file, id] = splitKey(key);
    return (own(facts.of(functions, file), id)?.calls ?? []).map((call) => (!call || call.isDefault ? [] : targetsOf(call, file, facts)));
  },
};

/** A call of something that only the caller of the function knows. */
interface Open {
  readonly value: Value;
  readonly isAwaited: boolean;
}

/** What a function calls of what it is given, itself or through others: key = function key. */
const opens: ProjectFact<readonly Open[]> = {
  id: 'opens',
  bottom: [],
  derive(key, facts) {
    const [file, id] = splitKey(key);
    const found: Open[] = [];
    const add = (value: Known, isAwaited: boolean): void => {
      if (value?.is === 'parameter') found.push({ value, isAwaited });
    };
    for (const call of own(facts.of(functions, file), id)?.calls ?? []) {
      if (!call || call.isDefault) continue;
      const callee = evaluate(call.callee, file, facts);
      const argument = (at: number): Known => evaluate(call.args?.[at], file, facts);
      add(callee, call.isAwaited);
      if (call.handsOver) add(argument(0), true);
      if (callee?.is !== 'function') continue;
      for (const open of facts.about(opens, callee.key)) add(filledIn(open.value, callee.key, argument, facts), open.isAwaited);
    }
    return found;
  },
};

/** What calling a value leads to, and waiting for what it returns. */
function targetOf(value: Known, isAwaited: boolean, argument: (at: number) => Known, facts: FactReader): Target | null {
  if (value?.is === 'union') return targetOfEach(value.these, isAwaited, argument, facts);
  const called = value?.is === 'shape' ? shapeOf(value).call?.operation : undefined;
  if (value?.is === 'shape' && called) return { is: 'operation', library: value.library, operation: called };
  const result = isAwaited ? resultOf(value, argument, facts) : null;
  const awaited = result?.is === 'shape' ? shapeOf(result).awaited?.operation : undefined;
  if (result?.is === 'shape' && awaited) return { is: 'operation', library: result.library, operation: awaited };
  return value?.is === 'function' ? { is: 'function', key: value.key } : null;
}

/** What may be one of several things is an operation where each of them is. */
function targetOfEach(these: readonly Value[], isAwaited: boolean, argument: (at: number) => Known, facts: FactReader): Target | null {
  const found = these.map((one) => targetOf(one, isAwaited, argument, facts));
  return found.every((target) => target?.is === 'operation') ? found[0]! : null;
}
