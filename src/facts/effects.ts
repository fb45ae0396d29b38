import type { FactReader, GraphFact, ProjectFact } from '../engine/facts.ts';
import type { FileId } from '../engine/text.ts';
import { shapeOf } from '../libraries/catalogue.ts';
import type { Query } from '../libraries/library.ts';
import type { Expr } from './expression.ts';
import { functions } from './functions.ts';
import { evaluate, type FunctionKey, resultOf, splitKey } from './values.ts';

/** What one call leads to. */
export type Target =
  | { readonly is: 'query'; readonly library: string; readonly query: Query }
  | { readonly is: 'function'; readonly key: FunctionKey };

/** The first step of the shortest way from a function to a query: its call number `at`, to a function or (none) straight to the database. */
export interface Effect {
  readonly at: number;
  readonly to?: FunctionKey;
  /** How many calls away the query is; 1 for the query itself. */
  readonly distance: number;
}

/** Decides what a call leads to; null where nothing proves it. */
export function targetOf(callee: Expr | null | undefined, isAwaited: boolean, file: FileId, facts: FactReader): Target | null {
  const value = evaluate(callee, file, facts);
  if (!value) return null;
  if (value.is === 'shape') {
    const query = shapeOf(value).call?.query;
    if (query) return { is: 'query', library: value.library, query };
  }
  const result = isAwaited ? resultOf(value, facts) : null;
  const onAwait = result?.is === 'shape' ? shapeOf(result).awaited?.query : undefined;
  if (result?.is === 'shape' && onAwait) return { is: 'query', library: result.library, query: onAwait };
  return value.is === 'function' ? value : null;
}

/** What each call of a function leads to for every caller, in their order. */
const targets: ProjectFact<readonly (Target | null)[]> = {
  id: 'targets',
  derive(key, facts) {
    const [file, id] = splitKey(key);
    return (facts.of(functions, file)[id]?.calls ?? []).map((call) =>
      !call || call.isDefault ? null : targetOf(call.callee, call.isAwaited, file, facts),
    );
  },
};

/** Whether and how a function reaches the database. Cycles of calls are solved together. */
export const effects: GraphFact<Effect | null> = {
  id: 'effects',
  bottom: null,
  uses: (key, facts) => facts.about(targets, key).flatMap((target) => (target?.is === 'function' ? [target.key] : [])),
  derive(key, facts) {
    let best: Effect | null = null;
    for (const [at, target] of facts.about(targets, key).entries()) {
      if (!target) continue;
      const beyond = target.is === 'function' ? facts.about(effects, target.key) : null;
      if (target.is === 'function' && !beyond) continue;
      const distance = 1 + (beyond?.distance ?? 0);
      if (!best || distance < best.distance) best = { at, distance, ...(target.is === 'function' && { to: target.key }) };
    }
    return best;
  },
};

/** The target of call number `at` of a function. */
export function targetAt(key: FunctionKey, at: number, facts: FactReader): Target | null {
  return facts.about(targets, key)[at] ?? null;
}

/** Whether any call that its function makes once per element may reach the database: asked before a file is parsed for a rule. */
export function hasIteratedQuery(file: FileId, facts: FactReader): boolean {
  return Object.values(facts.of(functions, file)).some(({ calls }) =>
    calls.some((call) => {
      const target = call?.isIterated ? targetOf(call.callee, call.isAwaited, file, facts) : null;
      return target !== null && (target.is === 'query' || facts.about(effects, target.key) !== null);
    }),
  );
}
