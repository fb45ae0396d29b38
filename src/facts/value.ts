import { isSame } from '../engine/equal.ts';
import type { FileId } from '../engine/text.ts';
import type { Expr } from './expression.ts';

/** What a value is, as far as imports, annotations and initializers prove it. */
export type Value =
  /**
   * A value of a library that we know; `row` is what its rows are, where the project has a class for them, `types` what the type arguments
   * of a framework say of the project's own values that it hands on.
   */
  | { readonly is: 'shape'; readonly library: string; readonly shape: string; readonly row?: Value; readonly types?: readonly Known[] }
  | { readonly is: 'function'; readonly key: FunctionKey; readonly within?: readonly Passed[] }
  /** A function of which only the type is known. */
  | { readonly is: 'signature'; readonly of: Known; readonly takes?: readonly Known[] }
  /** An object literal; of a type that the project names, where `type` is given. */
  | {
      readonly is: 'object';
      readonly file: FileId;
      readonly members: Readonly<Record<string, Expr>>;
      readonly extends?: readonly Expr[];
      readonly others?: Expr;
      readonly lacks?: readonly string[];
      readonly isType?: true;
      readonly type?: TypeKey;
      readonly within?: readonly Passed[];
    }
  | { readonly is: 'class'; readonly key: ClassKey; readonly within?: readonly Passed[] }
  | { readonly is: 'instance'; readonly key: ClassKey; readonly within?: readonly Passed[] }
  /** A type that the project names, and what a value of it is; what stands for its type parameters in that, and what they are by default. */
  | { readonly is: 'type'; readonly of: Value; readonly generic?: { readonly key: string; readonly defaults: readonly Known[] } }
  | { readonly is: 'list'; readonly of: Known; readonly items?: readonly Known[]; readonly isStream?: true }
  /** One of these: only what all of them have in common is known of it. */
  | { readonly is: 'union'; readonly these: readonly Value[] }
  /** All of these at once: a function that has members, a type that several files declare. What one lacks another has. */
  | { readonly is: 'all'; readonly these: readonly Value[] }
  /** What the caller of a function passes to it, and what is taken from that. */
  | { readonly is: 'parameter'; readonly key: FunctionKey; readonly index: number; readonly steps: readonly Step[] }
  /** The global scope, or what the project put at a path of names in it. */
  | { readonly is: 'global'; readonly path: string }
  /** A file of the project, as an object. */
  | { readonly is: 'module'; readonly file: FileId }
  /** A package that we know, as an object. */
  | { readonly is: 'package'; readonly library: string };

/** What a function was called with, or a generic type named with, where a value was made: what is in the value may stand for that. */
export interface Passed {
  /** A function key, or the key of a class or type + `<>`. */
  readonly key: string;
  readonly args: readonly Known[];
  /** How many of these stand in each other. */
  readonly depth: number;
}

/** Builders that take builders would double what is known of them with every call. */
const deepestPassed = 3;
const mostPassed = 4;

/** What a value was made with, and what it is passed to now: the last few, not too many in each other. */
export function madeWith(before: readonly Passed[] | undefined, key: string, args: readonly Known[]): readonly Passed[] {
  const kept = args.map((one) => (depthOf(one) < deepestPassed ? one : null));
  const own: Passed = { key, args: kept, depth: 1 + Math.max(0, ...kept.map(depthOf)) };
  return [...(before ?? []).filter((one) => one.key !== key), own].slice(-mostPassed);
}

function depthOf(value: Known): number {
  switch (value?.is) {
    case 'list':
    case 'signature':
      return depthOf(value.of);
    case 'union':
    case 'all':
      return Math.max(0, ...value.these.map(depthOf));
    case 'object':
    case 'function':
    case 'class':
    case 'instance':
      return Math.max(0, ...(value.within ?? []).map(({ depth }) => depth));
    default:
      return 0;
  }
}

/** A value, or null where nothing proves what it is. */
export type Known = Value | null;

/** What is done with a value that only a caller knows. */
export type Step =
  | { readonly is: 'member'; readonly name: string }
  | { readonly is: 'new' | 'await' }
  /** `key` is the text of its first argument, where something may be asked for by that name. */
  | { readonly is: 'call'; readonly key?: string }
  | { readonly is: 'element'; readonly at?: number };

/** `file` + NUL + function id. */
export type FunctionKey = string;

/** `file` + NUL + class id. */
export type ClassKey = string;

/** `file` + NUL + the name of the type. */
export type TypeKey = string;

