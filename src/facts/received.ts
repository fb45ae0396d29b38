import type { FactReader, ProjectFact } from '../engine/facts.ts';
import { taking } from './passed.ts';
import { givenTo } from './results.ts';
import { type Site, sites } from './sites.ts';
import { callablePart, common, isSaid, type Known, keyOf, openPart, splitKey, type Value } from './value.ts';
import { evaluate, passedTo } from './values.ts';

/** Callers that pass on what their own callers pass are followed this far. */
const deepest = 4;

/** What a value is of which a file knows no more than that a caller passes it: what all of production code passes, if that is known everywhere. */
export function received(value: Known, facts: FactReader, depth = 0): Known {
  const open = openPart(value);
  if (!open || open.key.endsWith('<>') || depth > deepest) return null;
  const passed = facts.about(receivedBy, keyOf(open.key, String(open.index)));
  const found = open.steps.reduce((of, step) => taking(of, step, facts), passed);
  return openPart(found) ? received(found, facts, depth + 1) : found;
}

/** The same of a method of what is passed. A function that is passed itself runs for the caller who passes it: that it calls it says nothing of others. */
export function receivedMember(value: Known, facts: FactReader): Known {
  return openPart(value)?.steps.some(({ is }) => is === 'member') ? received(value, facts) : null;
}

/** What every call passes to a function, and whoever it is handed to: key = function key + NUL + index. */
const receivedBy: ProjectFact<Known> = {
  id: 'received',
  bottom: null,
  derive(key, facts) {
    const [functionKey, index] = splitKey(key);
    const parameter: Parameter = { is: 'parameter', key: functionKey, index: Number(index), steps: [] };
    const values = facts.about(sites, functionKey).flatMap((site) => passedAt(site, parameter, facts));
    return values.includes(null) ? null : common(values);
  },
};

type Parameter = Value & { readonly is: 'parameter' };

/** What a parameter gets at such a place; nothing where another function is meant there, or where it gets itself, as in a function that calls itself. */
function passedAt(site: Site, parameter: Parameter, facts: FactReader): readonly Known[] {
  const { file, callee, args, at, isNew } = site;
  const { key, index } = parameter;
  if (at !== undefined) {
    const isHanded = callablePart(evaluate(args[at], file, facts));
    if (!leadsTo(isHanded, key)) return [];
    return [telling(givenTo(telling(evaluate(callee, file, facts), facts), at, index, passedTo({ args }, file, facts), facts), facts)];
  }
  const called = evaluate(callee, file, facts);
  const isCalled = isNew ? called?.is === 'class' && `${called.key}.constructor` === key : leadsTo(callablePart(called), key);
  if (!isCalled) return [];
  const value = evaluate(args[index], file, facts);
  const open = openPart(value);
  return open?.key === key && open.index === index && !open.steps.length ? [] : [telling(value, facts)];
}

function leadsTo(value: Known, key: string): boolean {
  if (value?.is === 'union') return value.these.some((one) => leadsTo(one, key));
  return value?.is === 'function' && value.key === key;
}

/** More than a type that the project names. */
function telling(value: Known, facts: FactReader): Known {
  if (openPart(value)) return received(value, facts);
  return isSaid(value) ? null : value;
}
