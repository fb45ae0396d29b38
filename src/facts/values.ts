import type { FactReader, ProjectFact } from '../engine/facts.ts';
import { own } from '../engine/own.ts';
import type { FileId } from '../engine/text.ts';
import { aliases, aliasShape, isAliasHolder } from '../libraries/aliases.ts';
import {
  exportOfModule,
  libraryBehind,
  libraryById,
  libraryGenerating,
  libraryOfGlobal,
  libraryOfPackage,
} from '../libraries/catalogue.ts';
import type { Library } from '../libraries/library.ts';
import { declarations } from './declarations.ts';
import type { Args, Expr } from './expression.ts';
import { functions } from './functions.ts';
import { memberOf } from './members.ts';
import { type ImportedName, modules } from './modules.ts';
import type { Arguments } from './passed.ts';
import { provided } from './provisions.ts';
import { awaited, elementOf, givenTo, instanceOf, parameterOf, resultOf, takenByCallers } from './results.ts';
import { common, isKnown, type Known, keyOf, saidOf, splitKey, together } from './value.ts';

/** The value of an expression of a file, or null where nothing proves what it is. */
export function evaluate(expr: Expr | null | undefined, file: FileId, facts: FactReader): Known {
  if (!expr) return null;
  return leaves.has(expr.is) ? valueBehind(expr, file, facts) : facts.once(expr, () => valueBehind(expr, file, facts), null);
}

/** What is read off as fast as it would be looked up. */
const leaves: ReadonlySet<Expr['is']> = new Set(['name', 'global', 'function', 'class', 'this', 'parameter', 'object']);

function valueBehind(expr: Expr, file: FileId, facts: FactReader): Known {
  const value = (inner: Expr | undefined): Known => evaluate(inner, file, facts);
  const each = (args: Args | undefined): readonly Known[] => (args ?? []).map((argument) => evaluate(argument, file, facts));
  switch (expr.is) {
    case 'name':
      return facts.about(named, keyOf(file, expr.name));
    case 'global':
      return expr.name === undefined ? { is: 'global', path: '' } : globalValue(expr.name);
    case 'module':
      return importedValue({ is: 'import', specifier: expr.specifier, name: expr.name ?? '=' }, file, facts);
    case 'function':
      return { is: 'function', key: keyOf(file, expr.id) };
    case 'class':
      return { is: 'class', key: keyOf(file, expr.id) };
    case 'this':
      return { is: 'instance', key: keyOf(file, expr.id) };
    case 'parameter':
      return { is: 'parameter', key: keyOf(file, expr.id), index: expr.index, steps: [] };
    case 'type': {
      const of = value(expr.of);
      if (!of) return null;
      const key = keyOf(file, expr.name);
      const generic = expr.defaults && { key: `${key}<>`, defaults: each(expr.defaults) };
      return { is: 'type', of: of.is === 'object' && !of.type ? { ...of, type: key } : of, ...(generic && { generic }) };
    }
    case 'signature':
      return { is: 'signature', of: value(expr.of), ...(expr.takes && { takes: each(expr.takes) }) };
    case 'object':
      return { ...expr, file };
    case 'list': {
      const items = expr.items && each(expr.items);
      return { is: 'list', of: items ? common(items) : value(expr.of), ...(items && { items }), ...(expr.isStream && { isStream: true }) };
    }
    case 'member':
      return memberOf(value(expr.of), expr.name, facts);
    case 'element':
      return elementOf(value(expr.of), expr.at, facts);
    case 'call':
      return resultOf(value(expr.of), passedTo(expr, file, facts), facts);
    case 'new':
      return instanceOf(value(expr.of), each(expr.types), facts);
    case 'typed':
      return instanceOf(value(expr.as), each(expr.args), facts);
    case 'await':
      return awaited(value(expr.of));
    case 'takes':
      return takenByCallers(value(expr.of), facts);
    case 'given':
      return givenTo(value(expr.by), expr, passedTo(expr, file, facts), facts);
    case 'passed':
      return parameterOf(value(expr.to), expr.index, facts);
    case 'provided':
      return facts.about(provided, expr.token);
    case 'all':
      return together(expr.these.map(value));
    case 'any':
      return common(expr.these.map(value));
    case 'either': {
      const found: Known[] = [];
      for (const one of expr.these) {
        const what = value(one);
        if (isKnown(what)) return what;
        found.push(what);
      }
      return saidOf(found);
    }
  }
}

/** The arguments of a call, evaluated one by one when they are asked for. */
export function passedTo(
  { args = [], types, key }: { readonly args?: Args; readonly types?: Args; readonly key?: string },
  file: FileId,
  facts: FactReader,
): Arguments {
  const evaluated = (expr: Expr | null | undefined): Known => evaluate(expr, file, facts);
  return {
    length: args.length,
    at: (index) => evaluated(args[index]),
    ...(types && { types: () => types.map(evaluated) }),
    ...(key !== undefined && { key }),
  };
}

/** The value of a name at the top level of a file: key = file + NUL + name. */
const named: ProjectFact<Known> = {
  id: 'named',
  bottom: null,
  derive(key, facts) {
    const [file, name] = splitKey(key);
    return withAlias(aliasIn(file, name, facts), () => {
      const imported = own(facts.of(modules, file).imports, name);
      return imported ? importedValue(imported, file, facts) : evaluate(own(facts.of(declarations, file), name), file, facts);
    });
  },
};

