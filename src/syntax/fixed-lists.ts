import { ts } from '../engine/ts.ts';
import { unwrapped } from './expressions.ts';
import { bindingOf } from './scopes.ts';

/** A list that is cut to this many elements or fewer stays small however much data there is. */
const few = 10;

/** Whether an imported name is known to stand for a list or an enumeration that code spells out. */
export type IsConstant = (imported: ts.Identifier) => boolean;

/** `[a, b]`, `const kinds = ['x', 'y']`, `Array.from({ length: 3 })`, `ids.slice(0, 5)`: as many rounds in production as in development. */
export function isFixedList(items: ts.Expression, isConstant: IsConstant = () => false): boolean {
  const list = unwrapped(items);
  const isFixed = (inner: ts.Expression): boolean => isFixedList(inner, isConstant);
  // `times(3, load)`
  if (ts.isNumericLiteral(list)) return true;
  if (ts.isArrayLiteralExpression(list)) return isFixedArray(list, isFixed);
  if (ts.isObjectLiteralExpression(list)) return isFixedLength(list, isConstant);
  if (ts.isConditionalExpression(list)) return isFixed(list.whenTrue) && isFixed(list.whenFalse);
  if (ts.isNewExpression(list)) return /^(Set|Map)$/.test(list.expression.getText()) && (list.arguments ?? []).some(isFixed);
  if (ts.isCallExpression(list)) return isFixedCall(list, isConstant);
  if (ts.isPropertyAccessExpression(list)) return isFixedField(list, isFixed);
  return ts.isIdentifier(list) && isFixedName(list, isConstant);
}

/** Whether what a constant is declared as says all that is in it: a list with elements, or an object. */
export function isSpelledOut(value: ts.Expression): boolean {
  const list = unwrapped(value);
  if (ts.isArrayLiteralExpression(list)) return list.elements.length > 0 && isFixedList(list);
  return ts.isObjectLiteralExpression(list) ? isFixedObject(list, () => false) : ts.isCallExpression(list) && isFixedList(list);
}

function isFixedArray({ elements }: ts.ArrayLiteralExpression, isFixed: (inner: ts.Expression) => boolean): boolean {
  return elements.every((element) => !ts.isSpreadElement(element) || isFixed(element.expression));
}

/** `Object.keys({ a, b })`, and what is at most as long as the fixed list it is taken from: `[a, b].filter(…)`. */
function isFixedCall(call: ts.CallExpression, isConstant: IsConstant): boolean {
  const callee = unwrapped(call.expression);
  const [of] = call.arguments;
  if (!ts.isPropertyAccessExpression(callee)) return false;
  if (/^Object\.(keys|values|entries)$/.test(callee.getText())) return of !== undefined && isFixedObject(unwrapped(of), isConstant);
  if (callee.name.text === 'slice' && isCutShort(call)) return true;
  const isShorter = /^(filter|map|slice|sort|toSorted|reverse|toReversed|entries|keys|values)$/.test(callee.name.text);
  return isShorter && isFixedList(callee.expression, isConstant);
}

/** `slice(0, 5)`, `slice(-3)`. */
function isCutShort({ arguments: [from, to] }: ts.CallExpression): boolean {
  const start = from && Number(from.getText().replaceAll('_', ''));
  const end = to && Number(to.getText().replaceAll('_', ''));
  if (start === undefined || Number.isNaN(start)) return false;
  return end === undefined ? start < 0 && -start <= few : end - start <= few && start >= 0;
}

/** `{ length: 3 }`, and in `mapValues({ day: 1, week: 2 }, load)` an object like any other. */
function isFixedLength(object: ts.ObjectLiteralExpression, isConstant: IsConstant): boolean {
  const length = object.properties.find(({ name }) => name?.getText() === 'length');
  return length ? /^length\s*:\s*\d+$/.test(length.getText()) : isFixedObject(object, isConstant);
}

function isFixedObject(object: ts.Expression, isConstant: IsConstant): boolean {
  if (ts.isObjectLiteralExpression(object)) return object.properties.length > 0 && !object.properties.some(isOpen);
  const binding = ts.isIdentifier(object) ? bindingOf(object.text, object) : undefined;
  if (!binding || !ts.isIdentifier(object)) return false;
  if (ts.isEnumDeclaration(binding)) return true;
  // What a package exports in capitals is an enumeration: data is kept in what begins with a small letter.
  if (ts.isImportSpecifier(binding) || ts.isImportClause(binding)) return isConstant(object) || /^[A-Z]/.test(object.text);
  const value = constantValue(binding);
  return value !== undefined && ts.isObjectLiteralExpression(value) && isFixedObject(value, isConstant);
}

function isOpen(property: ts.ObjectLiteralElementLike): boolean {
  return (
    ts.isSpreadAssignment(property) ||
    (property.name !== undefined && ts.isComputedPropertyName(property.name) && !ts.isPropertyAccessExpression(property.name.expression))
  );
}

function isFixedName(name: ts.Identifier, isConstant: IsConstant): boolean {
  const binding = bindingOf(name.text, name);
  if (binding && (ts.isImportSpecifier(binding) || ts.isImportClause(binding))) return isConstant(name);
  const value = binding && constantValue(binding);
  if (!value || isGrown(name)) return false;
  return ts.isArrayLiteralExpression(value)
    ? value.elements.length > 0 && isFixedList(value, isConstant)
    : ts.isCallExpression(value) && isFixedCall(value, isConstant);
}

/** `this.kinds`, of a field that nobody assigns. */
function isFixedField({ expression, name }: ts.PropertyAccessExpression, isFixed: (inner: ts.Expression) => boolean): boolean {
  if (expression.kind !== ts.SyntaxKind.ThisKeyword) return false;
  let owner: ts.Node = expression;
  while (owner.parent && !ts.isClassLike(owner)) owner = owner.parent;
  const field = ts.isClassLike(owner) ? owner.members.find((member) => member.name?.getText() === name.text) : undefined;
  if (!field || !ts.isPropertyDeclaration(field) || !field.initializer) return false;
  const isReadonly = field.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword) ?? !isFilled(name);
  const value = unwrapped(field.initializer);
  return isReadonly && ts.isArrayLiteralExpression(value) && value.elements.length > 0 && isFixed(value);
}

/** `this.kinds = …`, `this.kinds.push(…)` somewhere in the file. */
function isFilled(field: ts.MemberName): boolean {
  return new RegExp(`\\.${field.text.replaceAll('$', '\\$')}(\\s*=[^=]|\\.(push|unshift|splice)\\()`).test(field.getSourceFile().text);
}

function constantValue(binding: ts.Node): ts.Expression | undefined {
  if (!ts.isVariableDeclaration(binding) || !binding.initializer) return;
  const isConst = (binding.parent.flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.Const;
  return isConst ? unwrapped(binding.initializer) : undefined;
}

/** `kinds.push(…)` somewhere in the file. */
export function isGrown(name: ts.Identifier): boolean {
  return new RegExp(`(?<![\\w$.])${name.text.replaceAll('$', '\\$')}\\.(push|unshift|splice)\\(`).test(name.getSourceFile().text);
}
