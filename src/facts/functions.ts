import type { FileFact } from '../engine/facts.ts';
import { shownCallee } from '../syntax/expressions.ts';
import { functionsOf, isAwaited } from '../syntax/functions.ts';
import { iterationOf } from '../syntax/iterations.ts';
import { isDefaultOfParameter } from '../syntax/look-alikes.ts';
import { describe, type Expr } from './expressions.ts';

/** What a function calls and returns, without positions: typing above it changes nothing here. */
export interface FunctionFacts {
  readonly isAsync: boolean;
  readonly calls: readonly CallFacts[];
  readonly returns: readonly Expr[];
}

export interface CallFacts {
  /** Where the called value comes from; undefined where the file alone cannot say. */
  readonly callee: Expr | null;
  /** The called expression as written, for messages. */
  readonly text: string;
  readonly isAwaited: boolean;
  /** Whether it stands in an iteration of its function that runs it once per element: a candidate for many rules. */
  readonly isIterated: boolean;
  /** Whether it only stands in for an argument that the caller left out. */
  readonly isDefault: boolean;
}

/** By function id. */
export const functions: FileFact<Readonly<Record<string, FunctionFacts>>> = {
  id: 'functions',
  version: 1,
  extract: (file) =>
    Object.fromEntries(
      functionsOf(file).map(({ id, isAsync, calls, returns }) => [
        id,
        {
          isAsync,
          calls: calls.map((call) => ({
            callee: describe(call.expression) ?? null,
            text: shownCallee(call),
            isAwaited: isAwaited(call),
            isIterated: iterationOf(call) !== undefined,
            isDefault: isDefaultOfParameter(call),
          })),
          returns: returns.flatMap((value) => describe(value) ?? []),
        },
      ]),
    ),
};
