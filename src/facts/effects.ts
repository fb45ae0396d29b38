import type { FactReader, GraphFact } from '../engine/facts.ts';
import { own } from '../engine/own.ts';
import type { FileId } from '../engine/text.ts';
import type { OperationKind } from '../libraries/library.ts';
import { functions } from './functions.ts';
import { functionsAmong, type Target, targets, targetsOf } from './targets.ts';
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
export function shortest<T extends Lead>(
  effects: Readonly<Partial<Record<EffectKind, T>>>,
  kinds: readonly OperationKind[],
  counted: Counted = 'all',
): T | undefined {
  const counting = kinds.flatMap((kind): readonly EffectKind[] => (counted === 'all' ? [kind, joined(kind)] : [kind]));
  const found = counting.map((kind) => effects[kind]).filter((effect) => effect !== undefined);
  return found.reduce<T | undefined>((best, effect) => (best && best.distance <= effect.distance ? best : effect), undefined);
}

/** What a function does outside of this process, itself or through others. Cycles of calls are solved together. */
export const effects: GraphFact<Effects> = {
  id: 'effects',
  bottom: {},
  uses: (key, facts) => facts.about(targets, key).flatMap((found) => found.flatMap(functionsAmong)),
  derive(key, facts) {
    const found: Partial<Record<EffectKind, Effect>> = {};
    const [file, id] = splitKey(key);
    const calls = own(facts.of(functions, file), id)?.calls ?? [];
    for (const [at, leads] of facts.about(targets, key).entries()) {
      for (const target of leads) {
        for (const [kind, { to, distance }] of entriesOf(leadsBehind(target, facts))) {
          const counted = calls[at]?.isLate ? unjoined(kind) : kind;
          const effect = { at, ...(to !== undefined && { to }), distance: distance + 1 };
          if (!found[counted] || effect.distance < found[counted].distance) found[counted] = effect;
        }
      }
    }
    return found;
  },
};

/** Where a call leads that does something outside: to the function that does it, or (none) there itself. */
type Lead = Pick<Effect, 'to' | 'distance'>;
type Leads = Readonly<Partial<Record<EffectKind, Lead>>>;

/** What a call does that leads here. Where it may run one of several functions, only what each of them does is proven; the nearest shows it. */
function leadsBehind(target: Target, facts: FactReader): Leads {
  if (target.is === 'operation') {
    const { kind, joinsInTick } = target.operation;
    return { [joinsInTick ? joined(kind) : kind]: { distance: 0 } };
  }
  const all = functionsAmong(target);
  const running = all.length > 1 ? all.filter((key) => !handsOn(key, all, facts)) : all;
  const [first = {}, ...others] = running.map((to) => leadsOf(to, facts));
  return others.reduce(inCommon, first);
}

function leadsOf(to: FunctionKey, facts: FactReader): Leads {
  return Object.fromEntries(entriesOf(facts.about(effects, to)).map(([kind, { distance }]) => [kind, { to, distance }]));
}

/** Whether one of several functions calls whichever of them: a cache or a log around the others does what these do. */
function handsOn(key: FunctionKey, all: readonly FunctionKey[], facts: FactReader): boolean {
  return facts.about(targets, key).some((leads) =>
    leads.some((target) => {
      const among = functionsAmong(target);
      return among.length === all.length && all.every((one) => among.includes(one));
    }),
  );
}

/** What both do. Nobody joins what one of them does alone, but a finding may not rest on that. */
function inCommon(one: Leads, other: Leads): Leads {
  const found: Partial<Record<EffectKind, Lead>> = {};
  for (const [kind, lead] of entriesOf(one)) {
    const same = other[kind];
    const match = same ?? other[kind === unjoined(kind) ? joined(unjoined(kind)) : unjoined(kind)];
    if (!match) continue;
    const nearer = lead.distance <= match.distance ? lead : match;
    const both = same ? kind : joined(unjoined(kind));
    if (!found[both] || nearer.distance < found[both].distance) found[both] = nearer;
  }
  return found;
}

function entriesOf<T>(by: Readonly<Partial<Record<EffectKind, T>>>): readonly [EffectKind, T][] {
  return Object.entries(by) as [EffectKind, T][];
}

function joined(kind: OperationKind): EffectKind {
  return `joined ${kind}`;
}

function unjoined(kind: EffectKind): OperationKind {
  return kind.replace('joined ', '') as OperationKind;
}

/** Where an operation of one of these kinds is that a call does which leads here; undefined where none is. */
export function leadTo(target: Target, kinds: readonly OperationKind[], facts: FactReader, counted: Counted = 'all'): Lead | undefined {
  return shortest(leadsBehind(target, facts), kinds, counted);
}

/** Whether a call that leads here does something of one of these kinds. */
export function does(target: Target, kinds: readonly OperationKind[], facts: FactReader): boolean {
  return leadTo(target, kinds, facts) !== undefined;
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
