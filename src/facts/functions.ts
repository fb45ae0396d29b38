import type { FileFact } from '../engine/facts.ts';
import { ts } from '../engine/ts.ts';
import { type Call, calleeOf, shownCallee } from '../syntax/expressions.ts';
import { type FunctionOutline, functionId, functionsOf, isAwaited, parametersOf } from '../syntax/functions.ts';
import { isElementCall, iterationOf, namedIterationOf } from '../syntax/iterations.ts';
import { isDefaultOfParameter } from '../syntax/look-alikes.ts';
import { bindingOf } from '../syntax/scopes.ts';
import { type Args, args, type Expr, either } from './expression.ts';
import { describe, describeArguments } from './expressions.ts';
import { describeType } from './types.ts';

/** What a function calls, takes and returns, without positions: typing above it changes nothing here. */
export interface FunctionFacts {
  readonly isAsync: boolean;
  /** In the order of `functionsOf`; null where a call leads to nothing that can be followed. */
  readonly calls: readonly (CallFacts | null)[];
  readonly returns: readonly Expr[];
  /** What the types of its parameters say that are functions. */
  readonly takes?: Args;
}

export interface CallFacts {
  /** Where the called value comes from; null where only what is handed to it can be followed. */
  readonly callee: Expr | null;
  readonly args?: Args;
  /** The called expression as written, for messages. */
  readonly text: string;
  readonly isAwaited: boolean;
  /** Whether it stands in an iteration of its function that runs it once per element: a candidate for many rules. */
  readonly isIterated: boolean;
  /** Whether it is a method of a list that calls its first argument once per element: `ids.map(load)`. */
  readonly handsOver?: true;
  /** Whether it only stands in for an argument that the caller left out. */
  readonly isDefault: boolean;
}

/** By function id. */
export const functions: FileFact<Readonly<Record<string, FunctionFacts>>> = {
  id: 'functions',
  version: 2,
  extract: (file) =>
    Object.fromEntries(
      functionsOf(file).map(({ id, node, isAsync, calls, returns }) => {
        const takes = takesOf(node);
        return [id, { isAsync, calls: calls.map(callFacts), returns: returnsOf(node, returns), ...(takes && { takes }) }];
      }),
    ),
};

/** What is known of a call from its file; null where it leads to nothing that can be followed. */
export function callFacts(call: Call): CallFacts | null {
  const callee = describeCallee(call);
  const passed = ts.isCallExpression(call) ? describeArguments(call) : undefined;
  const isMethodOfList = ts.isCallExpression(call) && isElementCall(call);
  if (!callee && !(isMethodOfList && passed?.[0])) return null;
  return {
    callee: callee ?? null,
    ...(passed && { args: passed }),
    text: shownCallee(call),
    isAwaited: isAwaited(call),
    isIterated: iterationOf(call) !== undefined,
    ...(isMethodOfList && namedIterationOf(call) && { handsOver: true as const }),
    isDefault: isDefaultOfParameter(call),
  };
}

/** A parameter that is called stands for what the caller passes, where its type says no more than what that returns. */
function describeCallee(call: Call): Expr | undefined {
  const callee = calleeOf(call);
  const binding = ts.isIdentifier(callee) ? bindingOf(callee.text, callee) : undefined;
  const id = binding && ts.isParameter(binding) ? functionId(binding.parent) : undefined;
  if (!binding || !ts.isParameter(binding) || id === undefined) return describe(callee);
  return either({ is: 'parameter', id, index: parametersOf(binding.parent).indexOf(binding) }, describe(callee));
}

/** The annotation and each return that says something. */
function returnsOf(node: FunctionOutline['node'], returns: readonly ts.Expression[]): readonly Expr[] {
  const annotated = 'type' in node && node.type ? describeType(node.type) : undefined;
  return [annotated, ...returns.map((value) => describe(value))].filter((value) => value !== undefined);
}

function takesOf(node: FunctionOutline['node']): Args | undefined {
  if (ts.isSourceFile(node)) return;
  return args(parametersOf(node).map(({ type }) => (type && ts.isFunctionTypeNode(type) ? describeType(type) : undefined)));
}
