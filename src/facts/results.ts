import type { FactReader } from '../engine/facts.ts';
import { own } from '../engine/own.ts';
import { isAliasHolder } from '../libraries/aliases.ts';
import { runsPerElement, shapeOf } from '../libraries/catalogue.ts';
import type { Shape } from '../libraries/library.ts';
import type { Expr } from './expression.ts';
import { functions } from './functions.ts';
import { memberOf } from './members.ts';
import { type Arguments, filledIn, filledWith, noArguments } from './passed.ts';
import { provided } from './provisions.ts';
import { common, type Known, keyOf, madeWith, ofEach, ofPart, type Step, splitKey, together, type Value } from './value.ts';
import { evaluate, returned, takenBy } from './values.ts';

/** What a call of a value returns. */
export function resultOf(callee: Known, passed: Arguments, facts: FactReader): Known {
  if (callee?.is === 'function')
    return filledWith(filledIn(facts.about(returned, callee.key), callee.key, passed, facts), callee.within, facts);
  if (callee?.is === 'signature') return callee.of;
  if (callee?.is === 'union') return ofEach(callee, (one) => resultOf(one, passed, facts));
  if (callee?.is === 'all') return ofPart(callee.these, (part) => resultOf(part, passed, facts));
  if (callee?.is === 'parameter') return taken(callee, { is: 'call', ...(passed.key !== undefined && { key: passed.key }) });
  if (callee?.is !== 'shape') return null;
  return (
    passedThrough(callee, passed, facts) ??
    askedOf(callee, passed, facts) ??
    shaped(withRow(callee, passed, facts), ({ call }) => call?.returns)
  );
}

/** `c.get('db')`, `container.get(Orders)` */
function askedOf(callee: Value & { is: 'shape' }, passed: Arguments, facts: FactReader): Known {
  const { asks, resolves } = shapeOf(callee);
  const { key } = passed;
  if (resolves) {
    const asked = passed.at(0);
    if (asked?.is === 'class') return instanceOf(asked, [], facts);
    return (key === undefined ? null : facts.about(provided, key)) ?? passed.types?.()[0] ?? null;
  }
  return asks !== undefined && key !== undefined ? memberOf({ ...callee, shape: asks }, key, facts) : null;
}

/** What a library's function hands back of what it is given: the function itself, or what that brings where it runs it once. */
function passedThrough(callee: Value & { is: 'shape' }, passed: Arguments, facts: FactReader): Known {
  const { call, runs } = shapeOf(callee);
  if (call?.returnsArgument !== undefined) return passed.at(call.returnsArgument);
  if (runs !== 'once') return null;
  const given = Array.from({ length: passed.length }, (_, at) => passed.at(at));
  const fn = given.find((one) => one?.is === 'function');
  return fn ? awaited(resultOf(fn, noArguments, facts)) : null;
}

/** What `new` makes of a class, and what a value annotated with it is; `args` are its type arguments. */
export function instanceOf(value: Known, args: readonly Known[], facts: FactReader): Known {
  if (value?.is === 'type') {
    const { generic } = value;
    return generic ? filledIn(value.of, generic.key, withDefaults(args, generic.defaults), facts) : value.of;
  }
  if (value?.is === 'union') return ofEach(value, (one) => instanceOf(one, args, facts));
  if (value?.is === 'all' && value.these.some(isAliasHolder)) return together(value.these.map((part) => instanceOf(part, args, facts)));
  if (value?.is === 'all') return ofPart(value.these, (part) => instanceOf(part, args, facts));
  if (value?.is === 'parameter') return taken(value, { is: 'new' });
  if (value?.is === 'class') {
    const within = args.length ? madeWith(value.within, `${value.key}<>`, args) : value.within;
    return { is: 'instance', key: value.key, ...(within && { within }) };
  }
  if (value?.is !== 'shape') return null;
  const { rowAt } = shapeOf(value);
  const row = rowAt === undefined ? null : args[rowAt];
  return shaped({ ...withTypes(value, args), ...(row && row.is !== 'parameter' && { row }) }, ({ instance }) => instance);
}

