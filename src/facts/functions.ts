import type { FileFact } from '../engine/facts.ts';
import type { ts } from '../engine/ts.ts';
import { libraryOfGlobal } from '../libraries/catalogue.ts';
import { type Call, calleeName, calleeOf, shownCallee } from '../syntax/expressions.ts';
import { type FunctionOutline, functionsOf, isAwaited } from '../syntax/functions.ts';
import { iterationOf } from '../syntax/iterations.ts';
import { isDefaultOfParameter } from '../syntax/look-alikes.ts';
import { type Expr, rootOf } from './expression.ts';
import { describe } from './expressions.ts';
import { describeType } from './types.ts';

/** What a function calls and returns, without positions: typing above it changes nothing here. */
export interface FunctionFacts {
  readonly isAsync: boolean;
  /** In the order of `functionsOf`; null where a call leads to nothing that anybody could know. */
  readonly calls: readonly (CallFacts | null)[];
  readonly returns: readonly Expr[];
}

export interface CallFacts {
  /** Where the called value comes from; null where the file alone cannot say. */
  readonly callee: Expr | null;
  /** The called expression as written, for messages and for the types tier. */
  readonly text: string;
  readonly isAwaited: boolean;
  /** Whether it stands in an iteration of its function that runs it once per element: a candidate for many rules. */
  readonly isIterated: boolean;
  /** Whether it only stands in for an argument that the caller left out. */
  readonly isDefault: boolean;
}

/** What a call says, to facts and to the types tier. */
export function callFacts(call: Call): CallFacts | null {
  const callee = describe(calleeOf(call));
  if (callee ? !canBeKnown(rootOf(callee)) : calleeName(call) === undefined) return null;
  return {
    callee: callee ?? null,
    text: shownCallee(call),
    isAwaited: isAwaited(call),
    isIterated: iterationOf(call) !== undefined,
    isDefault: isDefaultOfParameter(call),
  };
}

function canBeKnown(root: Expr): boolean {
  return root.is !== 'global' || libraryOfGlobal(root.name) !== undefined;
}

/** The annotation says it best; else each return that says something. */
function returnsOf(node: FunctionOutline['node'], returns: readonly ts.Expression[]): readonly Expr[] {
  const annotated = 'type' in node && node.type ? describeType(node.type) : undefined;
  return [annotated, ...returns.map((value) => describe(value))].filter((value) => value !== undefined);
}

/** By function id. */
export const functions: FileFact<Readonly<Record<string, FunctionFacts>>> = {
  id: 'functions',
  version: 1,
  extract: (file) =>
    Object.fromEntries(
      functionsOf(file).map(({ id, node, isAsync, calls, returns }) => [
        id,
        {
          isAsync,
          calls: calls.map(callFacts),
          returns: returnsOf(node, returns),
        },
      ]),
    ),
};
