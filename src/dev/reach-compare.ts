import { memo } from '../engine/memo.ts';
import { does, queries } from '../facts/effects.ts';
import type { FunctionKey } from '../facts/value.ts';
import type { Calls, SeenCall, TypesSay } from './reach-calls.ts';

/** What facts find of what types prove, and what they claim beyond it. */
export interface Comparison {
  /** Calls that types resolve to a database operation. */
  readonly operations: readonly SeenCall[];
  /** Calls that types resolve to a function of the project that leads, by such calls, to an operation. */
  readonly ways: readonly SeenCall[];
  /** How many of the ways facts find to the end: what they call is known to query. */
  readonly known: number;
  /** Calls that facts take for one of both, and types resolve to something else. */
  readonly wrong: readonly SeenCall[];
  /** Calls that facts take for one of both, and types cannot resolve, or only to a declaration without a body. */
  readonly undecided: readonly SeenCall[];
}

export function compare({ calls, facts }: Calls): Comparison {
  const reaching = reachingFunctions(calls);
  const ways = calls.filter(({ types }) => types.is === 'function' && reaching.has(types.key));
  const isClaimed = ({ facts: target }: SeenCall): boolean => target !== undefined && does(target, queries, facts);
  const beyond = calls.filter((call) => !call.isFound && isClaimed(call));
  return {
    operations: calls.filter(({ types }) => types.is === 'operation'),
    ways,
    known: ways.filter((call) => call.isFound && isClaimed(call)).length,
    wrong: beyond.filter(({ types }) => isDecided(types)),
    undecided: beyond.filter(({ types }) => !isDecided(types)),
  };
}

/** A class may stand behind a declaration without a body, which types do not say. */
function isDecided(types: TypesSay): boolean {
  return types.is === 'operation' || types.is === 'function' || (types.is === 'other' && types.file.includes('/node_modules/'));
}

/** The functions of the project from which an operation is reached, by what types say of their calls. */
function reachingFunctions(calls: readonly SeenCall[]): ReadonlySet<FunctionKey> {
  const callers = new Map<FunctionKey, FunctionKey[]>();
  const reaching = new Set<FunctionKey>();
  const left: FunctionKey[] = [];
  for (const { by, types, isAside } of calls) {
    if (isAside) continue;
    if (types.is === 'operation') left.push(by);
    if (types.is === 'function') memo(callers, types.key, () => []).push(by);
  }
  for (let key = left.pop(); key !== undefined; key = left.pop()) {
    if (reaching.has(key)) continue;
    reaching.add(key);
    left.push(...(callers.get(key) ?? []));
  }
  return reaching;
}
