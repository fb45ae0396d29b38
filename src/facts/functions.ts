import type { FactReader, FileFact } from '../engine/facts.ts';
import { own } from '../engine/own.ts';
import { ts } from '../engine/ts.ts';
import { isAside } from '../syntax/asides.ts';
import { isBoundCall } from '../syntax/bound.ts';
import { type Call, calleeOf, shownCallee, unwrapped } from '../syntax/expressions.ts';
import {
  type FunctionOutline,
  functionId,
  functionReturning,
  functionsOf,
  indexOfCall,
  isAwaited,
  isLate,
  isStreamed,
  ownerOf,
  parametersOf,
  takerOf,
} from '../syntax/functions.ts';
import { iterationOf, iterationsAround, namedArgument, namedIterationOf } from '../syntax/iterations.ts';
import { isPresenter, presentedBy } from '../syntax/presenters.ts';
import { resolverOf } from '../syntax/resolvers.ts';
import { bindingOf } from '../syntax/scopes.ts';
import { tableInSql, writesSql } from '../syntax/sql.ts';
import { type Args, args, type Expr, either, element } from './expression.ts';
import { describe, describeArguments } from './expressions.ts';
import { describeResult, returnsItself } from './function-results.ts';
import { describeType } from './types.ts';

/** What a function calls, takes and returns, without positions: typing above it changes nothing here. */
export interface FunctionFacts {
  readonly isAsync: boolean;
  /** It resolves a field of a GraphQL type: a server calls it once per parent. */
  readonly isResolver?: true;
  /** In the order of `functionsOf`; null where a call leads to nothing that anybody could follow. */
  readonly calls: readonly (CallFacts | null)[];
  readonly returns?: Expr;
  /** It returns what it is called on. */
  readonly returnsItself?: true;
  /** How many parameters it has. */
  readonly length?: number;
  /** What the types of its parameters say. */
  readonly takes?: Args;
}

export interface CallFacts {
  /** Where the called value comes from; null where the file alone cannot say. */
  readonly callee: Expr | null;
  readonly args?: Args;
  /** The function that calls. */
  readonly within: string;
  /** The called expression as written, for messages and for questions to the types tier. */
  readonly text: string;
  readonly isAwaited: boolean;
  /** The table that the SQL names which it is handed. */
  readonly table?: string;
  /** It is handed SQL that changes something. */
  readonly writes?: true;
  /** `for await` goes over what it returns. */
  readonly isStreamed?: true;
  /** The call that gets what this one returns from a function that it is given, and which argument that function is. */
  readonly runner?: { readonly callee: Expr; readonly at: number };
  /** Whether it stands in an iteration of its function that runs it once per element: a candidate for many rules. */
  readonly isIterated: boolean;
  /** It stands in a `for await` over what may be a list, or in a search of what may be rows: only other files tell. */
  readonly mayBeIterated?: true;
  /** Which argument it calls once per element, where it is a method of a list: `ids.map(load)`. */
  readonly handsOver?: number;
  /** What it is called once per element of, where the caller may know that and what is called. */
  readonly over?: Expr;
  /** Its function has waited for something before: what starts together there may not arrive here together. */
  readonly isLate?: true;
  /** It is made of what the caller of a presenter passes. */
  readonly isKeyed?: true;
  /** Whether it is no part of the usual way through its function: it stands in for an argument, reacts to an error, fills a cache. */
  readonly isAside: boolean;
}

/** By function id. */
export const functions: FileFact<Readonly<Record<string, FunctionFacts>>> = {
  id: 'functions',
  version: 17,
  extract: (file) => Object.fromEntries(functionsOf(file).map((outline) => [outline.id, functionFacts(outline)])),
};

function functionFacts({ id, node, isAsync, calls, returns }: FunctionOutline): FunctionFacts {
  const { length } = ts.isSourceFile(node) ? [] : parametersOf(node);
  const takes = takesOf(node);
  const result = describeResult(node, returns);
  return {
    isAsync,
    ...(resolverOf(node) && { isResolver: true }),
    calls: isPresenter(id) ? calls.map(presenterCallFacts) : calls.map(callFacts),
    ...(result && { returns: result }),
    ...(returnsItself(node, returns) && { returnsItself: true }),
    ...(length && { length }),
    ...(takes && { takes }),
  };
}

