import { ts } from '../engine/ts.ts';
import { unwrapped } from './expressions.ts';
import { bindingOf } from './scopes.ts';

/** A list that is cut to this many elements or fewer stays small however much data there is. */
const few = 10;

/** `[a, b]`, `const kinds = ['x', 'y']`, `Array.from({ length: 3 })`, `ids.slice(0, 5)`: as many rounds in production as in development. */
export function isFixedList(items: ts.Expression): boolean {
  const list = unwrapped(items);
  if (ts.isArrayLiteralExpression(list)) return isFixedArray(list);
  if (ts.isObjectLiteralExpression(list)) return list.properties.some((property) => /^length\s*:\s*\d+$/.test(property.getText()));
  if (ts.isConditionalExpression(list)) return isFixedList(list.whenTrue) && isFixedList(list.whenFalse);
  if (ts.isNewExpression(list)) return /^(Set|Map)$/.test(list.expression.getText()) && (list.arguments ?? []).some(isFixedList);
  if (ts.isCallExpression(list)) return isFixedCall(list);
  if (ts.isPropertyAccessExpression(list)) return isConstantName(list.name.text) || isFixedField(list);
  return ts.isIdentifier(list) && isFixedName(list);
}

function isFixedArray({ elements }: ts.ArrayLiteralExpression): boolean {
  return elements.every((element) => !ts.isSpreadElement(element) || isFixedList(element.expression));
}

/** `Object.keys({ a, b })`, and what is at most as long as the fixed list it is taken from: `[a, b].filter(…)`. */
function isFixedCall(call: ts.CallExpression): boolean {
  const callee = unwrapped(call.expression);
  const [of] = call.arguments;
  if (!ts.isPropertyAccessExpression(callee)) return false;
  if (/^Object\.(keys|values|entries)$/.test(callee.getText())) return of !== undefined && isFixedObject(unwrapped(of));
  if (callee.name.text === 'slice' && isCutShort(call)) return true;
  return (
    /^(filter|map|slice|sort|toSorted|reverse|toReversed|entries|keys|values)$/.test(callee.name.text) && isFixedList(callee.expression)
  );
}

/** `slice(0, 5)`, `slice(-3)`. */
function isCutShort({ arguments: [from, to] }: ts.CallExpression): boolean {
  const start = from && Number(from.getText().replaceAll('_', ''));
  const end = to && Number(to.getText().replaceAll('_', ''));
  if (start === undefined || Number.isNaN(start)) return false;
  return end === undefined ? start < 0 && -start <= few : end - start <= few && start >= 0;
}

function isFixedObject(object: ts.Expression): boolean {
  if (ts.isObjectLiteralExpression(object)) return !object.properties.some(ts.isSpreadAssignment);
  if (!ts.isIdentifier(object)) return false;
  const binding = bindingOf(object.text, object);
  if (!binding) return false;
  if (ts.isEnumDeclaration(binding)) return true;
  // An import in capitals is an enumeration: the objects that data is kept in begin with a small letter.
  if (ts.isImportSpecifier(binding) || ts.isImportClause(binding)) return /^[A-Z]/.test(object.text);
  const value = constantValue(binding);
  return value !== undefined && ts.isObjectLiteralExpression(value) && value.properties.length > 0 && isFixedObject(value);
}

function isFixedName(name: ts.Identifier): boolean {
  const binding = bindingOf(name.text, name);
  if (binding && ts.isImportSpecifier(binding)) return isConstantName(name.text);
  const value = binding && constantValue(binding);
  if (!value || isGrown(name)) return false;
  return ts.isArrayLiteralExpression(value)
    ? value.elements.length > 0 && isFixedArray(value)
    : ts.isCallExpression(value) && isFixedCall(value);
}

/** `this.kinds`, of a field that nobody assigns. */
function isFixedField({ expression, name }: ts.PropertyAccessExpression): boolean {
  if (expression.kind !== ts.SyntaxKind.ThisKeyword) return false;
  let owner: ts.Node = expression;
  while (owner.parent && !ts.isClassLike(owner)) owner = owner.parent;
  const field = ts.isClassLike(owner) ? owner.members.find((member) => member.name?.getText() === name.text) : undefined;
  if (!field || !ts.isPropertyDeclaration(field) || !field.initializer) return false;
  const isReadonly = field.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword) ?? false;
  const value = unwrapped(field.initializer);
  return isReadonly && ts.isArrayLiteralExpression(value) && value.elements.length > 0 && isFixedArray(value);
}

/** `SUPPORTED_REGIONS`: the field's convention for what is written once, in code. */
function isConstantName(name: string): boolean {
  return /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(name) && name.length > 1;
}

function constantValue(binding: ts.Node): ts.Expression | undefined {
  if (!ts.isVariableDeclaration(binding) || !binding.initializer) return;
  const isConst = (binding.parent.flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.Const;
  return isConst ? unwrapped(binding.initializer) : undefined;
}

/** `kinds.push(…)` somewhere in the file. */
function isGrown(name: ts.Identifier): boolean {
  return new RegExp(`(?<![\\w$.])${name.text.replaceAll('$', '\\$')}\\.(push|unshift|splice)\\(`).test(name.getSourceFile().text);
}
