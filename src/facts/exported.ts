import type { FactReader, ProjectFact } from '../engine/facts.ts';
import { own } from '../engine/own.ts';
import type { FileId } from '../engine/text.ts';
import { aliases, aliasShape, isAliasHolder } from '../libraries/aliases.ts';
import { exportOfModule, libraryBehind, libraryById, libraryGenerating, libraryOfPackage } from '../libraries/catalogue.ts';
import type { Library } from '../libraries/library.ts';
import { memberOf } from './members.ts';
import { type ImportedName, modules } from './modules.ts';
import { type Known, keyOf, splitKey, together } from './value.ts';
import { evaluate } from './values.ts';

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
  // A library may have an answer to any name; the project's own files only to those they export.
  const ownFirst = stars.toSorted((a, b) => Number(libraryOfPackage(a) !== undefined) - Number(libraryOfPackage(b) !== undefined));
  for (const specifier of name === 'default' ? [] : ownFirst) {
    const value = importedValue({ is: 'import', specifier, name }, file, facts);
    if (value) return value;
  }
  return null;
}

/** What an import brings. */
export function importedValue({ specifier, name }: ImportedName, file: FileId, facts: FactReader): Known {
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
export function withAlias(alias: Known, itself: () => Known): Known {
  if (!alias) return itself();
  return isAliasHolder(alias) ? together([alias, itself()]) : alias;
}

/** What the project says of something that a file of its own holds. */
export function aliasIn(file: FileId, name: string, facts: FactReader): Known {
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

/** `require('knex')` is what `export =` names, where the package has one. */
function wholePackage(library: string): Known {
  const whole = own(libraryById(library).exports, '=');
  return whole === undefined ? { is: 'package', library } : { is: 'shape', library, shape: whole };
}