function withAddedType(callee: Value & { is: 'shape' }, passed: Arguments, facts: FactReader): Value & { is: 'shape' } {
  const { addsToType } = shapeOf(callee);
  const fn = addsToType && passed.at(0);
  const added = fn?.is === 'function' ? memberOf(awaited(resultOf(fn, noArguments, facts)), addsToType!.member, facts) : null;
  if (!addsToType || !added) return callee;
  const types = [...(callee.types ?? [])];
  types[addsToType.at] = together([added, types[addsToType.at] ?? null]);
  return { ...callee, types };
}

function withTypes(value: Value & { is: 'shape' }, types: readonly Known[]): Value & { is: 'shape' } {
  return types.length && shapeOf(value).keepsTypes ? { ...value, types } : value;
}

function withDefaults(args: readonly Known[], defaults: readonly Known[]): Arguments {
  return { length: Math.max(args.length, defaults.length), at: (index) => args[index] ?? defaults[index] ?? null };
}

/** Most values are themselves when awaited, as promises are not told from what they bring; a builder's rows are what it gives. */
export function awaited(value: Known): Known {
  if (value?.is === 'union') return ofEach(value, awaited);
  if (value?.is === 'all') return together(value.these.map(awaited));
  if (value?.is === 'parameter') return taken(value, { is: 'await' });
  if (value?.is === 'list') {
    return { ...value, of: awaited(value.of), ...(value.items && { items: value.items.map(awaited) }) };
  }
  if (value?.is !== 'shape') return value;
  const { awaited: result } = shapeOf(value);
  return result ? shaped(value, () => result.gives) : value;
}

/** An element of a list, or of what a library knows as one. */
export function elementOf(list: Known, at: number | undefined, facts: FactReader): Known {
  if (list?.is === 'union') return ofEach(list, (one) => elementOf(one, at, facts));
  if (list?.is === 'all') return ofPart(list.these, (part) => elementOf(part, at, facts));
  if (list?.is === 'parameter') return taken(list, { is: 'element', ...(at !== undefined && { at }) });
  if (list?.is === 'object') return list.others ? filledWith(evaluate(list.others, list.file, facts), list.within, facts) : null;
  if (list?.is === 'list') return at !== undefined && list.items ? (list.items[at] ?? null) : list.of;
  return list?.is === 'shape' ? shaped(list, ({ elements }) => elements) : null;
}

/** Whether a value is a list that is all there: a query, or a cursor, comes as it comes. */
export function isList(value: Known): boolean {
  if (value?.is === 'union') return value.these.every(isList);
  if (value?.is === 'all') return value.these.some(isList);
  if (value?.is !== 'shape') return value?.is === 'list' && !value.isStream;
  const { elements, awaited: asked, streamed } = shapeOf(value);
  return elements !== undefined && !asked && !streamed;
}

/** Which argument of a call a function is, how many parameters it has, and which of these is asked about. */
export interface Given {
  readonly at: number;
  readonly length: number;
  readonly index: number | 'this';
}

/** What a call of `callee` passes to a function that it gets; `passed` are all its arguments. */
export function givenTo(callee: Known, given: Given, passed: Arguments, facts: FactReader): Known {
  if (callee?.is === 'union') return ofEach(callee, (one) => givenTo(one, given, passed, facts));
  if (callee?.is === 'all') return ofPart(callee.these, (part) => givenTo(part, given, passed, facts));
  if (callee?.is === 'shape') return givenToShape(callee, given, passed, facts);
  const { at, index } = given;
  if (index === 'this') return null;
  if (callee?.is === 'signature') return parameterOf(callee.takes?.[at] ?? null, index, facts);
  if (callee?.is !== 'function') return null;
  const declared = parameterOf(facts.about(takenBy, keyOf(callee.key, String(at))), index, facts);
  return declared ?? passedBy(callee.key, at, index, facts);
}

