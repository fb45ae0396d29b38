import type { FactReader, ProjectFact } from '../engine/facts.ts';
import { type Opinion, questionKey } from '../engine/opinion.ts';
import type { FileId } from '../engine/text.ts';
import { shapeOf } from '../libraries/catalogue.ts';
import type { Operation } from '../libraries/library.ts';
import { type CallFacts, functions } from './functions.ts';
import { filledIn, own, resultOf } from './members.ts';
import { type FunctionKey, type Known, splitKey, type Value } from './value.ts';
import { evaluate } from './values.ts';

/** What one call leads to: itself, or by a function that is handed to it. */
export type Target = { readonly handed?: Handed } & (
  | { readonly is: 'operation'; readonly library: string; readonly operation: Operation }
  | { readonly is: 'function'; readonly key: FunctionKey }
);

/** How a call runs a function that it is given. */
export interface Handed {
  /** Which argument the function is, or what the function is taken from. */
  readonly at: number;
  /** Once per element of a list. */
  readonly isRepeated: boolean;
  /** Which argument is that list; none where it is what a method is called on, or the callee's own. */
  readonly over?: number;
}

const unknown = (): Known => null;

/** Everything a call leads to; nothing where nothing is proven. */
export function targetsOf(call: CallFacts, file: FileId, facts: FactReader): readonly Target[] {
  const callee = evaluate(call.callee, file, facts);
  const found = targetsOfValue(call, callee, file, facts);
  if (found.length || (callee && callee.is !== 'parameter')) return found;
  const opinion: Opinion | undefined = facts.opinion({ file, key: questionKey(call.within, call.text) });
  return opinion ? targetsOfValue(call, opinion, file, facts) : found;
}

function targetsOfValue(call: CallFacts, callee: Known, file: FileId, facts: FactReader): readonly Target[] {
  const argument = (at: number): Known => evaluate(call.args?.[at], file, facts);
  const direct = targetOf(callee, call.isAwaited, argument, facts);
  if (direct?.is === 'operation') return [direct];
  const found: Target[] = direct ? [direct] : [];
  if (direct) {
    for (const open of facts.about(opens, direct.key)) {
      const target = targetOf(filledIn(open.value, direct.key, argument, facts), open.isAwaited, unknown, facts);
      if (target) found.push(open.value.key === direct.key ? { ...target, handed: handedAt(open) } : target);
    }
  } else if (call.handsOver) {
    const target = targetOf(argument(0), true, unknown, facts);
    if (target) found.push({ ...target, handed: { at: 0, isRepeated: true } });
  } else if (callee?.is === 'shape') {
    for (const at of (call.args ?? []).keys()) {
      const handed = handedToShape(callee, at);
      const target = handed && targetOf(argument(at), true, unknown, facts);
      if (target && (target.is === 'function' || handed.isRepeated)) found.push({ ...target, handed });
    }
  }
  return found;
}

/** How a call runs the function that it is given as argument `at`; undefined where nothing proves that it does. */
export function handedTo(call: CallFacts, at: number, file: FileId, facts: FactReader): Handed | undefined {
  const callee = evaluate(call.callee, file, facts);
  if (callee?.is === 'shape') return handedToShape(callee, at);
  if (callee?.is !== 'function') return;
  const runs = facts.about(opens, callee.key).filter(({ value }) => value.key === callee.key && value.index === at && !value.steps.length);
  const run = runs.find(({ isRepeated }) => isRepeated) ?? runs[0];
  return run && handedAt(run);
}

function handedToShape(callee: Value & { is: 'shape' }, at: number): Handed | undefined {
  const { callback, runs } = shapeOf(callee);
  if (runs && runs !== 'once') return at === runs.over ? undefined : { at, isRepeated: true, over: runs.over };
  return callback === undefined && !runs ? undefined : { at, isRepeated: false };
}

function handedAt({ value: { index }, isRepeated, over }: Open): Handed {
  return { at: index, isRepeated, ...(over && !over.steps.length && { over: over.index }) };
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
  readonly value: Parameter;
  readonly isAwaited: boolean;
  /** Whether it is called once per element of a list. */
  readonly isRepeated: boolean;
  /** The list, where it is the caller's too. */
  readonly over?: Parameter;
}

type Parameter = Value & { readonly is: 'parameter' };

/** What a function calls of what it is given, itself or through others: key = function key. */
const opens: ProjectFact<readonly Open[]> = {
  id: 'opens',
  bottom: [],
  derive(key, facts) {
    const [file, id] = splitKey(key);
    const found: Open[] = [];
    const add = (value: Known, isAwaited: boolean, isRepeated: boolean, over: Known): void => {
      if (value?.is === 'parameter') found.push({ value, isAwaited, isRepeated, ...(over?.is === 'parameter' && { over }) });
    };
    for (const call of own(facts.of(functions, file), id)?.calls ?? []) {
      if (!call || call.isDefault) continue;
      const callee = evaluate(call.callee, file, facts);
      const argument = (at: number): Known => evaluate(call.args?.[at], file, facts);
      const over = evaluate(call.over, file, facts);
      add(callee, call.isAwaited, call.isIterated, over);
      if (call.handsOver) add(argument(0), true, true, over);
      if (callee?.is === 'shape') {
        for (const at of (call.args ?? []).keys()) {
          const handed = handedToShape(callee, at);
          if (handed) add(argument(at), true, handed.isRepeated || call.isIterated, handed.over === undefined ? over : argument(handed.over));
        }
      }
      if (callee?.is !== 'function') continue;
      for (const open of facts.about(opens, callee.key)) {
        const value = filledIn(open.value, callee.key, argument, facts);
        const list = call.isIterated ? over : open.over ? filledIn(open.over, callee.key, argument, facts) : null;
        add(value, open.isAwaited, open.isRepeated || call.isIterated, list);
      }
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
