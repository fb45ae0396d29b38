import type { FactReader, GraphFact } from '../engine/facts.ts';
import { own } from '../engine/own.ts';
import type { FileId } from '../engine/text.ts';
import type { OperationKind } from '../libraries/library.ts';
import { functions } from './functions.ts';
import { type Target, targets, targetsOf } from './targets.ts';
import { type FunctionKey, splitKey } from './value.ts';

/** The first step of the shortest way from a function to an operation: its call number `at`, to a function or (none) straight out. */
export interface Effect {
  readonly at: number;
  readonly to?: FunctionKey;
  /** How many calls away the operation is; 1 for the operation itself. */
  readonly distance: number;
}

/** `joined`: started without waiting for anything, by a client that makes one round trip of all that start in the same tick. */
type EffectKind = OperationKind | `joined ${OperationKind}`;

/** What a function does outside of this process, with the shortest way to each kind of it. */
export type Effects = Readonly<Partial<Record<EffectKind, Effect>>>;

/** Which operations count: all of them, or those alone that nobody joins where their callers start side by side. */
export type Counted = 'all' | 'unjoined';

/** What a database is asked. */
export const queries: readonly OperationKind[] = ['read', 'write'];

/** The shortest way to an operation of one of these kinds. */
export function shortest(effects: Effects, kinds: readonly OperationKind[], counted: Counted = 'all'): Effect | undefined {
  const found = kinds.flatMap((kind) => [effects[kind] ?? [], counted === 'all' ? (effects[`joined ${kind}`] ?? []) : []].flat());
  return found.reduce<Effect | undefined>((best, effect) => (best && best.distance <= effect.distance ? best : effect), undefined);
}

/** What a function does outside of this process, itself or through others. Cycles of calls are solved together. */
export const effects: GraphFact<Effects> = {
  id: 'effects',
  bottom: {},
  uses: (key, facts) =>
    facts.about(targets, key).flatMap((found) => found.flatMap((target) => (target.is === 'function' ? [target.key] : []))),
  derive(key, facts) {
    const found: Partial<Record<EffectKind, Effect>> = {};
    const [file, id] = splitKey(key);
    const calls = own(facts.of(functions, file), id)?.calls ?? [];
    for (const [at, leads] of facts.about(targets, key).entries()) {
      for (const target of leads) {
        for (const [kind, { distance }] of effectsBehind(target, facts)) {
          const counted = calls[at]?.isLate ? unjoined(kind) : kind;
          const effect = { at, ...(target.is === 'function' && { to: target.key }), distance: distance + 1 };
          if (!found[counted] || effect.distance < found[counted].distance) found[counted] = effect;
        }
      }
    }
    return found;
  },
};

function effectsBehind(target: Target, facts: FactReader): readonly [EffectKind, { readonly distance: number }][] {
  if (target.is === 'function') return Object.entries(facts.about(effects, target.key)) as [EffectKind, Effect][];
  const { kind, joinsInTick } = target.operation;
  return [[joinsInTick ? `joined ${kind}` : kind, { distance: 0 }]];
}

function unjoined(kind: EffectKind): OperationKind {
  return kind.replace('joined ', '') as OperationKind;
}

/** How many calls away an operation of one of these kinds is from a call that leads here; undefined where none is. */
export function distanceTo(
  target: Target,
  kinds: readonly OperationKind[],
  facts: FactReader,
  counted: Counted = 'all',
): number | undefined {
  if (target.is === 'function') return shortest(facts.about(effects, target.key), kinds, counted)?.distance;
  const { kind, joinsInTick } = target.operation;
  return kinds.includes(kind) && (counted === 'all' || !joinsInTick) ? 0 : undefined;
}

/** Whether a call that leads here does something of one of these kinds. */
export function does(target: Target, kinds: readonly OperationKind[], facts: FactReader): boolean {
  return distanceTo(target, kinds, facts) !== undefined;
}

/** Whether any call that its function makes once per element may do such a thing: asked before a file is parsed for a rule. */
export function hasIterated(kinds: readonly OperationKind[], file: FileId, facts: FactReader): boolean {
  return Object.values(facts.of(functions, file)).some(({ calls }) =>
    calls.some((call) => {
      if (!call || !(call.isIterated || call.mayBeIterated || call.args)) return false;
      const isIterated = call.isIterated || call.mayBeIterated;
      return targetsOf(call, file, facts).some((target) => (isIterated || target.handed?.isRepeated) && does(target, kinds, facts));
    }),
  );
}
