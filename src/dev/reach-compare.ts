import { memo } from '../engine/memo.ts';
import { does, queries } from '../facts/effects.ts';
import type { FunctionKey } from '../facts/value.ts';
import type { Calls, SeenCall, TypesSay } from './reach-calls.ts';

/** What facts find of what types prove, and what they claim beyond it. */
export interface Comparison {
  /** Calls that types resolve to a database operation. */
  readonly operations: readonly Compared[];
  /** Calls that types resolve to a function of the project that leads, by such calls, to an operation. */
  readonly ways: readonly Compared[];
  /** Calls that facts take for one of both, and types resolve to something else. */
  readonly wrong: readonly SeenCall[];
  /** Calls that facts take for one of both, and types cannot resolve, or only to a declaration without a body. */
  readonly undecided: readonly SeenCall[];
}

export interface Compared extends SeenCall {
  /** Facts resolve it to the same operation or function. */
  readonly isFound: boolean;
  /** Facts know that this call runs queries. */
  readonly isKnown: boolean;
}

export function compare({ calls, facts }: Calls): Comparison {
  const reaching = reachingFunctions(calls);
  const claims = ({ facts: target }: SeenCall): boolean => target !== undefined && does(target, queries, facts);
  const compared = (call: SeenCall): Compared => {
    const isFound = isSame(call);
    return { ...call, isFound, isKnown: isFound && claims(call) };
  };
  const doubtful = calls.filter((call) => claims(call) && !isSame(call));
  return {
    operations: calls.filter(({ types }) => types.is === 'operation').map(compared),
    ways: calls.filter(({ types }) => types.is === 'function' && reaching.has(types.key)).map(compared),
    wrong: doubtful.filter(({ types }) => isDecided(types)),
    undecided: doubtful.filter(({ types }) => !isDecided(types)),
  };
}

function isSame({ facts, types }: SeenCall): boolean {
  if (facts?.is === 'operation') return types.is === 'operation' && types.library === facts.library;
  return facts?.is === 'function' && types.is === 'function' && types.key === facts.key;
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
  for (const { by, types, isDefault } of calls) {
    if (isDefault) continue;
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
