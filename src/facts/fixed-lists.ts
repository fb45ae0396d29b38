import type { FactReader, FileFact, ProjectFact } from '../engine/facts.ts';
import { own } from '../engine/own.ts';
import type { FileId } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { isGrown, isSpelledOut } from '../syntax/fixed-lists.ts';
import { type ImportedName, modules } from './modules.ts';
import { keyOf, splitKey } from './value.ts';

/** The names at the top level of a file that stand for a list, an object or an enumeration which code spells out. */
export const fixedLists: FileFact<readonly string[]> = {
  id: 'fixed lists',
  version: 1,
  extract: (file) =>
    file.statements.flatMap((statement) => {
      if (ts.isEnumDeclaration(statement)) return [statement.name.text];
      if (!ts.isVariableStatement(statement) || !(statement.declarationList.flags & ts.NodeFlags.Const)) return [];
      return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
        ts.isIdentifier(name) && initializer && isSpelledOut(initializer) && !isGrown(name) ? [name.text] : [],
      );
    }),
};

/** Whether a name of a file, imported or its own, stands for such: key = file + NUL + name. */
export const isFixedName: ProjectFact<boolean> = {
  id: 'fixed name',
  bottom: false,
  derive(key, facts) {
    const [file, name] = splitKey(key);
    const imported = own(facts.of(modules, file).imports, name);
    return imported ? isFixedImport(imported, file, facts) : facts.of(fixedLists, file).includes(name);
  },
};

const isFixedExport: ProjectFact<boolean> = {
  id: 'fixed export',
  bottom: false,
  derive(key, facts) {
    const [file, name] = splitKey(key);
    const { exports, stars } = facts.of(modules, file);
    const direct = own(exports, name);
    if (direct?.is === 'import') return isFixedImport(direct, file, facts);
    if (direct?.is === 'name') return facts.about(isFixedName, keyOf(file, direct.name));
    if (facts.of(fixedLists, file).includes(name)) return true;
    return stars.some((specifier) => isFixedImport({ is: 'import', specifier, name }, file, facts));
  },
};

function isFixedImport({ specifier, name }: ImportedName, file: FileId, facts: FactReader): boolean {
  const target = facts.resolve(file, specifier);
  return target !== undefined && facts.about(isFixedExport, keyOf(target, name));
}
