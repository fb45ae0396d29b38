import type { FactReader, ProjectFact } from '../engine/facts.ts';
import type { FileId } from '../engine/text.ts';
import { libraryById, libraryGenerating, libraryOfGlobal, libraryOfPackage, shapeOf } from '../libraries/catalogue.ts';
import type { Shape } from '../libraries/library.ts';
import { classes } from './classes.ts';
import { declarations } from './declarations.ts';
import type { Expr } from './expression.ts';
import { functions } from './functions.ts';
import { type ImportedName, modules } from './modules.ts';

/** What a value is, as far as imports, annotations and initializers prove it. */
export type Value =
  /** A value of a library that we know. */
  | { readonly is: 'shape'; readonly library: string; readonly shape: string }
  | { readonly is: 'function'; readonly key: FunctionKey }
  | { readonly is: 'object'; readonly file: FileId; readonly members: Readonly<Record<string, Expr>>; readonly extends?: Expr }
  | { readonly is: 'class'; readonly key: ClassKey }
  | { readonly is: 'instance'; readonly key: ClassKey }
  /** A type that the project names, and what a value of it is. */
  | { readonly is: 'type'; readonly of: Value }
  /** A file of the project, as an object. */
  | { readonly is: 'module'; readonly file: FileId }
  /** A package that we know, as an object. */
  | { readonly is: 'package'; readonly library: string };

/** `file` + NUL + function id. */
export type FunctionKey = string;

/** `file` + NUL + class id. */
type ClassKey = string;

type Known = Value | null;

/** Names something of a file: a function, a class, an export. */
export function functionKey(file: FileId, id: string): FunctionKey {
  return keyOf(file, id);
}

function keyOf(file: FileId, id: string): string {
  return `${file}\0${id}`;
}

export function splitKey(key: string): readonly [FileId, string] {
  const at = key.lastIndexOf('\0');
  return [key.slice(0, at), key.slice(at + 1)];
}

/** The value of an expression of a file, or null where nothing proves what it is. */
export function evaluate(expr: Expr | null | undefined, file: FileId, facts: FactReader): Known {
  if (!expr) return null;
  const value = (inner: Expr): Known => evaluate(inner, file, facts);
  switch (expr.is) {
    case 'name':
      return facts.about(named, keyOf(file, expr.name));
    case 'global':
      return globalValue(expr.name);
    case 'module':
      return importedValue({ is: 'import', specifier: expr.specifier, name: '=' }, file, facts);
    case 'function':
      return { is: 'function', key: keyOf(file, expr.id) };
    case 'class':
      return { is: 'class', key: keyOf(file, expr.id) };
    case 'this':
      return { is: 'instance', key: keyOf(file, expr.id) };
    case 'type': {
      const of = value(expr.of);
      return of && { is: 'type', of };
    }
    case 'object':
      return { ...expr, file };
    case 'member':
      return memberOf(value(expr.of), expr.name, facts);
    case 'call':
      return resultOf(value(expr.of), facts);
    case 'new':
      return instanceOf(value(expr.of));
    case 'typed':
      return instanceOf(value(expr.as));
    case 'await':
      return awaited(value(expr.of));
    case 'given':
      return shaped(value(expr.by), ({ callback }) => callback);
  }
}

/** What a call of a value returns. */
export function resultOf(callee: Known, facts: FactReader): Known {
  if (callee?.is === 'function') return facts.about(returned, callee.key);
  return shaped(callee, ({ call }) => call?.returns);
}

/** The value of a name at the top level of a file: key = file + NUL + name. */
const named: ProjectFact<Known> = {
  id: 'named',
  bottom: null,
  derive(key, facts) {
    const [file, name] = splitKey(key);
    const imported = own(facts.of(modules, file).imports, name);
    return imported ? importedValue(imported, file, facts) : evaluate(own(facts.of(declarations, file), name), file, facts);
  },
};

