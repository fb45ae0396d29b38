import type { FileFact } from '../engine/facts.ts';
import { ts } from '../engine/ts.ts';
import type { Expr } from './expression.ts';
import { describe } from './expressions.ts';

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
  version: 1,
  extract(file) {
    const imports: Record<string, ImportedName> = {};
    const exports: Record<string, Expr | ImportedName> = {};
    const stars: string[] = [];
    for (const statement of file.statements) {
      if (ts.isImportDeclaration(statement)) addImports(statement, imports);
      else if (ts.isImportEqualsDeclaration(statement)) addRequire(statement, imports);
      else if (ts.isExportDeclaration(statement)) addExports(statement, exports, stars);
      else if (ts.isExportAssignment(statement))
        addExport(exports, statement.isExportEquals ? '=' : 'default', describe(statement.expression));
      else if (ts.isExpressionStatement(statement)) addCommonJs(statement.expression, exports);
      else addDeclared(statement, exports);
    }
    return { imports, exports, stars };
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

function addRequire({ name, moduleReference }: ts.ImportEqualsDeclaration, imports: Record<string, ImportedName>): void {
  const specifier = ts.isExternalModuleReference(moduleReference) && textOf(moduleReference.expression);
  if (specifier) imports[name.text] = { is: 'import', specifier, name: '=' };
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

/** `module.exports = …`, `exports.load = …`, `module.exports.load = …`. */
function addCommonJs(expression: ts.Expression, exports: Record<string, Expr | ImportedName>): void {
  if (!ts.isBinaryExpression(expression) || expression.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return;
  const { left, right } = expression;
  if (!ts.isPropertyAccessExpression(left)) return;
  if (left.getText() === 'module.exports') addExport(exports, '=', describe(right));
  else if (/^(module\.)?exports$/.test(left.expression.getText())) addExport(exports, left.name.text, describe(right));
}

function addDeclared(statement: ts.Statement, exports: Record<string, Expr | ImportedName>): void {
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return;
  const isDefault = modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
  for (const name of declaredNames(statement)) exports[isDefault ? 'default' : name] = { is: 'name', name };
}

/** The names that a top-level statement declares. */
export function declaredNames(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) return statement.name ? [statement.name.text] : [];
  if (ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement)) return [statement.name.text];
  return [];
}

function boundNames(name: ts.BindingName): readonly string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element.name) : []));
}

function textOf(specifier: ts.Expression | undefined): string | undefined {
  return specifier && ts.isStringLiteralLike(specifier) ? specifier.text : undefined;
}
