import type { Edit, FileId } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';

/** Splits a body into the imports that it begins with, one a line, and the rest. */
export function splitImports(body: string): { readonly imports: readonly string[]; readonly rest: string } {
  const [, head = '', rest = ''] = /^((?:import .*;\n)*)\n*([\s\S]*)$/.exec(body) ?? [];
  return { imports: head.split('\n').filter(Boolean), rest };
}

/**
 * Adds to a file what it does not import yet, after its last import. undefined where it has no imports before `at`: the snippet keeps its
 * own then.
 */
export function importsOf(imports: readonly string[], tree: ts.SourceFile, file: FileId, at: number): readonly Edit[] | undefined {
  const own = tree.statements.filter(ts.isImportDeclaration).filter(({ end }) => end < at);
  const last = own.at(-1);
  if (!last || !imports.length) return;
  const missing = imports.flatMap((line) => lacking(line, own));
  return missing.length ? [{ file, span: { start: last.end, end: last.end }, text: missing.map((line) => `\n${line}`).join('') }] : [];
}

/** An import without the names that the file has already, or nothing. */
function lacking(line: string, own: readonly ts.ImportDeclaration[]): readonly string[] {
  const [, head = '', names = '', specifier = ''] = /^(import (?:type )?)\{ (.*) \} from '(.*)';$/.exec(line) ?? [];
  if (!names) return [line];
  const wanted = names
    .split(', ')
    .filter((name) => !own.some((each) => hasName(each, specifier, head.includes('type ') ? `type ${name}` : name)));
  return wanted.length ? [`${head}{ ${wanted.join(', ')} } from '${specifier}';`] : [];
}

/** A type may come with a value's import; a value not with a type's. */
function hasName({ moduleSpecifier, importClause }: ts.ImportDeclaration, specifier: string, name: string): boolean {
  const bindings = importClause?.namedBindings;
  if ((moduleSpecifier as ts.StringLiteral).text !== specifier || !bindings || !ts.isNamedImports(bindings)) return false;
  const isType = name.startsWith('type ');
  return bindings.elements.some(
    (element) =>
      element.name.text === name.replace(/^type /, '') &&
      !element.propertyName &&
      (isType || (!element.isTypeOnly && importClause.phaseModifier !== ts.SyntaxKind.TypeKeyword)),
  );
}
