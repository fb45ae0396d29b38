import type { FactReader, GraphFact } from '../engine/facts.ts';
import type { FileId } from '../engine/text.ts';
import type { OperationKind } from '../libraries/library.ts';
import { functions } from './functions.ts';
import { type Target, targets, targetsOf } from './targets.ts';
import type { FunctionKey } from './value.ts';

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
  const found = kinds.flatMap((kind) => effects[kind] ?? []);
  return found.reduce<Effect | undefined>((best, effect) => (best && best.distance <= effect.distance ? best : effect), undefined);
}

/** What a function does outside of this process, itself or through others. Cycles of calls are solved together. */
export const effects: GraphFact<Effects> = {
  id: 'effects',
  bottom: {},
  uses: (key, facts) =>
    facts.about(targets, key).flatMap((found) => found.flatMap((target) => (target.is === 'function' ? [target.key] : []))),
  derive(key, facts) {
    const found: Partial<Record<OperationKind, Effect>> = {};
    const add = (kind: OperationKind, effect: Effect): void => {
      if (!found[kind] || effect.distance < found[kind].distance) found[kind] = effect;
    };
    for (const [at, leads] of facts.about(targets, key).entries()) {
      for (const target of leads) {
        if (target.is === 'operation') add(target.operation.kind, { at, distance: 1 });
        else {
          const beyond = Object.entries(facts.about(effects, target.key)) as [OperationKind, Effect][];
          for (const [kind, { distance }] of beyond) add(kind, { at, to: target.key, distance: distance + 1 });
        }
      }
    }
    return found;
  },
};

/** Whether a call that leads here does something of one of these kinds. */
export function does(target: Target, kinds: readonly OperationKind[], facts: FactReader): boolean {
  if (target.is === 'operation') return kinds.includes(target.operation.kind);
  return shortest(facts.about(effects, target.key), kinds) !== undefined;
}

/** Whether any call that its function makes once per element may do such a thing: asked before a file is parsed for a rule. */
export function hasIterated(kinds: readonly OperationKind[], file: FileId, facts: FactReader): boolean {
  return Object.values(facts.of(functions, file)).some(({ calls }) =>
    calls.some((call) => {
      if (!call || !(call.isIterated || call.args)) return false;
      return targetsOf(call, file, facts).some((target) => (call.isIterated || target.handed?.isRepeated) && does(target, kinds, facts));
    }),
  );
}
