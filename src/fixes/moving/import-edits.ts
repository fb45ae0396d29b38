import type { FactReader } from '../../engine/facts.ts';
import type { Edit, FileId } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { bindingOf } from '../../syntax/scopes.ts';
import { importLine, insertImports } from '../import-lines.ts';
import type { ImportedName } from './moved-call.ts';
import type { TypeImport } from './slots.ts';
import { rebased, specifierOf } from './specifiers.ts';

/** An import that a file needs: `names` as they stand between the braces, or the whole clause. */
export interface NeededImport {
  readonly clause: string;
  readonly specifier: string;
  readonly isType?: true;
  /** The local name. */
  readonly name: string;
}

/** How `to` imports what `from` does. */
export function importedAlike({ name, binding }: ImportedName, from: FileId, to: FileId): NeededImport {
  let declaration: ts.Node = binding;
  while (!ts.isImportDeclaration(declaration)) declaration = declaration.parent;
  const specifier = rebased((declaration.moduleSpecifier as ts.StringLiteral).text, from, to);
  const isType = declaration.importClause?.isTypeOnly === true || (ts.isImportSpecifier(binding) && binding.isTypeOnly);
  const clause = ts.isImportSpecifier(binding)
    ? `{ ${binding.getText().replace(/^type\s+/, '')} }`
    : ts.isNamespaceImport(binding)
      ? binding.getText()
      : name;
  return { clause, specifier, name, ...(isType && { isType: true as const }) };
}

/** How `to` imports a name of a file: as that imports it, or from there; undefined for what it does not have at its top level. */
export function importOfName(file: ts.SourceFile, name: string, to: FileId): NeededImport | undefined {
  const binding = bindingOf(name, file);
  if (!binding) return required(file, name, to);
  if (ts.isImportClause(binding) || ts.isImportSpecifier(binding) || ts.isNamespaceImport(binding))
    return importedAlike({ name, binding }, file.fileName, to);
  return required(file, name, to);
}

/** `const { db } = require('./db')` */
function required({ statements, fileName }: ts.SourceFile, name: string, to: FileId): NeededImport | undefined {
  for (const statement of statements) {
    const [, clause = '', specifier = ''] = /^(?:const|let|var) ([^=]*?) = require\(['"](.*?)['"]\)/.exec(statement.getText()) ?? [];
    if (new RegExp(`\\b${name}\\b`).test(clause))
      return { clause: clause === name ? name : `{ ${name} }`, specifier: rebased(specifier, fileName, to), name };
  }
  return;
}

/** How a file imports the name of a type. */
export function importOfType(type: TypeImport, file: FileId, facts: FactReader): NeededImport {
  const specifier = 'file' in type ? specifierOf(file, type.file, facts) : type.package;
  return { clause: `{ ${type.name} }`, specifier, name: type.name, isType: true };
}

/** The edits by which a file imports what it lacks; names that it has by any import or declaration are left alone. */
export function importing(file: ts.SourceFile, needed: readonly NeededImport[], leaving: readonly string[] = []): readonly Edit[] {
  const lacking = needed.filter(({ name }, at) => !hasName(file, name) && needed.findIndex((one) => one.name === name) === at);
  const edits: Edit[] = [];
  const lines: string[] = [];
  for (const one of lacking) {
    const list = listOf(file, one);
    const isLeft = list?.elements.every((element) => leaving.includes(element.name.getText()));
    const last = isLeft ? undefined : list?.elements.at(-1);
    const inner = one.clause.replace(/^\{ | \}$/g, '');
    if (last) edits.push({ file: file.fileName, span: { start: last.end, end: last.end }, text: `, ${inner}` });
    else lines.push(lineOf(file, one));
  }
  return lines.length ? [...edits, insertImports(file, lines)] : edits;
}

export function lineOf(file: ts.SourceFile, { clause, specifier, isType }: NeededImport): string {
  return importLine(file, clause, specifier, isType);
}

/** The list of names that an import may join: of the same module, for types where it is for types. */
function listOf(
  { statements }: ts.SourceFile,
  { clause, specifier, isType }: NeededImport,
): ts.NamedImports | ts.ObjectBindingPattern | undefined {
  if (!clause.startsWith('{')) return;
  for (const statement of statements) {
    if (ts.isImportDeclaration(statement)) {
      const list = statement.importClause?.namedBindings;
      const isSame =
        (statement.moduleSpecifier as ts.StringLiteral).text === specifier &&
        (statement.importClause?.isTypeOnly ?? false) === (isType ?? false);
      if (isSame && list && ts.isNamedImports(list)) return list;
    } else if (ts.isVariableStatement(statement) && !isType) {
      const [declaration] = statement.declarationList.declarations;
      const isSame = declaration?.initializer?.getText().replace(/["']/g, '') === `require(${specifier})`;
      if (isSame && ts.isObjectBindingPattern(declaration.name)) return declaration.name;
    }
  }
  return;
}

function hasName(file: ts.SourceFile, name: string): boolean {
  return file.statements.some((statement) => {
    if (ts.isImportDeclaration(statement)) {
      const clause = statement.importClause;
      const named = clause?.namedBindings;
      return (
        clause?.name?.text === name ||
        (named !== undefined &&
          (ts.isNamedImports(named) ? named.elements.some((one) => one.name.text === name) : named.name.text === name))
      );
    }
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.some((one) => new RegExp(`\\b${name}\\b`).test(one.name.getText()));
    return 'name' in statement && (statement.name as ts.Identifier | undefined)?.text === name;
  });
}
