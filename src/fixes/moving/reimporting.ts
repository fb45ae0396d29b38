import { type Edit, newlineOf } from '../../engine/text.ts';
import { ts } from '../../engine/ts.ts';
import { importing, type NeededImport } from './import-edits.ts';

/** The edits by which a file imports what it lacks, and no more what only nodes that go used of these names: a new line takes the place of one that goes. */
export function reimporting(
  file: ts.SourceFile,
  needed: readonly NeededImport[],
  names: readonly string[],
  gone: readonly ts.Node[],
): readonly Edit[] {
  const [repository] = names
    .flatMap((name) => repositoryNamed(file, name) ?? [])
    .filter((one) => !isUsedBeside(file, nameOf(one), [one, ...gone]));
  const all = repository ? [...names, ...(repository.getText().match(/\w+/g) ?? [])] : names;
  const kept = repository ? [repository, ...gone] : gone;
  const leaving = [...new Set(all)].filter((name) => !isUsedBeside(file, name, kept));
  const removals = withoutOverlaps(leaving.flatMap((name) => removal(file, name)));
  const added = importing(file, needed, leaving);
  const isWithin = (inner: Edit, outer: Edit): boolean => outer.span.start < inner.span.start && inner.span.start < outer.span.end;
  const replaced = removals.map((removal) => {
    const line = added.find((edit) => isWithin(edit, removal));
    return line ? { ...removal, text: line.text.trimStart() + newlineOf(file) } : removal;
  });
  return [...replaced, ...added.filter((edit) => !removals.some((removal) => isWithin(edit, removal)))];
}

function withoutOverlaps(edits: readonly Edit[]): readonly Edit[] {
  return edits.filter(({ span }, at) => !edits.slice(0, at).some((one) => one.span.start < span.end && span.start < one.span.end));
}

function isUsedBeside(file: ts.SourceFile, name: string, gone: readonly ts.Node[]): boolean {
  const visit = (node: ts.Node): boolean => {
    if (gone.includes(node) || ts.isImportDeclaration(node) || isRequiring(node)) return false;
    if (ts.isIdentifier(node) && node.text === name) return true;
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return visit(file);
}

/** `const customers = source.getRepository(Customer)`: what names a table, and does nothing else. */
function repositoryNamed({ statements }: ts.SourceFile, name: string): ts.VariableStatement | undefined {
  return statements.filter(ts.isVariableStatement).find((one) => nameOf(one) === name && /\.getRepository\(\w+\);?$/.test(one.getText()));
}

function isRequiring(node: ts.Node): node is ts.VariableStatement {
  return ts.isVariableStatement(node) && /^const \w+ = require\(['"][^'"]*['"]\);?$/.test(node.getText());
}

function nameOf({ declarationList: { declarations } }: ts.VariableStatement): string {
  return declarations.length === 1 ? declarations[0]!.name.getText() : '';
}

/** Of an import with several names one; of one with a single name, and of what only names a table, the whole line. */
function removal(file: ts.SourceFile, name: string): readonly Edit[] {
  for (const statement of file.statements) {
    const isNamed = statement === repositoryNamed(file, name) || (isRequiring(statement) && nameOf(statement) === name);
    if (isNamed) return [wholeLine(statement)];
    const clause = ts.isImportDeclaration(statement) ? statement.importClause : undefined;
    const named = clause?.namedBindings && ts.isNamedImports(clause.namedBindings) ? clause.namedBindings : undefined;
    const element = named?.elements.find((one) => one.name.text === name);
    const isAlone =
      clause && ((element && named!.elements.length === 1 && !clause.name) || (clause.name?.text === name && !clause.namedBindings));
    if (isAlone) return [wholeLine(statement)];
    if (!element || named!.elements.length < 2) continue;
    const at = named!.elements.indexOf(element);
    const span = at
      ? { start: named!.elements[at - 1]!.end, end: element.end }
      : { start: element.getStart(), end: named!.elements[1]!.getStart() };
    return [{ file: file.fileName, span, text: '' }];
  }
  return [];
}

function wholeLine(statement: ts.Statement): Edit {
  const { fileName, text } = statement.getSourceFile();
  const ending = /^[ \t]*\r?\n/.exec(text.slice(statement.end))?.[0].length ?? 0;
  return { file: fileName, span: { start: statement.getStart(), end: statement.end + ending }, text: '' };
}