function givenToShape(callee: Value & { is: 'shape' }, { at, length, index }: Given, passed: Arguments, facts: FactReader): Known {
  if (index === 'this') return shaped(callee, ({ self }) => self);
  const way = runsPerElement(callee, at);
  if (!way) {
    return shaped(withTypes(callee, passed.types?.() ?? []), ({ handler, handlerOf, callback }) => {
      const passes = handlerOf?.[length] ?? handler;
      return passes?.[index] ?? (index ? undefined : callback);
    });
  }
  return index === (way.element ?? 0) && typeof way.over === 'number' ? elementOf(passed.at(way.over), undefined, facts) : null;
}

/** Longer ways from a parameter to what is called are not followed. */
const mostSteps = 6;

export function taken(parameter: Value & { is: 'parameter' }, step: Step): Known {
  return parameter.steps.length < mostSteps ? { ...parameter, steps: [...parameter.steps, step] } : null;
}

/** What a function says of its parameter number `index`. */
export function parameterOf(fn: Known, index: number, facts: FactReader): Known {
  if (fn?.is === 'signature') return fn.takes?.[index] ?? null;
  if (fn?.is === 'union') return common(fn.these.filter(({ is }) => is !== 'object').map((one) => parameterOf(one, index, facts)));
  if (fn?.is === 'all') return ofPart(fn.these, (part) => parameterOf(part, index, facts));
  if (fn?.is === 'shape') return shaped(fn, ({ takes }) => takes?.[index]);
  return fn?.is === 'function' ? filledWith(facts.about(takenBy, keyOf(fn.key, String(index))), fn.within, facts) : null;
}

/** All that a function takes, as a list; a class's constructor for the class. */
export function takenByCallers(fn: Known, facts: FactReader): Known {
  if (fn?.is === 'signature') return fn.takes ? { is: 'list', of: null, items: fn.takes } : null;
  if (fn?.is !== 'function' && fn?.is !== 'class') return null;
  const key = fn.is === 'class' ? `${fn.key}.constructor` : fn.key;
  const [file, id] = splitKey(key);
  const takes = own(facts.of(functions, file), id)?.takes;
  return takes ? { is: 'list', of: null, items: takes.map((_, at) => facts.about(takenBy, keyOf(key, String(at)))) } : null;
}

/** What the body of a function passes where it calls its parameter number `at`. */
function passedBy(key: string, at: number, index: number, facts: FactReader): Known {
  const [file, id] = splitKey(key);
  const call = own(facts.of(functions, file), id)?.calls.find(
    (one) => parameterIn(one?.callee)?.index === at && parameterIn(one?.callee)?.id === id,
  );
  return evaluate(call?.args?.[index], file, facts);
}

/** The parameter that is called. */
export function parameterIn(callee: Expr | null | undefined): (Expr & { is: 'parameter' }) | undefined {
  if (callee?.is === 'either') return callee.these.map(parameterIn).find((found) => found !== undefined);
  return callee?.is === 'parameter' ? callee : undefined;
}

function withRow(callee: Value & { is: 'shape' }, passed: Arguments, facts: FactReader): Value & { is: 'shape' } {
  const { rowAt } = shapeOf(callee);
  const row = rowAt === undefined ? null : instanceOf(passed.at(rowAt), [], facts);
  const typed = withAddedType(withTypes(callee, passed.types?.() ?? []), passed, facts);
  return row && row.is !== 'parameter' ? { ...typed, row } : typed;
}

/** The next shape of a library's value. Rows are instances of the project's own class, where that is known. */
export function shaped(value: Value & { is: 'shape' }, next: (shape: Shape) => string | undefined): Known {
  const shape = next(shapeOf(value));
  if (shape === undefined) return null;
  const made = { ...value, shape };
  const { isRow, isRowClass } = shapeOf(made);
  if (isRow && made.row) return made.row;
  return isRowClass && made.row?.is === 'instance' ? { is: 'class', key: made.row.key } : made;
}
