import type { FactReader, ProjectFact } from '../engine/facts.ts';
import { libraryById, runsPerElement, shapeOf } from '../libraries/catalogue.ts';
import type { Shape } from '../libraries/library.ts';
import { classes } from './classes.ts';
import type { Expr } from './expression.ts';
import { functions } from './functions.ts';
import { implementation } from './implementations.ts';
import { type Known, keyOf, ofEach, type Step, splitKey, type Value } from './value.ts';
import { evaluate, exported, returned, takenBy } from './values.ts';

/** An argument of a call by its number. */
type Argument = (at: number) => Known;

/** A member of a value. `depth` counts the types that extend each other: half-typed ones may do so in a circle. */
export function memberOf(owner: Known, name: string, facts: FactReader, depth = 0): Known {
  switch (owner?.is) {
    case 'class':
      return facts.about(staticMember, keyOf(owner.key, name));
    case 'instance':
      return facts.about(instanceMember, keyOf(owner.key, name));
    case 'package': {
      const { exports, otherExports } = libraryById(owner.library);
      const shape = own(exports, name) ?? (name === 'default' ? undefined : otherExports);
      if (shape !== undefined) return { is: 'shape', library: owner.library, shape };
      return name === 'default' ? owner : null;
    }
    case 'shape':
      return shaped(owner, ({ members = {}, otherMembers }) => own(members, name) ?? otherMembers) ?? memberOfList(owner, name);
    case 'module':
      return facts.about(exported, keyOf(owner.file, name));
    case 'list':
      return memberOfList(owner, name);
    case 'function':
      return boundTo(owner, name);
    case 'union':
      return ofEach(owner, (one) => memberOf(one, name, facts, depth));
    case 'parameter':
      return taken(owner, { is: 'member', name });
    case 'object': {
      const member = own(owner.members, name);
      const value = member ? evaluate(member, owner.file, facts) : inherited(owner, name, facts, depth);
      if (!owner.type || (value && value.is !== 'signature')) return value;
      return memberOf(facts.about(implementation, owner.type), name, facts) ?? value;
    }
    default:
      return null;
  }
}

function inherited({ extends: bases = [], file }: Value & { is: 'object' }, name: string, facts: FactReader, depth: number): Known {
  if (depth > 10) return null;
  for (const base of bases) {
    const value = memberOf(evaluate(base, file, facts), name, facts, depth + 1);
    if (value) return value;
  }
  return null;
}

/** What a call of a value returns. */
export function resultOf(callee: Known, argument: Argument, facts: FactReader): Known {
  if (callee?.is === 'function') return filledIn(facts.about(returned, callee.key), callee.key, argument, facts);
  if (callee?.is === 'signature') return callee.of;
  if (callee?.is === 'union') return ofEach(callee, (one) => resultOf(one, argument, facts));
  if (callee?.is === 'parameter') return taken(callee, { is: 'call' });
  if (callee?.is !== 'shape') return null;
  return passedThrough(callee, argument, facts) ?? shaped(withRow(callee, argument), ({ call }) => call?.returns);
}

/** What a library's function hands back of what it is given: the function itself, or what that brings where it runs it once. */
function passedThrough(callee: Value & { is: 'shape' }, argument: Argument, facts: FactReader): Known {
  const { call, runs } = shapeOf(callee);
  if (call?.returnsArgument !== undefined) return argument(call.returnsArgument);
  const fn = runs === 'once' ? [0, 1, 2, 3].map(argument).find((one) => one?.is === 'function') : undefined;
  return fn ? awaited(resultOf(fn, () => null, facts)) : null;
}

/** What `new` makes of a class, and what a value annotated with it is; `argument` gives type arguments. */
export function instanceOf(value: Known, argument: Argument): Known {
  if (value?.is === 'type') return value.of;
  if (value?.is === 'union') return ofEach(value, (one) => instanceOf(one, argument));
  if (value?.is === 'parameter') return taken(value, { is: 'new' });
  if (value?.is === 'class') return { is: 'instance', key: value.key };
  if (value?.is !== 'shape') return null;
  const { rowAt } = shapeOf(value);
  const row = rowAt === undefined ? null : argument(rowAt);
  return shaped({ ...value, ...(row && { row }) }, ({ instance }) => instance);
}

/** Most values are themselves when awaited, as promises are not told from what they bring; a builder's rows are what it gives. */
export function awaited(value: Known): Known {
  if (value?.is === 'union') return ofEach(value, awaited);
  if (value?.is === 'parameter') return taken(value, { is: 'await' });
  if (value?.is === 'list') {
    return { is: 'list', of: awaited(value.of), ...(value.items && { items: value.items.map(awaited) }) };
  }
  if (value?.is !== 'shape') return value;
  const { awaited: result } = shapeOf(value);
  return result ? shaped(value, () => result.gives) : value;
}

/** An element of a list, or of what a library knows as one. */
export function elementOf(list: Known, at?: number): Known {
  if (list?.is === 'union') return ofEach(list, (one) => elementOf(one, at));
  if (list?.is === 'parameter') return taken(list, { is: 'element', ...(at !== undefined && { at }) });
  if (list?.is === 'list') return at !== undefined && list.items ? (list.items[at] ?? null) : list.of;
  return list?.is === 'shape' ? shaped(list, ({ elements }) => elements) : null;
}

