import type { FactReader, ProjectFact } from '../engine/facts.ts';
import { own } from '../engine/own.ts';
import type { FileId } from '../engine/text.ts';
import { libraryOfGlobal } from '../libraries/catalogue.ts';
import { declarations } from './declarations.ts';
import { aliasIn, importedValue, withAlias } from './exported.ts';
import type { Args, Expr } from './expression.ts';
import { functions } from './functions.ts';
import { memberOf } from './members.ts';
import { modules } from './modules.ts';
import type { Arguments } from './passed.ts';
import { provided } from './provisions.ts';
import { awaited, elementOf, givenTo, instanceOf, parameterOf, resultOf, takenByCallers } from './results.ts';
import { common, type FunctionKey, isKnown, type Known, keyOf, saidOf, splitKey, together } from './value.ts';

function returnsItself(key: FunctionKey, facts: FactReader): boolean {
  const [file, id] = splitKey(key);
  return own(facts.of(functions, file), id)?.returnsItself === true;
}

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
    case 'call': {
      const callee = value(expr.of);
      const on = expr.of.is === 'member' && callee?.is === 'function' && returnsItself(callee.key, facts) ? value(expr.of.of) : null;
      return on?.is === 'instance' ? on : resultOf(callee, passedTo(expr, file, facts), facts);
    }
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

function globalValue(name: string): Known {
  const library = libraryOfGlobal(name);
  const shape = library && own(library.globals ?? {}, name);
  return shape === undefined ? null : { is: 'shape', library: library!.id, shape };
}
