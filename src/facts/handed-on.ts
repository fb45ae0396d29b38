import type { FileFact } from '../engine/facts.ts';
import { own } from '../engine/own.ts';
import { ts } from '../engine/ts.ts';
import { type Call, calleeOf } from '../syntax/expressions.ts';
import { type Flow, flowsInto } from '../syntax/flows.ts';
import { functionId, functionsOf, indexOfCall, ownerOf, parametersOf, takerOf } from '../syntax/functions.ts';
import { type Projection, projectionOf } from '../syntax/projections.ts';
import { bindingOf } from '../syntax/scopes.ts';

/** What is handed on whole: what a call of the file brings, or what a function is given. */
export interface HandedOn {
  readonly call?: CallPlace & {
    readonly projection: Projection;
    /** What goes into each of its arguments: it may hand that on. */
    readonly args?: readonly (readonly HandedOn[])[];
  };
  readonly parameter?: number;
  /** The call that the function with that parameter is handed to, as which argument: `withSession(async ({ user }) => …)`. */
  readonly given?: CallPlace & { readonly argument: number };
  /** As a flow has them. */
  readonly take?: string;
  readonly key?: string;
  readonly without: readonly string[];
}

/** A call: the function that makes it, and which of its calls it is. */
export interface CallPlace {
  readonly within: string;
  readonly at: number;
}

/** Calls among the arguments of calls are followed this deep. */
const deepestArgument = 2;

/** What flows, as plain data. */
export function handedOn(flows: readonly Flow[], depth = 0): readonly HandedOn[] {
  return flows.flatMap(({ from, ...flow }): HandedOn[] => {
    if (ts.isParameter(from)) {
      const index = ts.isFunctionLike(from.parent) && functionId(from.parent) !== undefined ? parametersOf(from.parent).indexOf(from) : -1;
      const given = index < 0 ? undefined : givenTo(from.parent);
      return index < 0 ? [] : [{ parameter: index, ...(given && { given }), ...flow }];
    }
    const place = placeOf(from);
    const args = place && ts.isCallExpression(from) && depth < deepestArgument ? from.arguments.map((one) => ofArgument(one, depth)) : [];
    const isHandedOn = args.some((one) => one.length);
    return place ? [{ call: { ...place, projection: projectionOf(from), ...(isHandedOn && { args }) }, ...flow }] : [];
  });
}

function ofArgument(node: ts.Expression, depth: number): readonly HandedOn[] {
  return ts.isSpreadElement(node) || ts.isObjectLiteralExpression(node) ? [] : handedOn(flowsInto(node), depth + 1);
}

function placeOf(call: Call): CallPlace | undefined {
  const owner = ownerOf(call);
  return owner && { within: owner.id, at: indexOfCall(call) };
}

function givenTo(fn: ts.Node): HandedOn['given'] {
  const taker = takerOf(fn);
  const place = taker && placeOf(taker.call);
  return place && { ...place, argument: taker.at };
}

/** What functions hand to a function that they are given, argument by argument; by their id, a blank, and the parameter's number. */
export const hands: FileFact<Readonly<Record<string, readonly (readonly HandedOn[])[]>>> = {
  id: 'hands',
  version: 1,
  isRare: true,
  extract: (file) => (wrapping.test(file.text) ? handsIn(file) : {}),
};

/** `handler({ session, user })` in a function that is given the handler. */
function handsIn(file: ts.SourceFile): Record<string, readonly (readonly HandedOn[])[]> {
  const found: Record<string, readonly (readonly HandedOn[])[]> = {};
  for (const { calls } of functionsOf(file)) {
    for (const call of calls) {
      const callee = calleeOf(call);
      const binding = ts.isIdentifier(callee) ? bindingOf(callee.text, callee) : undefined;
      const id = binding && ts.isParameter(binding) ? functionId(binding.parent) : undefined;
      if (id === undefined || !ts.isCallExpression(call) || !ts.isParameter(binding!)) continue;
      const key = `${id} ${parametersOf(binding.parent).indexOf(binding)}`;
      const args = call.arguments.map((one) => handedOn(flowsInto(one), 1));
      const before = own(found, key) ?? [];
      found[key] = Array.from({ length: Math.max(args.length, before.length) }, (_, at) => [...(before[at] ?? []), ...(args[at] ?? [])]);
    }
  }
  return found;
}

const wrapping = /\b(handler|fn|func|callback|cb|action|route|controller|resolver|loader)\(\s*[^)\s]/;
