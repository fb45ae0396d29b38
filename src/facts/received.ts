import type { FactReader, ProjectFact } from '../engine/facts.ts';
import { own } from '../engine/own.ts';
import type { FileId } from '../engine/text.ts';
import type { Args, Expr } from './expression.ts';
import { type FunctionFacts, functions } from './functions.ts';
import { mayReach } from './names.ts';
import { taking } from './passed.ts';
import { type Given, givenTo, parameterIn } from './results.ts';
import { type Site, sites } from './sites.ts';
import { binding, callablePart, common, type FunctionKey, isSaid, type Known, keyOf, openPart, splitKey, type Value } from './value.ts';
import { evaluate, passedTo, returned } from './values.ts';

/** Callers that pass on what their own callers pass are followed this far. */
const deepest = 3;

/** What so many places use is no port of one client: all of them would have to be understood. */
const mostSites = 40;

/** What a value is of which a file knows no more than that a caller passes it: what all of production code passes, if that is known everywhere. */
export function received(value: Known, facts: FactReader, depth = 0): Known {
  const open = openPart(value);
  if (!open || open.key.endsWith('<>') || depth > deepest) return null;
  const passed = facts.about(receivedBy, keyOf(keyOf(open.key, String(open.index)), String(depth)));
  const found = open.steps.reduce((of, step) => taking(of, step, facts), passed);
  return openPart(found) ? received(found, facts, depth + 1) : found;
}

/** The same of a method of what is passed. A function that is passed itself runs for the caller who passes it: that it calls it says nothing of others. */
export function receivedMember(value: Known, facts: FactReader): Known {
  const method = openPart(value)?.steps.findLast((step) => step.is === 'member');
  return method && !binding.has(method.name) && mayReach(method.name, facts) ? received(value, facts) : null;
}

/** What every call passes to a function, and whoever it is handed to: key = function key + NUL + index + NUL + how many callers lie between. */
const receivedBy: ProjectFact<Known> = {
  id: 'received',
  bottom: null,
  derive(key, facts) {
    const [place, depth] = splitKey(key);
    const [functionKey, index] = splitKey(place);
    const parameter: Parameter = { is: 'parameter', key: functionKey, index: Number(index), steps: [] };
    const values: Known[] = [];
    const places = facts.about(sites, functionKey);
    if (places.length > mostSites) return null;
    for (const site of places) {
      values.push(...passedAt(site, parameter, Number(depth) + 1, facts));
      if (values.at(-1) === null) return null;
    }
    return common(values);
  },
};

type Parameter = Value & { readonly is: 'parameter' };

/** What a parameter gets at such a place; nothing where another function is meant there, or where it gets itself, as in a function that calls itself. */
function passedAt(site: Site, parameter: Parameter, depth: number, facts: FactReader): readonly Known[] {
  const { file, callee, args, at, isNew } = site;
  const { key, index } = parameter;
  const called = evaluate(callee, file, facts);
  if (at !== undefined) {
    const given = givenAt(args[at], file, parameter, facts);
    // What it is wrapped in is handed on in its place.
    if (!given || wrapping(called, at, facts)) return [];
    return [telling(givenTo(telling(called, depth, facts), { at, ...given }, passedTo({ args }, file, facts), facts), depth, facts)];
  }
  const isCalled = isNew ? called?.is === 'class' && `${called.key}.constructor` === key : leadsTo(callablePart(called), key);
  if (!isCalled) return [];
  const value = evaluate(args[index], file, facts);
  const open = openPart(value);
  return open?.key === key && open.index === index && !open.steps.length ? [] : [telling(value, depth, facts)];
}

/** Which parameter of a function that is handed on decides: the one asked about, or that of a wrapper which passes its own to it. */
function givenAt(
  handed: Expr | null | undefined,
  file: FileId,
  { key, index }: Parameter,
  facts: FactReader,
): Omit<Given, 'at'> | undefined {
  if (leadsTo(callablePart(evaluate(handed, file, facts)), key)) return { length: factsOf(key, facts)?.length ?? 0, index };
  if (handed?.is !== 'call') return;
  const at = (handed.args ?? []).findIndex((one) => leadsTo(callablePart(evaluate(one, file, facts)), key));
  const wrapper = at < 0 ? undefined : wrapping(evaluate(handed.of, file, facts), at, facts);
  const passed = wrapper?.args?.[index];
  return passed?.is === 'parameter' && keyOf(wrapper!.file, passed.id) === wrapper!.key
    ? { length: factsOf(wrapper!.key, facts)?.length ?? 0, index: passed.index }
    : undefined;
}

/** The function that another returns, and what that calls the function with which the other gets as argument `at`: `caught(list)`. */
function wrapping(
  maker: Known,
  at: number,
  facts: FactReader,
): { readonly file: FileId; readonly key: FunctionKey; readonly args: Args | undefined } | undefined {
  const made = maker?.is === 'function' ? facts.about(returned, maker.key) : null;
  if (maker?.is !== 'function' || made?.is !== 'function') return;
  const [file, id] = splitKey(maker.key);
  const call = factsOf(made.key, facts)?.calls.find((one) => {
    const callee = one && parameterIn(one.callee);
    return callee?.id === id && callee.index === at;
  });
  return call ? { file, key: made.key, args: call.args } : undefined;
}

function factsOf(key: FunctionKey, facts: FactReader): FunctionFacts | undefined {
  const [file, id] = splitKey(key);
  return own(facts.of(functions, file), id);
}

function leadsTo(value: Known, key: FunctionKey): boolean {
  if (value?.is === 'union') return value.these.some((one) => leadsTo(one, key));
  return value?.is === 'function' && value.key === key;
}

/** More than a type that the project names. */
function telling(value: Known, depth: number, facts: FactReader): Known {
  if (openPart(value)) return received(value, facts, depth);
  return isSaid(value) ? null : value;
}
