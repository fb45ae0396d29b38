import type { FactReader } from '../engine/facts.ts';
import { memo } from '../engine/memo.ts';
import { own } from '../engine/own.ts';
import { classes } from './classes.ts';
import { functions } from './functions.ts';
import { memberOf } from './members.ts';
import { awaited, elementOf, instanceOf, resultOf } from './results.ts';
import { common, type Known, madeWith, type Passed, type Step, splitKey, together, type Value } from './value.ts';

/** Arguments by their number, looked at only where something stands for them. */
export interface Arguments {
  readonly length: number;
  readonly at: (index: number) => Known;
  /** Its type arguments. */
  readonly types?: () => readonly Known[];
  /** The text of the first, where something may be asked for by that name. */
  readonly key?: string;
}

export const noArguments: Arguments = { length: 0, at: () => null };

/** A value in which what stands for the parameters of `key`, a function or a generic type, is what is passed for them. */
export function filledIn(value: Known, key: string, passed: Arguments, facts: FactReader): Known {
  const next = (inner: Known): Known => filledIn(inner, key, passed, facts);
  switch (value?.is) {
    case 'parameter':
      return value.key === key ? value.steps.reduce((of, step) => taking(of, step, facts), passed.at(value.index)) : value;
    case 'list':
      return { ...value, of: next(value.of), ...(value.items && { items: value.items.map(next) }) };
    case 'signature':
      return { is: 'signature', of: next(value.of), ...(value.takes && { takes: value.takes.map(next) }) };
    case 'union':
      return common(value.these.map(next));
    case 'all':
      return together(value.these.map(next));
    case 'shape': {
      const row = value.row && next(value.row);
      return row || value.types ? { ...value, ...(row && { row }), ...(value.types && { types: value.types.map(next) }) } : value;
    }
    case 'object':
    case 'function':
    case 'class':
    case 'instance': {
      const filled = value.within?.reduce<readonly Passed[]>((of, { key: made, args }) => madeWith(of, made, args.map(next)), []);
      const isMadeHere = passed.length > 0 && standsFor(value, key, facts);
      const args = isMadeHere ? Array.from({ length: passed.length }, (_, at) => passed.at(at)) : [];
      const within = isMadeHere ? madeWith(filled, key, args) : filled;
      return within ? { ...value, within } : value;
    }
    default:
      return value;
  }
}

/** What comes of a value that was made with these arguments. */
export function filledWith(value: Known, within: readonly Passed[] | undefined, facts: FactReader): Known {
  return (within ?? []).reduce((of, { key, args }) => filledIn(of, key, argumentsOf(args), facts), value);
}

export function argumentsOf(args: readonly Known[]): Arguments {
  return { length: args.length, at: (index) => args[index] ?? null };
}

/** What comes of doing this with a value. */
export function taking(of: Known, step: Step, facts: FactReader): Known {
  switch (step.is) {
    case 'member':
      return memberOf(of, step.name, facts);
    case 'element':
      return elementOf(of, step.at, facts);
    case 'call':
      return resultOf(of, step.key === undefined ? noArguments : { ...noArguments, key: step.key }, facts);
    case 'new':
      return instanceOf(of, [], facts);
    case 'await':
      return awaited(of);
  }
}

type Made = Value & { readonly is: 'object' | 'function' | 'class' | 'instance' };

/** Whether anything in a value stands for a parameter of `key`. */
function standsFor(value: Made, key: string, facts: FactReader): boolean {
  const [file, id] = splitKey(key);
  if (value.is === 'object') {
    if (value.file !== file) return false;
    const { parameters, functions: held } = mentionedIn(value.members, value.extends ?? [], value.others ?? null);
    return parameters.has(id) || [...held].some((one) => returnsParameter(one, file, id, facts));
  }
  const [home, inner] = splitKey(value.key);
  if (home !== file) return false;
  return value.is === 'function' ? returnsParameter(inner, file, id, facts) : extendsParameter(inner, file, id, facts);
}

function returnsParameter(functionId: string, file: string, id: string, facts: FactReader): boolean {
  const returns = own(facts.of(functions, file), functionId)?.returns;
  return returns !== undefined && mentionedIn(returns).parameters.has(id);
}

function extendsParameter(classId: string, file: string, id: string, facts: FactReader): boolean {
  const found = own(facts.of(classes, file), classId);
  return found !== undefined && mentionedIn(found).parameters.has(id);
}

interface Mentioned {
  readonly parameters: Set<string>;
  readonly functions: Set<string>;
}

const mentioned = new WeakMap<object, Mentioned>();

/** The functions and generic types whose parameters some expressions stand for, and the functions that they hold. */
function mentionedIn(...exprs: readonly (object | null)[]): Mentioned {
  const found: Mentioned = { parameters: new Set(), functions: new Set() };
  for (const expr of exprs) {
    const one = expr && memo(mentioned, expr, () => readMentioned(expr));
    for (const id of one?.parameters ?? []) found.parameters.add(id);
    for (const id of one?.functions ?? []) found.functions.add(id);
  }
  return found;
}

function readMentioned(root: object): Mentioned {
  const found: Mentioned = { parameters: new Set(), functions: new Set() };
  const visit = (part: object): void => {
    if ('is' in part && 'id' in part && typeof part.id === 'string') {
      if (part.is === 'parameter') found.parameters.add(part.id);
      if (part.is === 'function') found.functions.add(part.id);
    }
    for (const inner of Object.values(part)) if (typeof inner === 'object' && inner) visit(inner);
  };
  visit(root);
  return found;
}