/** The value that a file exports under a name, through re-exports and barrels: key = file + NUL + name. */
const exported: ProjectFact<Known> = {
  id: 'exported',
  bottom: null,
  derive(key, facts) {
    const [file, name] = splitKey(key);
    const { exports, stars } = facts.of(modules, file);
    if (name === '*') return { is: 'module', file };
    const direct = own(exports, name);
    if (direct) return direct.is === 'import' ? importedValue(direct, file, facts) : evaluate(direct, file, facts);
    const whole = own(exports, '=');
    if (whole) {
      const value = whole.is === 'import' ? importedValue(whole, file, facts) : evaluate(whole, file, facts);
      return name === 'default' ? value : memberOf(value, name, facts);
    }
    if (name === '=') return { is: 'module', file };
    for (const specifier of stars) {
      const value = importedValue({ is: 'import', specifier, name }, file, facts);
      if (value) return value;
    }
    return null;
  },
};

/** The value that a function returns, by its first return that says one; an async function has awaited it. */
const returned: ProjectFact<Known> = {
  id: 'returned',
  bottom: null,
  derive(key, facts) {
    const [file, id] = splitKey(key);
    const { returns = [], isAsync = false } = own(facts.of(functions, file), id) ?? {};
    for (const expr of returns) {
      const value = evaluate(expr, file, facts);
      if (value) return isAsync ? awaited(value) : value;
    }
    return null;
  },
};

function importedValue({ specifier, name }: ImportedName, file: FileId, facts: FactReader): Known {
  const library = libraryOfPackage(specifier);
  if (library)
    return name === '*' || name === '=' ? wholePackage(library.id) : memberOf({ is: 'package', library: library.id }, name, facts);
  const target = facts.resolve(file, specifier);
  const value = target === undefined ? null : facts.about(exported, keyOf(target, name));
  const generating = value ? undefined : libraryGenerating(name);
  return generating ? memberOf({ is: 'package', library: generating.id }, name, facts) : value;
}

function globalValue(name: string): Known {
  const library = libraryOfGlobal(name);
  const shape = library && own(library.globals ?? {}, name);
  return shape === undefined ? null : { is: 'shape', library: library!.id, shape };
}

/** `require('knex')` is what `export =` names, where the package has one. */
function wholePackage(library: string): Known {
  const { exports } = libraryById(library);
  const whole = own(exports, '=');
  return whole === undefined ? { is: 'package', library } : { is: 'shape', library, shape: whole };
}

/** What `new` makes of a class, and what a value annotated with it is. */
function instanceOf(value: Known): Known {
  if (value?.is === 'type') return value.of;
  return value?.is === 'class' ? { is: 'instance', key: value.key } : shaped(value, ({ instance }) => instance);
}

/** A member by class and name, the class's own or inherited; what is inherited from may be a class of a library. */
const memberFact = (facet: 'members' | 'statics'): ProjectFact<Known> => ({
  id: facet,
  bottom: null,
  derive(key, facts) {
    const [classKey, name] = splitKey(key);
    const [file, id] = splitKey(classKey);
    const found = own(facts.of(classes, file), id);
    const expr = found && own(found[facet], name);
    if (expr) return evaluate(expr, file, facts);
    const parent = found?.extends ? evaluate(found.extends, file, facts) : null;
    return memberOf(facet === 'members' ? instanceOf(parent) : parent, name, facts);
  },
});

const instanceMember = memberFact('members');
const staticMember = memberFact('statics');

/** `depth` counts the types that extend each other: half-typed ones may do so in a circle. */
function memberOf(owner: Known, name: string, facts: FactReader, depth = 0): Known {
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
      return shaped(owner, ({ members = {}, otherMembers }) => own(members, name) ?? otherMembers);
    case 'module':
      return facts.about(exported, keyOf(owner.file, name));
    case 'object': {
      const member = own(owner.members, name);
      if (member || depth > 10) return evaluate(member, owner.file, facts);
      return memberOf(evaluate(owner.extends, owner.file, facts), name, facts, depth + 1);
    }
    default:
      return null;
  }
}

/** Most values are themselves when awaited, as promises are not told from what they bring; a builder's rows are unknown. */
function awaited(value: Known): Known {
  if (value?.is !== 'shape') return value;
  const { awaited: result } = shapeOf(value);
  return result ? shaped(value, () => result.gives) : value;
}

function shaped(value: Known, next: (shape: Shape) => string | undefined): Known {
  if (value?.is !== 'shape') return null;
  const shape = next(shapeOf(value));
  return shape === undefined ? null : { ...value, shape };
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
