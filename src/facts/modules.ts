import type { FileFact } from '../engine/facts.ts';
import { ts } from '../engine/ts.ts';
import { boundNames } from '../syntax/scopes.ts';
import { typedefNames, typedefOf } from '../syntax/typedefs.ts';
import { describeBinding } from './bindings.ts';
import { addCommonJs, type CommonJs } from './commonjs.ts';
import type { Expr } from './expression.ts';
import { describe } from './expressions.ts';
import { describeTypedef } from './types.ts';

/** What a file takes from others and what it offers to them. */
export interface Modules {
  /** By local name. */
  readonly imports: Readonly<Record<string, ImportedName>>;
  /** By exported name; `export =` and `module.exports =` stand under `=`. */
  readonly exports: Readonly<Record<string, Expr | ImportedName>>;
  /** Specifiers of `export * from`. */
  readonly stars: readonly string[];
}

export interface ImportedName {
  readonly is: 'import';
  readonly specifier: string;
  /** The exported name; `*` is the module as an object. */
  readonly name: string;
}

export const modules: FileFact<Modules> = {
  id: 'modules',
  version: 7,
  extract(file) {
    const imports: Record<string, ImportedName> = {};
    const exports: Record<string, Expr | ImportedName> = {};
    const stars: string[] = [];
    const commonJs: CommonJs = { exports: {}, stars: [] };
    for (const statement of file.statements) {
      if (ts.isImportDeclaration(statement)) addImports(statement, imports);
      else if (ts.isImportEqualsDeclaration(statement)) addAlias(statement, imports, exports);
      else if (ts.isExportDeclaration(statement)) addExports(statement, exports, stars);
      else if (ts.isExportAssignment(statement))
        addExport(exports, statement.isExportEquals ? '=' : 'default', describe(statement.expression));
      else {
        addDeclared(statement, exports);
        addCommonJs(statement, commonJs);
      }
    }
    const types = Object.fromEntries(
      typedefNames(file)
        .map((name): [string, Expr] => [name, describeTypedef(typedefOf(name, file)!, 0)!])
        .filter(([, type]) => type),
    );
    return {
      imports,
      exports: { ...types, ...defaultOf(commonJs, file), ...commonJs.exports, ...exports },
      stars: [...stars, ...commonJs.stars],
    };
  },
};

function addImports({ importClause, moduleSpecifier }: ts.ImportDeclaration, imports: Record<string, ImportedName>): void {
  const specifier = textOf(moduleSpecifier);
  if (!importClause || specifier === undefined) return;
  const { name, namedBindings } = importClause;
  if (name) imports[name.text] = { is: 'import', specifier, name: 'default' };
  if (!namedBindings) return;
  if (ts.isNamespaceImport(namedBindings)) imports[namedBindings.name.text] = { is: 'import', specifier, name: '*' };
  else {
    for (const element of namedBindings.elements) {
      imports[element.name.text] = { is: 'import', specifier, name: (element.propertyName ?? element.name).text };
    }
  }
}

/** `import db = require('./db')`, `import client = db.client`. */
function addAlias(
  statement: ts.ImportEqualsDeclaration,
  imports: Record<string, ImportedName>,
  exports: Record<string, Expr | ImportedName>,
): void {
  const { name, moduleReference } = statement;
  if (ts.isExternalModuleReference(moduleReference)) {
    const specifier = textOf(moduleReference.expression);
    if (specifier !== undefined) imports[name.text] = { is: 'import', specifier, name: '=' };
  } else if (ts.isQualifiedName(moduleReference) && ts.isIdentifier(moduleReference.left)) {
    const owner = imports[moduleReference.left.text];
    if (owner?.name === '*') imports[name.text] = { ...owner, name: moduleReference.right.text };
  }
  if (isModified(statement, ts.SyntaxKind.ExportKeyword)) exports[name.text] = { is: 'name', name: name.text };
}

function addExports(statement: ts.ExportDeclaration, exports: Record<string, Expr | ImportedName>, stars: string[]): void {
  const specifier = textOf(statement.moduleSpecifier);
  const clause = statement.exportClause;
  if (!clause) {
    if (specifier !== undefined) stars.push(specifier);
  } else if (ts.isNamespaceExport(clause)) {
    if (specifier !== undefined) exports[clause.name.text] = { is: 'import', specifier, name: '*' };
  } else {
    for (const { name, propertyName } of clause.elements) {
      const local = (propertyName ?? name).text;
      exports[name.text] = specifier === undefined ? { is: 'name', name: local } : { is: 'import', specifier, name: local };
    }
  }
}

function addExport(exports: Record<string, Expr | ImportedName>, name: string, value: Expr | undefined): void {
  if (value) exports[name] = value;
}

/** `import db from './db'` gets the module itself where that is CommonJS which exports members only. */
function defaultOf({ exports, stars }: CommonJs, { fileName }: ts.SourceFile): Record<string, Expr> {
  const hasOnlyMembers = !('=' in exports) && (stars.length > 0 || Object.keys(exports).length > 0);
  return hasOnlyMembers ? { default: { is: 'module', specifier: `./${fileName.slice(fileName.lastIndexOf('/') + 1)}` } } : {};
}

function addDeclared(statement: ts.Statement, exports: Record<string, Expr | ImportedName>): void {
  if (!isModified(statement, ts.SyntaxKind.ExportKeyword)) return;
  const isDefault = isModified(statement, ts.SyntaxKind.DefaultKeyword);
  for (const name of declaredNames(statement)) exports[isDefault ? 'default' : name] = { is: 'name', name };
  const isNameless = (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && !statement.name;
  if (isDefault && isNameless) addExport(exports, 'default', describeBinding(statement));
}

function isModified(statement: ts.Statement, modifier: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(statement) && (ts.getModifiers(statement)?.some(({ kind }) => kind === modifier) ?? false);
}

/** The names that a top-level statement declares. */
export function declaredNames(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) return statement.name ? [statement.name.text] : [];
  if (ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement)) return [statement.name.text];
  return [];
}

function textOf(specifier: ts.Expression | undefined): string | undefined {
  return specifier && ts.isStringLiteralLike(specifier) ? specifier.text : undefined;
}
