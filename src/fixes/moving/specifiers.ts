import type { FactReader } from '../../engine/facts.ts';
import { relativePath, resolvedPath } from '../../engine/paths.ts';
import { type FileId, folderOf } from '../../engine/text.ts';
import { modules } from '../../facts/modules.ts';

/** How a file imports another of the project: as it does already, as its neighbours do by an alias, else by a relative path in its own manner. */
export function specifierOf(file: FileId, target: FileId, facts: FactReader): string {
  const own = specifiersIn(file, facts);
  const known = own.find((one) => facts.resolve(file, one) === target);
  if (known !== undefined) return known;
  const isRelative = own.some((one) => one.startsWith('.'));
  const shared = isRelative ? undefined : aliasOf(target, own, facts);
  return shared ?? relativeTo(file, target, own);
}

function specifiersIn(file: FileId, facts: FactReader): readonly string[] {
  const { imports, stars } = facts.of(modules, file);
  return [...new Set([...Object.values(imports).map(({ specifier }) => specifier), ...stars])];
}

/** What others call a file, where this one uses the same kind of alias. */
function aliasOf(target: FileId, own: readonly string[], facts: FactReader): string | undefined {
  const prefixes = new Set(own.filter((one) => /^[@~#]/.test(one)).map((one) => one.split('/')[0]));
  for (const file of facts.mentioning(stemOf(target))) {
    const found = specifiersIn(file, facts).find((one) => prefixes.has(one.split('/')[0]) && facts.resolve(file, one) === target);
    if (found !== undefined) return found;
  }
  return;
}

/** Endings as the file writes them: none, `.js` or `.ts`. */
function relativeTo(file: FileId, target: FileId, own: readonly string[]): string {
  const ending = own.flatMap((one) => (one.startsWith('.') ? (/\.[cm]?[jt]sx?$/.exec(one)?.[0] ?? '') : []))[0] ?? '';
  const bare = target.replace(/\.[cm]?[jt]sx?$/, '');
  return relativePath(folderOf(file), ending ? `${bare}${ending}` : bare.replace(/\/index$/, ''));
}

function stemOf(file: FileId): string {
  const names = file.replace(/\.[cm]?[jt]sx?$/, '').split('/');
  return (names.at(-1) === 'index' ? names.at(-2) : names.at(-1)) ?? '';
}

/** The specifier by which another file gets what a file imports: packages and aliases as they are, paths from where it stands itself. */
export function rebased(specifier: string, from: FileId, to: FileId): string {
  if (!specifier.startsWith('.')) return specifier;
  return relativePath(folderOf(to), resolvedPath(specifier, from));
}
