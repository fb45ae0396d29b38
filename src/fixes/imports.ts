import type { Edit } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import type { Import } from '../libraries/lookup.ts';
import { importLine, insertImports } from './import-lines.ts';

/** What a file has to import beyond what it does, and what it calls that. */
export interface Imported {
  nameOf(name: string): string;
  readonly edits: readonly Edit[];
}

/** Imports names into a file, by the import of their package that is there, or by a new one below the last. */
export function importing(file: ts.SourceFile, wanted: readonly Import[] = []): Imported {
  const names = new Map<string, string>();
  const edits: Edit[] = [];
  for (const want of wanted) {
    const there = file.statements.flatMap((statement) => namedImports(statement, want.from));
    const known = there.flatMap(({ elements }) => elements).find(({ imported }) => imported === want.name);
    names.set(want.name, known?.local ?? want.name);
    if (!known) edits.push(...added(file, want, there));
  }
  return { nameOf: (name) => names.get(name) ?? name, edits };
}

/** Imports the default export of a package, by the name that the file has for it or by this one. */
export function importingDefault(
  file: ts.SourceFile,
  wish: string,
  from: string,
): { readonly name: string; readonly edits: readonly Edit[] } {
  for (const statement of file.statements) {
    const isIt =
      ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier) && statement.moduleSpecifier.text === from;
    if (isIt && statement.importClause?.name) return { name: statement.importClause.name.text, edits: [] };
    const [declaration] = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
    const isRequired = declaration?.initializer?.getText().replace(/["']/g, '') === `require(${from})`;
    if (isRequired && ts.isIdentifier(declaration.name)) return { name: declaration.name.text, edits: [] };
  }
  return { name: wish, edits: [insertImports(file, [importLine(file, wish, from)])] };
}

/** `{ In, IsNull as isNull }` of an import or of `require`. */
interface NamedImports {
  readonly list: ts.NamedImports | ts.ObjectBindingPattern;
  readonly elements: readonly { readonly imported: string; readonly local: string; readonly node: ts.Node }[];
}

function namedImports(statement: ts.Statement, from: string): readonly NamedImports[] {
  if (ts.isImportDeclaration(statement)) {
    const { importClause, moduleSpecifier } = statement;
    const list = importClause?.namedBindings;
    if (
      !ts.isStringLiteral(moduleSpecifier) ||
      moduleSpecifier.text !== from ||
      !list ||
      !ts.isNamedImports(list) ||
      importClause.isTypeOnly
    )
      return [];
    const elements = list.elements.filter(({ isTypeOnly }) => !isTypeOnly);
    return [{ list, elements: elements.map((node) => ({ imported: (node.propertyName ?? node.name).text, local: node.name.text, node })) }];
  }
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name: list, initializer }) => {
    if (!ts.isObjectBindingPattern(list) || initializer?.getText().replace(/["']/g, '') !== `require(${from})`) return [];
    const elements = list.elements.map((node) => ({
      imported: (node.propertyName ?? node.name).getText(),
      local: node.name.getText(),
      node,
    }));
    return [{ list, elements }];
  });
}

function added(file: ts.SourceFile, { name, from, insteadOf }: Import, [first]: readonly NamedImports[]): readonly Edit[] {
  const { fileName } = file;
  const useless = first?.elements.find((element) => element.imported === insteadOf);
  if (useless && countOf(useless.local, file) <= 2) {
    // It had one use, which goes.
    return [{ file: fileName, span: { start: useless.node.getStart(), end: useless.node.end }, text: name }];
  }
  const last = first?.list.elements.at(-1);
  if (last) return [{ file: fileName, span: { start: last.end, end: last.end }, text: `, ${name}` }];
  return [insertImports(file, [importLine(file, `{ ${name} }`, from)])];
}

function countOf(name: string, file: ts.SourceFile): number {
  let count = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === name) count++;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return count;
}