/** The value that a file exports under a name, through re-exports and barrels: key = file + NUL + name. */
export const exported: ProjectFact<Known> = {
  id: 'exported',
  bottom: null,
  derive(key, facts) {
    const [file, name] = splitKey(key);
    return withAlias(aliasIn(file, name, facts), () => exportOf(file, name, facts));
  },
};

function exportOf(file: FileId, name: string, facts: FactReader): Known {
  const { exports, stars } = facts.of(modules, file);
  if (name === '*') return { is: 'module', file };
  const direct = name === '=' ? undefined : own(exports, name);
  if (direct) return direct.is === 'import' ? importedValue(direct, file, facts) : evaluate(direct, file, facts);
  const whole = own(exports, '=');
  if (whole) {
    const value = whole.is === 'import' ? importedValue(whole, file, facts) : evaluate(whole, file, facts);
    if (name !== 'default' && name !== '=') return memberOf(value, name, facts);
    return Object.keys(exports).length > 1 ? together([value, { is: 'module', file }]) : value;
  }
  if (name === '=') return { is: 'module', file };
  for (const specifier of name === 'default' ? [] : stars) {
    const value = importedValue({ is: 'import', specifier, name }, file, facts);
    if (value) return value;
  }
  return null;
}

/** The value that a function returns, by its annotation and what its returns have in common; an async function has awaited it. */
export const returned: ProjectFact<Known> = {
  id: 'returned',
  bottom: null,
  derive(key, facts) {
    const [file, id] = splitKey(key);
    const { returns, isAsync = false } = own(facts.of(functions, file), id) ?? {};
    const value = evaluate(returns, file, facts);
    return isAsync ? awaited(value) : value;
  },
};

/** What a function says of its parameter number `index`: key = function key + NUL + index. */
export const takenBy: ProjectFact<Known> = {
  id: 'taken',
  bottom: null,
  derive(key, facts) {
    const [functionKey, index] = splitKey(key);
    const [file, id] = splitKey(functionKey);
    return evaluate(own(facts.of(functions, file), id)?.takes?.[Number(index)], file, facts);
  },
};

function importedValue({ specifier, name }: ImportedName, file: FileId, facts: FactReader): Known {
  return withAlias(aliasFor(specifier, name, file, facts), () => importedByItself(specifier, name, file, facts));
}

function importedByItself(specifier: string, name: string, file: FileId, facts: FactReader): Known {
  const library = libraryOfPackage(specifier);
  if (library) return exportedBy(library, specifier, name, facts);
  const target = facts.resolve(file, specifier);
  const generating = libraryGenerating(name);
  const isGenerated = target === undefined || (generating !== undefined && isOutputOf(generating, target, facts));
  const value = isGenerated ? null : facts.about(exported, keyOf(target, name));
  return value || !generating ? value : memberOf({ is: 'package', library: generating.id }, name, facts);
}

/** Whether a library's generator wrote a file: what such code says of itself, at length, the library says in short. */
function isOutputOf(library: Library, file: FileId, facts: FactReader): boolean {
  return Object.values(facts.of(modules, file).imports).some(({ specifier }) => libraryBehind(specifier) === library);
}

/** What the project says of an export of a package. */
function aliasFor(module: string, name: string, file: FileId, facts: FactReader): Known {
  const named = own(facts.aliases(file), module);
  if (!named) return null;
  const isWhole = name === '*' || name === '=';
  const shape = isWhole ? JSON.stringify(named) : aliasShape(named, name);
  return shape === undefined ? null : { is: 'shape', library: aliases.id, shape };
}

/** What the project names is what it says; what holds that, and is no function itself, is also what it is without a word. */
function withAlias(alias: Known, itself: () => Known): Known {
  if (!alias) return itself();
  return isAliasHolder(alias) ? together([alias, itself()]) : alias;
}

/** What the project says of something that a file of its own holds. */
function aliasIn(file: FileId, name: string, facts: FactReader): Known {
  return aliasFor(file.replace(/\.[cm]?[jt]sx?$/, ''), name, file, facts);
}

function exportedBy(library: Library, specifier: string, name: string, facts: FactReader): Known {
  const module: Known = { is: 'package', library: library.id };
  const single = exportOfModule(library, specifier);
  const isWhole = name === '*' || name === '=';
  if (single === undefined) return isWhole ? wholePackage(library.id) : memberOf(module, name, facts);
  const value = memberOf(module, single, facts);
  return isWhole || name === 'default' || name === single ? value : memberOf(value, name, facts);
}

function globalValue(name: string): Known {
  const library = libraryOfGlobal(name);
  const shape = library && own(library.globals ?? {}, name);
  return shape === undefined ? null : { is: 'shape', library: library!.id, shape };
}

/** `require('knex')` is what `export =` names, where the package has one. */
function wholePackage(library: string): Known {
  const whole = own(libraryById(library).exports, '=');
  return whole === undefined ? { is: 'package', library } : { is: 'shape', library, shape: whole };
}