/** What a call of `callee` passes, as argument `index`, to the function it gets as argument `at`; `argument` gives the others. */
export function givenTo(callee: Known, at: number, index: number, argument: Argument, facts: FactReader): Known {
  if (callee?.is === 'union') return ofEach(callee, (one) => givenTo(one, at, index, argument, facts));
  if (callee?.is === 'shape') return givenToShape(callee, at, index, argument);
  if (callee?.is === 'signature') return parameterOf(callee.takes?.[at] ?? null, index, facts);
  if (callee?.is !== 'function') return null;
  const declared = parameterOf(facts.about(takenBy, keyOf(callee.key, String(at))), index, facts);
  return declared ?? passedBy(callee.key, at, index, facts);
}

function givenToShape(callee: Value & { is: 'shape' }, at: number, index: number, argument: Argument): Known {
  const way = runsPerElement(callee, at);
  if (!way) return index === 0 ? shaped(callee, ({ callback }) => callback) : null;
  return index === (way.element ?? 0) && typeof way.over === 'number' ? elementOf(argument(way.over)) : null;
}

/** A value whose parameters are what this call passes; the same value where it does not depend on the caller. */
export function filledIn(value: Known, key: string, argument: Argument, facts: FactReader): Known {
  if (value?.is !== 'parameter' || value.key !== key) return value;
  return value.steps.reduce((of, step) => taking(of, step, facts), argument(value.index));
}

export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Longer ways from a parameter to what is called are not followed. */
const mostSteps = 6;

function taken(parameter: Value & { is: 'parameter' }, step: Step): Known {
  return parameter.steps.length < mostSteps ? { ...parameter, steps: [...parameter.steps, step] } : null;
}

function taking(of: Known, step: Step, facts: FactReader): Known {
  const nothing = (): Known => null;
  switch (step.is) {
    case 'member':
      return memberOf(of, step.name, facts);
    case 'element':
      return elementOf(of, step.at);
    case 'call':
      return resultOf(of, nothing, facts);
    case 'new':
      return instanceOf(of, nothing);
    case 'await':
      return awaited(of);
  }
}

function parameterOf(fn: Known, index: number, facts: FactReader): Known {
  if (fn?.is === 'signature') return fn.takes?.[index] ?? null;
  return fn?.is === 'function' ? facts.about(takenBy, keyOf(fn.key, String(index))) : null;
}

/** What the body of a function passes where it calls its parameter number `at`. */
function passedBy(key: string, at: number, index: number, facts: FactReader): Known {
  const [file, id] = splitKey(key);
  const call = own(facts.of(functions, file), id)?.calls.find(
    (one) => parameterIn(one?.callee)?.index === at && parameterIn(one?.callee)?.id === id,
  );
  return evaluate(call?.args?.[index], file, facts);
}

function parameterIn(callee: Expr | null | undefined): (Expr & { is: 'parameter' }) | undefined {
  if (callee?.is === 'either') return callee.these.map(parameterIn).find((found) => found !== undefined);
  return callee?.is === 'parameter' ? callee : undefined;
}

/** `load.bind(this)` is called like `load`. */
function boundTo(fn: Value, name: string): Known {
  if (fn.is !== 'function' || !['bind', 'call', 'apply'].includes(name)) return null;
  return name === 'bind' ? { is: 'signature', of: fn } : fn;
}

const same = new Set(['filter', 'slice', 'sort', 'reverse', 'concat', 'toSorted', 'toReversed', 'splice', 'values', 'flat', 'toArray']);
const one = new Set(['find', 'findLast', 'at', 'pop', 'shift', 'get', 'next']);

function memberOfList(list: Value, name: string): Known {
  const of = elementOf(list);
  if (!of) return null;
  if (same.has(name)) return { is: 'signature', of: list };
  return one.has(name) ? { is: 'signature', of } : null;
}

/** A member by class and name, the class's own or inherited; what is inherited from may be a class of a library. */
const memberFact = (facet: 'members' | 'statics'): ProjectFact<Known> => ({
  id: facet,
  bottom: null,
  derive(key, facts) {
    const [classKey, name] = splitKey(key);
    const [file, id] = splitKey(classKey);
    const found = own(facts.of(classes, file), id);
    if (!found) return null;
    const expr = own(found[facet], name);
    const value = expr ? evaluate(expr, file, facts) : null;
    if (value && value.is !== 'signature') return value;
    const base = evaluate(found.extends, file, facts);
    const args = (at: number): Known => evaluate(found.extendsArgs?.[at], file, facts);
    const above = memberOf(facet === 'members' ? instanceOf(base, args) : base, name, facts);
    if (above) return facet === 'statics' ? withOwnRow(above, classKey) : above;
    if (!found.isAbstract || facet === 'statics') return value;
    return memberOf(facts.about(implementation, classKey), name, facts) ?? value;
  },
});

const instanceMember = memberFact('members');
const staticMember = memberFact('statics');

/** What a library's class does for the class that extends it, it does with rows of that class: `User.findAll`. */
function withOwnRow(value: Value, classKey: string): Value {
  return value.is === 'shape' ? { ...value, row: { is: 'instance', key: classKey } } : value;
}

function withRow(callee: Value & { is: 'shape' }, argument: Argument): Value & { is: 'shape' } {
  const { rowAt } = shapeOf(callee);
  const row = rowAt === undefined ? null : instanceOf(argument(rowAt), () => null);
  return row ? { ...callee, row } : callee;
}

/** The next shape of a library's value. Rows are instances of the project's own class, where that is known. */
function shaped(value: Value & { is: 'shape' }, next: (shape: Shape) => string | undefined): Known {
  const shape = next(shapeOf(value));
  if (shape === undefined) return null;
  const made = { ...value, shape };
  const { isRow, isRowClass } = shapeOf(made);
  if (isRow && made.row) return made.row;
  return isRowClass && made.row?.is === 'instance' ? { is: 'class', key: made.row.key } : made;
}
