import type { FactReader } from '../../engine/facts.ts';
import { own } from '../../engine/own.ts';
import type { FileId } from '../../engine/text.ts';
import { type ImportedName, modules } from '../modules.ts';
import { shapes } from '../shapes.ts';
import type { Container } from './shape.ts';

/** Names that are followed one after another. */
const deepest = 12;

/** Something that a file declares under a name. */
export interface Declared {
  readonly file: FileId;
  readonly name: string;
}

export function containerAt(declared: Declared, facts: FactReader): Container | undefined {
  return own(facts.of(shapes, declared.file), keyAt(declared, facts));
}

/** The key of what is declared among the shapes of its file: functions are told by their parentheses. */
export function keyAt({ file, name }: Declared, facts: FactReader): string {
  return own(facts.of(shapes, file), name) ? name : `${name}()`;
}

/** Where a name as a file uses it is declared, through imports, re-exports and barrels; undefined for packages. */
export function declaredAs(file: FileId, name: string, facts: FactReader): Declared | undefined {
  const [root, ...members] = name.split('.');
  const imported = own(facts.of(modules, file).imports, root!);
  if (!imported) return own(facts.of(shapes, file), root!) || own(facts.of(shapes, file), `${root}()`) ? { file, name: root! } : undefined;
  const wanted = imported.name === '*' && members.length === 1 ? { ...imported, name: members[0]! } : imported;
  return members.length && imported.name !== '*' ? undefined : importedFrom(file, wanted, facts, 0);
}

function importedFrom(file: FileId, { specifier, name }: ImportedName, facts: FactReader, depth: number): Declared | undefined {
  const target = facts.resolve(file, specifier);
  return target === undefined || depth > deepest ? undefined : exportedAs(target, name, facts, depth);
}

/** What stands behind an exported name. */
export function exportedAs(file: FileId, name: string, facts: FactReader, depth = 0): Declared | undefined {
  const { exports, stars, imports } = facts.of(modules, file);
  const direct = own(exports, name);
  if (direct?.is === 'import') return importedFrom(file, direct, facts, depth + 1);
  if (direct?.is === 'name') {
    const imported = own(imports, direct.name);
    return imported ? importedFrom(file, imported, facts, depth + 1) : { file, name: direct.name };
  }
  if (direct || name === 'default') return;
  for (const specifier of stars) {
    const found = importedFrom(file, { is: 'import', specifier, name }, facts, depth + 1);
    if (found && containerAt(found, facts)) return found;
  }
  return own(facts.of(shapes, file), name) ? { file, name } : undefined;
}
