import type { FactReader } from '../engine/facts.ts';
import { type Edit, replace } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { passesOn } from '../facts/barrels.ts';
import type { Batchable } from '../facts/delegations.ts';
import { canCallSibling } from '../facts/ports.ts';
import { splitKey } from '../facts/value.ts';
import { calleeOf } from '../syntax/expressions.ts';
import { referencesIn } from '../syntax/references.ts';
import { bindingOf } from '../syntax/scopes.ts';
import { importing } from './imports.ts';

/**
 * Whether a sibling can be called the same way: as a method of the class itself, or of a port of it, as an export of the very file that is
 * imported, or as what a factory hands out.
 */
export function isNamedDirectly(call: ts.CallExpression, plain: Batchable, facts: FactReader): boolean {
  const { function: key } = plain;
  const [file, id] = splitKey(key);
  const callee = calleeOf(call);
  if (plain.isClosure) return ts.isPropertyAccessExpression(callee) || takingOut(callee) !== undefined;
  const { fileName } = call.getSourceFile();
  const owner = /^(\w+)\./.exec(id)?.[1];
  if (ts.isPropertyAccessExpression(callee)) return plain.isHandedOut ? !plain.by : canCallSibling(fileName, key, plain, facts);
  return ts.isIdentifier(callee) && owner === undefined && (fileName === file || importStating(call, plain, facts) !== undefined);
}

/** `{ findUserById }`, the pattern's element that takes a function out of what a factory made. */
function takingOut(callee: ts.Expression): ts.BindingElement | undefined {
  const binding = ts.isIdentifier(callee) ? bindingOf(callee.text, callee) : undefined;
  const isPlain = binding && ts.isBindingElement(binding) && ts.isObjectBindingPattern(binding.parent) && !binding.propertyName;
  return isPlain && !binding.initializer && !binding.dotDotDotToken ? binding : undefined;
}

/** The specifier by which a called name is imported from a file itself, or from one that hands on all of it. */
function importStating(call: ts.CallExpression, { function: key, sibling }: Batchable, facts: FactReader): string | undefined {
  const [file] = splitKey(key);
  const name = calleeOf(call).getText();
  for (const statement of call.getSourceFile().statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    const specifier = statement.moduleSpecifier.text;
    const isHere = bindings && ts.isNamedImports(bindings) && bindings.elements.some((one) => one.name.text === name && !one.propertyName);
    if (!isHere) continue;
    if (baseName(specifier) === baseName(file) || passesOn(call.getSourceFile().fileName, specifier, file, sibling, facts))
      return specifier;
  }
  return;
}

function baseName(path: string): string {
  return path
    .split('/')
    .at(-1)!
    .replace(/\.[cm]?[jt]sx?$/, '');
}

/**
 * The import of the sibling, or what takes it out of what a factory made, in the place of the function's own where that has had its only
 * use; an error still asks for the function.
 */
export function importOf(call: ts.CallExpression, plain: Batchable, facts: FactReader): readonly Edit[] {
  const { sibling, missing, function: key, isClosure } = plain;
  const source = call.getSourceFile();
  const element = isClosure && takingOut(calleeOf(call));
  if (element) {
    if (bindingOf(sibling, call)) return [];
    const uses = [...referencesIn(source)].filter((name) => bindingOf(name.text, name) === element);
    return [replace(element, uses.length > 1 || missing === 'error' ? `${element.getText()}, ${sibling}` : sibling)];
  }
  const [file] = splitKey(key);
  const specifier = source.fileName === file ? undefined : importStating(call, plain, facts);
  const insteadOf = missing === 'error' ? {} : { insteadOf: calleeOf(call).getText() };
  return specifier === undefined ? [] : importing(source, [{ name: sibling, from: specifier, ...insteadOf }]).edits;
}

/** `ids`, or `ids: orders.map(…)`. */
export function propertyText(name: string, value: string): string {
  return name === value ? name : `${name}: ${value}`;
}
