import { ts } from '../engine/ts.ts';
import { unwrapped } from './expressions.ts';
import { type Binding, bindingOf } from './scopes.ts';

/** Whether a value is what a package exports: `R` in `R.map(load, ids)` is no list, nor is `Effect` in `Effect.map(load)`. */
export function isOfPackage(value: ts.Expression): boolean {
  const name = unwrapped(value);
  const binding = ts.isIdentifier(name) ? bindingOf(name.text, name) : undefined;
  if (!binding) return false;
  const specifier = specifierOf(binding);
  return specifier !== undefined && (!isOwn.test(specifier) || ts.isNamespaceImport(binding));
}

/** What the file imports a name from: `@apollo/server`. */
export function importedFrom(value: ts.Node): string | undefined {
  return ts.isIdentifier(value) ? packageOf(value.text, value) : undefined;
}

/** The same of the name of a type or a class as it is written at some place. */
export function packageOf(name: string, at: ts.Node): string | undefined {
  const binding = bindingOf(name, at);
  return binding && specifierOf(binding);
}

/** Specifiers of the project's own files: `@/` begins no package's name. */
const isOwn = /^([./#~]|@\/)/;

/** What a name is imported from, or required. */
function specifierOf(binding: Binding): string | undefined {
  if (ts.isBindingElement(binding) && ts.isVariableDeclaration(binding.parent.parent)) return specifierOf(binding.parent.parent);
  if (ts.isVariableDeclaration(binding)) return binding.initializer && requiredBy(unwrapped(binding.initializer));
  let node: ts.Node = binding;
  while (ts.isImportSpecifier(node) || ts.isNamedImports(node) || ts.isNamespaceImport(node) || ts.isImportClause(node)) node = node.parent;
  const reference = ts.isImportDeclaration(node) ? node.moduleSpecifier : undefined;
  return reference && ts.isStringLiteral(reference) ? reference.text : undefined;
}

function requiredBy(value: ts.Expression): string | undefined {
  const [specifier] = ts.isCallExpression(value) && value.expression.getText() === 'require' ? value.arguments : [];
  return specifier && ts.isStringLiteral(specifier) ? specifier.text : undefined;
}
