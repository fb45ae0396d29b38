import type { FactReader, ProjectFact } from '../engine/facts.ts';
import { memo } from '../engine/memo.ts';
import { own } from '../engine/own.ts';
import { libraryById, shapeOf } from '../libraries/catalogue.ts';
import { classes } from './classes.ts';
import { globalMember, heldBy } from './contexts.ts';
import { exported } from './exported.ts';
import type { Expr } from './expression.ts';
import { implementation } from './implementations.ts';
import { filledWith } from './passed.ts';
import { madeByContainer, provided } from './provisions.ts';
import { elementOf, instanceOf, shaped, taken } from './results.ts';
import { binding, type Known, keyOf, ofEach, ofFirst, ofPart, splitKey, together, type Value } from './value.ts';
import { evaluate } from './values.ts';

/** A member of a value. `depth` counts the types that extend each other: half-typed ones may do so in a circle. */
export function memberOf(owner: Known, name: string, facts: FactReader, depth = 0): Known {
  switch (owner?.is) {
    case 'class':
      return filledWith(facts.about(staticMember, keyOf(owner.key, name)), owner.within, facts);
    case 'instance':
      return filledWith(facts.about(instanceMember, keyOf(owner.key, name)), owner.within, facts);
    case 'package': {
      const { exports, otherExports } = libraryById(owner.library);
      const shape = own(exports, name) ?? (name === 'default' ? undefined : otherExports);
      if (shape !== undefined) return { is: 'shape', library: owner.library, shape };
      return name === 'default' ? owner : null;
    }
    case 'shape':
      return (
        shaped(owner, ({ members = {}, otherMembers }) => own(members, name) ?? otherMembers) ??
        heldBy(owner, name, facts) ??
        boundTo(owner, name) ??
        memberOfList(owner, name, facts)
      );
    case 'module':
      return facts.about(exported, keyOf(owner.file, name));
    case 'global':
      return facts.about(globalMember, keyOf(owner.path, name));
    case 'list':
      return memberOfList(owner, name, facts);
    case 'function':
      return boundTo(owner, name);
    case 'union':
      return ofEach(owner, (one) => memberOf(one, name, facts, depth));
    case 'all':
      return ofPart(owner.these, (part) => memberOf(part, name, facts, depth));
    case 'parameter':
      return cradled(owner, name, facts) ?? taken(owner, { is: 'member', name });
    case 'object': {
      if (owner.lacks?.includes(name)) return null;
      const member = own(owner.members, name);
      const found = member ? evaluate(member, owner.file, facts) : inherited(owner, name, facts, depth);
      const value = filledWith(found, owner.within, facts);
      if (!owner.isType || !isOnlyTyped(value, facts)) return value;
      const implemented = owner.type && value?.is !== 'object' ? implementedBy(owner.type, name, value, facts) : null;
      return implemented ?? (depth ? value : together([memberOf(clientBehind(owner, facts), name, facts), value]));
    }
    default:
      return null;
  }
}

/** `constructor({ pool })` of a class that a container makes, which passes all that it holds. */
function cradled({ key, index, steps }: Value & { is: 'parameter' }, name: string, facts: FactReader): Known {
  return !index && !steps.length && facts.about(madeByContainer, key) ? facts.about(provided, name) : null;
}

/** Types that extend unions of types that extend others are trees of what is no tree: each is asked for a name once. */
function inherited({ extends: bases, others, file }: Value & { is: 'object' }, name: string, facts: FactReader, depth: number): Known {
  if (!bases?.length) return evaluate(others, file, facts);
  if (depth > deepestBases) return null;
  const find = (): Known =>
    ofFirst(bases, (base) => memberOf(evaluate(base, file, facts), name, facts, depth + 1)) ?? evaluate(others, file, facts);
  return facts.once(questionFor(bases, name), find, null);
}

const deepestBases = 100;

const questions = new WeakMap<readonly Expr[], Map<string, object>>();

/** The same object for the same name of the same types, as long as these are the same. */
function questionFor(bases: readonly Expr[], name: string): object {
  return memo(
    memo(questions, bases, () => new Map<string, object>()),
    name,
    () => ({}),
  );
}

/** A member of what implements a type; where that may be one of several, the type says more of what comes of it than they have in common. */
function implementedBy(type: string, name: string, declared: Known, facts: FactReader): Known {
  const found = memberOf(facts.about(implementation, type), name, facts);
  return found?.is === 'union' ? together([found, declared]) : found;
}

/** Whether nothing is known of a value but what a type of the project says. */
function isOnlyTyped(value: Known, facts: FactReader): boolean {
  if (value?.is === 'object') return value.isType === true && !(value.type && facts.about(implementation, value.type));
  return value === null || value.is === 'signature';
}

/** `interface Db { $queryRaw: PrismaClient['$queryRaw']; user: { findMany(args: unknown): … } }` describes that client: what has the one has the other. */
function clientBehind({ members, file }: Value & { is: 'object' }, facts: FactReader): Known {
  const find = (): Known =>
    ofFirst(Object.entries(members), ([borrowed, expr]) => {
      const client = expr.is === 'member' && expr.name === borrowed ? evaluate(expr.of, file, facts) : null;
      return client?.is === 'shape' && own(shapeOf(client).members ?? {}, borrowed) !== undefined ? client : null;
    });
  return facts.once(members, find, null);
}

/** `load.bind(this)` is called like `load`. */
function boundTo(fn: Value, name: string): Known {
  const isCallable = fn.is === 'function' || (fn.is === 'shape' && shapeOf(fn).call !== undefined);
  if (!isCallable || !binding.has(name)) return null;
  return name === 'bind' ? { is: 'signature', of: fn } : fn;
}

const same = new Set(['filter', 'slice', 'sort', 'reverse', 'concat', 'toSorted', 'toReversed', 'splice', 'values', 'flat', 'toArray']);
const one = new Set(['find', 'findLast', 'at', 'pop', 'shift', 'get', 'next']);

function memberOfList(list: Value, name: string, facts: FactReader): Known {
  const of = elementOf(list, undefined, facts);
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
    const args = (found.extendsArgs ?? []).map((argument) => evaluate(argument, file, facts));
    const above = memberOf(facet === 'members' ? instanceOf(base, args, facts) : base, name, facts);
    if (above) return facet === 'statics' ? withOwnRow(above, classKey) : above;
    if (!found.isAbstract || facet === 'statics') return value;
    return implementedBy(classKey, name, value, facts) ?? value;
  },
});

const instanceMember = memberFact('members');
const staticMember = memberFact('statics');

/** What a library's class does for the class that extends it, it does with rows of that class: `User.findAll`. */
function withOwnRow(value: Value, classKey: string): Value {
  return value.is === 'shape' ? { ...value, row: { is: 'instance', key: classKey } } : value;
}
