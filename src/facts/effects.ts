import type { FactReader, GraphFact, ProjectFact } from '../engine/facts.ts';
import { type Opinion, questionKey } from '../engine/opinion.ts';
import type { FileId } from '../engine/text.ts';
import { shapeOf } from '../libraries/catalogue.ts';
import type { Operation, OperationKind } from '../libraries/library.ts';
import { type CallFacts, functions } from './functions.ts';
import { evaluate, type FunctionKey, functionKey, resultOf, splitKey, type Value } from './values.ts';

/** What one call leads to. */
export type Target =
  | { readonly is: 'operation'; readonly library: string; readonly operation: Operation }
  | { readonly is: 'function'; readonly key: FunctionKey };

/** The first step of the shortest way from a function to an operation: its call number `at`, to a function or (none) straight out. */
export interface Effect {
  readonly at: number;
  readonly to?: FunctionKey;
  /** How many calls away the operation is; 1 for the operation itself. */
  readonly distance: number;
}

/** What a function does outside of this process, with the shortest way to each kind of it. */
export type Effects = Readonly<Partial<Record<OperationKind, Effect>>>;

/** What a database is asked. */
export const queries: readonly OperationKind[] = ['read', 'write'];

/** The shortest way to an operation of one of these kinds. */
export function shortest(effects: Effects, kinds: readonly OperationKind[]): Effect | undefined {
  return kinds
    .map((kind) => effects[kind])
    .reduce((best, effect) => (effect && !(best && best.distance <= effect.distance) ? effect : best), undefined);
}

/** Decides what a call of a function leads to; null where nothing proves it. */
export function targetOf({ callee, text, isAwaited }: CallFacts, within: FunctionKey, facts: FactReader): Target | null {
  const [file, id] = splitKey(within);
  const value = evaluate(callee, file, facts);
  // Only what facts cannot decide is a question for the types tier.
  const known: Value | Opinion | undefined = value ?? facts.opinion({ file, key: questionKey(id, text) });
  return known ? targetOfValue(known, isAwaited, facts) : null;
}

function targetOfValue(value: Value, isAwaited: boolean, facts: FactReader): Target | null {
  if (value.is === 'shape') {
    const operation = shapeOf(value).call?.operation;
    if (operation) return { is: 'operation', library: value.library, operation };
  }
  const result = isAwaited ? resultOf(value, facts) : null;
  const onAwait = result?.is === 'shape' ? shapeOf(result).awaited?.operation : undefined;
  if (result?.is === 'shape' && onAwait) return { is: 'operation', library: result.library, operation: onAwait };
  return value.is === 'function' ? value : null;
}

/** What each call of a function leads to for every caller, in their order. */
const targets: ProjectFact<readonly (Target | null)[]> = {
  id: 'targets',
  derive(key, facts) {
    const [file, id] = splitKey(key);
    return (facts.of(functions, file)[id]?.calls ?? []).map((call) => (!call || call.isDefault ? null : targetOf(call, key, facts)));
  },
};

/** What a function does outside of this process, itself or through others. Cycles of calls are solved together. */
export const effects: GraphFact<Effects> = {
  id: 'effects',
  bottom: {},
  uses: (key, facts) => facts.about(targets, key).flatMap((target) => (target?.is === 'function' ? [target.key] : [])),
  derive(key, facts) {
    const found: Partial<Record<OperationKind, Effect>> = {};
    const add = (kind: OperationKind, effect: Effect): void => {
      if (!found[kind] || effect.distance < found[kind].distance) found[kind] = effect;
    };
    for (const [at, target] of facts.about(targets, key).entries()) {
      if (target?.is === 'operation') add(target.operation.kind, { at, distance: 1 });
      else if (target) {
        const beyond = Object.entries(facts.about(effects, target.key)) as [OperationKind, Effect][];
        for (const [kind, { distance }] of beyond) add(kind, { at, to: target.key, distance: distance + 1 });
      }
    }
    return found;
  },
};

/** The target of call number `at` of a function. */
export function targetAt(key: FunctionKey, at: number, facts: FactReader): Target | null {
  return facts.about(targets, key)[at] ?? null;
}

/** Whether any call that its function makes once per element may do such a thing: asked before a file is parsed for a rule. */
export function hasIterated(kinds: readonly OperationKind[], file: FileId, facts: FactReader): boolean {
  return Object.entries(facts.of(functions, file)).some(([id, { calls }]) =>
    calls.some((call) => {
      const target = call?.isIterated ? targetOf(call, functionKey(file, id), facts) : null;
      if (!target) return false;
      return target.is === 'operation'
        ? kinds.includes(target.operation.kind)
        : shortest(facts.about(effects, target.key), kinds) !== undefined;
    }),
  );
}