/** Names something of a file: a function, a class, an export. */
export function keyOf(file: FileId, id: string): string {
  return `${file}\0${id}`;
}

export function splitKey(key: string): readonly [FileId, string] {
  const at = key.lastIndexOf('\0');
  return [key.slice(0, at), key.slice(at + 1)];
}

/** What may be any of these values. What says nothing is left out, as `null` is. */
export function common(values: readonly Known[]): Known {
  const best = weight(mostTelling(values));
  const telling = values
    .filter((value) => value !== null && (best < known || weight(value) === known || isTypeParameter(value)))
    .flatMap((value) => (value?.is === 'union' ? value.these : value!));
  const these = telling.filter((value, at) => telling.findIndex((other) => isSame(other, value)) === at);
  const [first = null, ...others] = these;
  return others.length ? { is: 'union', these } : first;
}

/** What a type argument will say is one of the things that a value may be, as what a caller may leave out is not. */
function isTypeParameter(value: Value): boolean {
  return value.is === 'parameter' && value.key.endsWith('<>');
}

/** What comes of a value, or, where it may be one of several, of each of them: nothing where one of them has nothing. */
export function ofEach(value: Known, next: (one: Known) => Known): Known {
  if (value?.is !== 'union') return next(value);
  const found = value.these.map(next);
  return found.includes(null) ? null : common(found);
}

/** Several values at once. What says nothing is left out. */
export function together(values: readonly Known[]): Known {
  const these = values.filter((value) => value !== null);
  const [first = null, ...others] = these;
  return others.length ? { is: 'all', these } : first;
}

/** What comes of the first of these that anything comes of; of what only callers know where nothing else does. */
export function ofFirst<T>(these: Iterable<T>, next: (one: T) => Known): Known {
  let open: Known = null;
  for (const one of these) {
    const found = next(one);
    if (found && found.is !== 'parameter') return found;
    open ??= found;
  }
  return open;
}

/** What comes of the parts of a value: of the first that is known, else of the first that a type says something of, and of what callers know. */
export function ofPart(parts: readonly Known[], next: (part: Known) => Known): Known {
  const said: Known[] = [];
  for (const part of parts) {
    if (said.some(isSaid) && !openPart(part)) continue;
    const found = next(part);
    if (isKnown(found)) return found;
    said.push(found);
  }
  return saidOf(said);
}

/** What types say of a value, and what only callers know of it: what these pass may be more than the type says. */
export function saidOf(values: readonly Known[]): Known {
  const declared = mostTelling(values.filter((value) => value?.is !== 'parameter'));
  const open = values.map(openPart).find((part) => part !== undefined);
  return open && !openPart(declared) ? together([declared, open]) : declared;
}

/** The part of a value that only callers know. */
export function openPart(value: Known): (Value & { readonly is: 'parameter' }) | undefined {
  if (value?.is === 'parameter') return value;
  return value?.is === 'all' ? value.these.find((part) => part.is === 'parameter') : undefined;
}

/** The members of functions that call them. */
export const binding: ReadonlySet<string> = new Set(['bind', 'call', 'apply']);

/** The part of a value that a call calls. */
export function callablePart(value: Known): Known {
  return value?.is === 'all' ? (value.these.find(({ is }) => callable.has(is)) ?? null) : value;
}

const callable: ReadonlySet<Value['is']> = new Set(['function', 'shape', 'parameter', 'union']);

/** The most telling of some values: a type says less than what the caller passes for it, and that less than what is known to be there. */
export function mostTelling(values: Iterable<Known>): Known {
  let best: Known = null;
  for (const value of values) {
    if (weight(value) === known) return value;
    if (weight(value) > weight(best)) best = value;
  }
  return best;
}

const known = 4;

/** Whether it is known what a value is, by more than a type of the project. */
export function isKnown(value: Known): boolean {
  return weight(value) === known;
}

/** Whether a type of the project says something of a value, and nothing else does. */
export function isSaid(value: Known): boolean {
  return value !== null && value.is !== 'parameter' && weight(value) < known;
}

function weight(value: Known): number {
  if (!value) return 0;
  if (value.is === 'signature') return 1;
  if (value.is === 'list' && !value.items) return Math.max(1, weight(value.of));
  if (value.is === 'parameter' || value.is === 'global') return 2;
  if (value.is === 'all') return Math.max(...value.these.map(weight));
  return value.is === 'object' && value.isType ? 3 : known;
}
