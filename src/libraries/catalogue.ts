import { memo } from '../engine/memo.ts';
import { aliases, shapeOfAlias } from './aliases.ts';
import { libraries as all } from './index.ts';
import type { Library, RunsPerElement, Shape } from './library.ts';

const libraries: readonly Library[] = all;

const byId = new Map<string, Library>([...libraries, aliases].map((library) => [library.id, library]));
const byPackage = new Map<string, Library>(
  libraries.flatMap((library) => library.packages.map((name): [string, Library] => [name, library])),
);
const families = [...byPackage]
  .filter(([name]) => name.endsWith('*'))
  .map(([name, library]) => ({ prefix: name.slice(0, -1), library }))
  .sort((a, b) => b.prefix.length - a.prefix.length);
const byGlobal = new Map<string, Library>(
  libraries.flatMap((library) => Object.keys(library.globals ?? {}).map((name): [string, Library] => [name, library])),
);

/** The library that a specifier imports, if we know it. */
export function libraryOfPackage(specifier: string): Library | undefined {
  return byPackage.get(specifier) ?? families.find(({ prefix }) => specifier.startsWith(prefix))?.library;
}

/** Which export a module of a library is, where each has one of its own: `map` of `lodash/map` and `lodash.map`. */
export function exportOfModule({ exports, hasModules }: Library, specifier: string): string | undefined {
  const file = hasModules && /[/.]([\w-]+?)(\.m?js)?$/.exec(specifier)?.[1]?.toLowerCase();
  return file ? Object.keys(exports).find((name) => name.toLowerCase() === file) : undefined;
}

/** The library that puts this name into the global scope. */
export function libraryOfGlobal(name: string): Library | undefined {
  return byGlobal.get(name);
}

const byFolder = new Map<string, Library>(
  libraries.filter(isTyped).flatMap((library) =>
    library.packages.map(packageName).flatMap((name): [string, Library][] => [
      [name, library],
      [`@types/${name.replace(/^@(.*)\//, '$1__')}`, library],
    ]),
  ),
);

/** The library whose types an installed package holds, by the package's name; those that only run what they are given, imports tell. */
export function libraryOfFolder(name: string): Library | undefined {
  const library = byFolder.get(name) ?? libraryOfPackage(name);
  return library && isTyped(library) ? library : undefined;
}

/** Whether anything of it reaches beyond this process, or carries what the project hands to itself by types that it fills in. */
function isTyped({ shapes }: Library): boolean {
  return Object.values(shapes).some(({ call, awaited, handler }) => handler ?? call?.operation ?? awaited?.operation);
}

/** `drizzle-orm` of `drizzle-orm/node-postgres`. */
function packageName(specifier: string): string {
  return /^(@[^/]+\/)?[^/]+/.exec(specifier)![0];
}

/** The library whose generated code imports this specifier. */
export function libraryBehind(specifier: string): Library | undefined {
  return libraries.find(({ generatedImports }) => generatedImports?.test(specifier));
}

/** How the operations of a library are called; `isOpen` where a name does not tell, as with the methods of a builder that is awaited. */
export function operationNames(id: string): { readonly names: ReadonlySet<string>; readonly isOpen: boolean } {
  return memo(operations, id, () => {
    const { shapes } = libraryById(id);
    const isOperation = (name: string): boolean => {
      const call = shapes[name]?.call;
      return call?.operation !== undefined || (call?.returns !== undefined && shapes[call.returns]?.awaited?.operation !== undefined);
    };
    const members = Object.values(shapes).flatMap((shape) => Object.entries(shape.members ?? {}));
    return {
      names: new Set(members.filter(([, shape]) => isOperation(shape)).map(([name]) => name)),
      isOpen: Object.values(shapes).some(
        ({ otherMembers, awaited, instance }) => (otherMembers && awaited?.operation) || (instance && isOperation(instance)),
      ),
    };
  });
}

const operations = new Map<string, ReturnType<typeof operationNames>>();

/** The library whose generator exports this name. */
export function libraryGenerating(name: string): Library | undefined {
  return libraries.find(({ generated }) => generated?.includes(name));
}

/** Throws where there is no such library. */
export function libraryById(id: string): Library {
  const library = byId.get(id);
  if (!library) throw new Error(`there is no library '${id}'`);
  return library;
}

/** Throws where a library names a shape that it does not describe. */
export function shapeOf({ library, shape }: { readonly library: string; readonly shape: string }): Shape {
  if (library === aliases.id) return shapeOfAlias(shape);
  const found = libraryById(library).shapes[shape];
  if (!found) throw new Error(`the library '${library}' has no shape '${shape}'`);
  return found;
}

/** How a library's function runs, once per element, the function that it is given as argument `at`; undefined where it does not. */
export function runsPerElement(value: { readonly library: string; readonly shape: string }, at: number): RunsPerElement | undefined {
  const { runs } = shapeOf(value);
  return runs === undefined || runs === 'once' ? undefined : [runs].flat().find((way) => way.at === at);
}
