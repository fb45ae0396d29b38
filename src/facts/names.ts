import type { FactReader, ProjectFact } from '../engine/facts.ts';
import { libraryGenerating, libraryOfPackage, operationNames } from '../libraries/catalogue.ts';
import { declarations } from './declarations.ts';
import { functions } from './functions.ts';
import { productionFiles } from './implementations.ts';
import { type ImportedName, modules } from './modules.ts';
import { type FunctionKey, keyOf } from './value.ts';

/** Whether the last name of what is called is one that a library of the project, or a function of it, goes by: others need not be followed far. */
export function mayReach(text: string, facts: FactReader): boolean {
  const name = lastName(text);
  return name !== '' && (isOperationName(name, facts) || facts.about(functionsNamed, name).length > 0);
}

/** Whether a library that the project imports may call an operation by this name. */
export function isOperationName(name: string, facts: FactReader): boolean {
  return facts.about(importedLibraries, '').some((library) => {
    const { names, isOpen } = operationNames(library);
    return names.has(name) || (isOpen && !builtIn.has(name));
  });
}

/** `save` of `OrderService.save#2` and of `order.save`. */
export function lastName(text: string): string {
  return /([\w$]+)(#\d+)?$/.exec(text)?.[1] ?? '';
}

/** The functions of production code that have a name, whatever holds them. */
export const functionsNamed: ProjectFact<readonly FunctionKey[]> = {
  id: 'functions named',
  derive(name, facts) {
    const index = facts.about(functionIndex, '');
    return Object.hasOwn(index, name) ? index[name]! : [];
  },
};

const functionIndex: ProjectFact<Readonly<Record<string, readonly FunctionKey[]>>> = {
  id: 'function index',
  derive(_, facts) {
    const index = new Map<string, FunctionKey[]>();
    for (const file of productionFiles(facts)) {
      for (const id of facts.about(functionIds, file)) {
        const name = lastName(id);
        const same = index.get(name);
        if (same) same.push(keyOf(file, id));
        else index.set(name, [keyOf(file, id)]);
      }
    }
    return Object.fromEntries(index);
  },
};

const functionIds: ProjectFact<readonly string[]> = {
  id: 'function ids',
  derive: (file, facts) => Object.keys(facts.of(functions, file)),
};

/** The ids of the libraries that production code imports. */
const importedLibraries: ProjectFact<readonly string[]> = {
  id: 'imported libraries',
  derive: (_, facts) => [...new Set(productionFiles(facts).flatMap((file) => facts.about(librariesOfFile, file)))].sort(),
};

const librariesOfFile: ProjectFact<readonly string[]> = {
  id: 'libraries of a file',
  derive(file, facts) {
    const { imports, exports } = facts.of(modules, file);
    const taken = [...Object.values(imports), ...Object.values(exports)].filter(({ is }) => is === 'import') as readonly ImportedName[];
    const required = [...requiredBy(facts.of(declarations, file)), ...requiredBy(exports)];
    const ids = [...taken, ...required].flatMap(
      ({ specifier, name = '' }) => (libraryOfPackage(specifier) ?? libraryGenerating(name))?.id ?? [],
    );
    return [...new Set(ids)].sort();
  },
};

/** The modules that the values of a file are required from. */
function* requiredBy(part: object): Iterable<{ readonly specifier: string; readonly name?: string }> {
  if ('is' in part && part.is === 'module' && 'specifier' in part) yield part as { specifier: string };
  for (const inner of Object.values(part)) if (typeof inner === 'object' && inner) yield* requiredBy(inner);
}

/** What lists, texts and other values of the language are asked for all the time. */
const builtIn = new Set(
  [Array, String, Number, Map, Set, Promise, Date, RegExp, Object, Function].flatMap(({ prototype }) =>
    Object.getOwnPropertyNames(prototype),
  ),
);