function presenterCallFacts(call: Call): CallFacts | null {
  const known = callFacts(call);
  return known && presentedBy(call) ? { ...known, isKeyed: true } : known;
}

/** What is known of a call from its file, as the fact has it. */
export function knownOf(call: Call, facts: FactReader): CallFacts | null {
  const { id } = ownerOf(call);
  return own(facts.of(functions, call.getSourceFile().fileName), id)?.calls[indexOfCall(call)] ?? null;
}

/** What is known of a call from its file; null where it leads to nothing that anybody could follow. */
function callFacts(call: Call): CallFacts | null {
  const callee = describeCallee(call);
  const handsOver = ts.isCallExpression(call) ? namedArgument(call) : undefined;
  if (!callee && handsOver === undefined && !isBoundCall(call)) return null;
  const passed = ts.isCallExpression(call) ? describeArguments(call) : undefined;
  const named = handsOver === undefined ? undefined : passed?.[handsOver];
  if (!callee && !named && !isBoundCall(call)) return null;
  const around = iterationOf(call);
  const runner = runnerOf(call);
  const handing = handsOver === undefined ? undefined : namedIterationOf(call as ts.CallExpression);
  const items = (isOpen(callee) ? around : isOpen(named) ? handing : undefined)?.items;
  const over = items && describe(items);
  const table = tableInSql(call);
  return {
    callee: callee ?? null,
    ...(passed && { args: passed }),
    within: ownerOf(call).id,
    text: shownCallee(call),
    isAwaited: isAwaited(call),
    ...(table !== undefined && { table }),
    ...(writesSql(call) && { writes: true }),
    ...(isStreamed(call) && { isStreamed: true }),
    ...(runner && { runner }),
    isIterated: around !== undefined,
    ...(!around && iterationOf(call, { isList: () => true, isRead: () => true }) && { mayBeIterated: true as const }),
    ...(handing && handsOver !== undefined && { handsOver }),
    ...(over && { over }),
    isAside: isAside(call),
    ...(isLate(call) && { isLate: true }),
  };
}

/** `retry(() => db('users').first())`: whoever runs the function waits for what it returns. */
function runnerOf(call: Call): CallFacts['runner'] {
  const fn = isAwaited(call) ? undefined : functionReturning(call);
  const taker = fn && takerOf(fn);
  const callee = taker && describe(calleeOf(taker.call));
  return callee && { callee, at: taker.at };
}

function isOpen(value: Expr | null | undefined): boolean {
  if (value?.is === 'element') return isOpen(value.of);
  return value?.is === 'either' ? value.these.some(isOpen) : value?.is === 'parameter';
}

/** A parameter that is called stands for what the caller passes, where its type says no more than what that returns. */
function describeCallee(call: Call): Expr | undefined {
  const callee = calleeOf(call);
  return either(passedFor(callee), describe(callee));
}

/** What the caller passes for a name: an argument, or the elements of one. */
function passedFor(name: ts.Expression): Expr | undefined {
  const binding = ts.isIdentifier(name) ? bindingOf(name.text, name) : undefined;
  if (!binding) return;
  if (ts.isParameter(binding)) {
    const id = functionId(binding.parent);
    if (id !== undefined) return { is: 'parameter', id, index: parametersOf(binding.parent).indexOf(binding) };
  }
  const around = ts.isBindingElement(binding) ? undefined : [...iterationsAround(name)].find(({ item }) => item?.parent === binding);
  return around?.items && element(passedFor(unwrapped(around.items)));
}

function takesOf(node: FunctionOutline['node']): Args | undefined {
  if (ts.isSourceFile(node)) return;
  return args(parametersOf(node).map(({ type }) => type && describeType(type)));
}
