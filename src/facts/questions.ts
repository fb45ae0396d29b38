import type { FactReader, ProjectFact } from '../engine/facts.ts';
import type { Question } from '../engine/opinion.ts';
import { libraryGenerating, libraryOfPackage, operationNames } from '../libraries/catalogue.ts';
import { effects } from './effects.ts';
import { functions } from './functions.ts';
import { type ImportedName, modules } from './modules.ts';
import { type FunctionKey, keyOf } from './value.ts';

/**
 * Whether an answer could lead anywhere: the called name is a library's that the project imports, or that of a function of the project
 * which does something outside of this process. Checked types cost a thousand times what this costs.
 */
export function isWorthAsking({ key }: Question, facts: FactReader): boolean {
  const name = lastName(key);
  if (!name) return false;
  if (facts.about(functionsNamed, name).some((named) => Object.keys(facts.about(effects, named)).length)) return true;
  return facts.about(importedLibraries, '').some((library) => {
    const { names, isOpen } = operationNames(library);
    return names.has(name) || (isOpen && !builtIn.has(name));
  });
}

/** The ids of the libraries that any file imports. */
const importedLibraries: ProjectFact<readonly string[]> = {
  id: 'imported libraries',
  derive: (_, facts) => [...new Set(facts.files().flatMap((file) => facts.about(librariesOfFile, file)))].sort(),
};

const librariesOfFile: ProjectFact<readonly string[]> = {
  id: 'libraries of a file',
  derive(file, facts) {
    const { imports, exports } = facts.of(modules, file);
    const taken = [...Object.values(imports), ...Object.values(exports)].filter(({ is }) => is === 'import') as readonly ImportedName[];
    const ids = taken.flatMap(({ specifier, name }) => (libraryOfPackage(specifier) ?? libraryGenerating(name))?.id ?? []);
    return [...new Set(ids)].sort();
  },
};

/** The functions of the project that have a name, whatever holds them. */
const functionsNamed: ProjectFact<readonly FunctionKey[]> = {
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
    for (const file of facts.files()) {
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

/** `save` of `OrderService.save#2` and of `order.save`. */
function lastName(text: string): string {
  return /([\w$]+)(#\d+)?$/.exec(text)?.[1] ?? '';
}

/** What lists, texts and other values of the language are asked for all the time. */
const builtIn = new Set(
  [Array, String, Number, Map, Set, Promise, Date, RegExp, Object, Function].flatMap(({ prototype }) =>
    Object.getOwnPropertyNames(prototype),
  ),
);
