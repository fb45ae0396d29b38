import { ts } from '../engine/ts.ts';
import { initialValue } from './assignments.ts';
import { unwrapped } from './expressions.ts';

/** The only condition among those of an object (`{ id: order.customerId, shopId }`) that varies, and compares with one value. */
export interface Condition {
  readonly key: string;
  readonly value: ts.Expression;
  /** As a whole: `id: order.customerId`, `id`. */
  readonly property: ts.ObjectLiteralElementLike;
  /** The others compare with the same values in every round. */
  readonly isAlone: boolean;
}

/** Undefined where several vary. What is spread among them has to be the same in every round, and to leave the key alone. */
export function varyingCondition(where: ts.Expression | undefined, varies: (node: ts.Node) => boolean): Condition | undefined {
  if (!where || !ts.isObjectLiteralExpression(where)) return;
  const { properties } = where;
  const [property, ...others] = properties.filter(varies);
  if (!property || others.length || !isPlain(property)) return;
  const key = property.name.text;
  if (!properties.every((one) => isPlain(one) || (ts.isSpreadAssignment(one) && (one.end < property.pos || lacks(one.expression, key)))))
    return;
  const value = ts.isShorthandPropertyAssignment(property) ? property.name : property.initializer;
  if (ts.isObjectLiteralExpression(unwrapped(value)) || ts.isArrayLiteralExpression(unwrapped(value))) return;
  return { key, value, property, isAlone: properties.length === 1 };
}

/** Names for objects are followed this far: half-typed ones can stand for each other. */
const deepest = 5;

/** Whether an object is seen to have no property of a name, whatever decides which object it is. */
function lacks(object: ts.Expression, key: string, depth = 0): boolean {
  if (depth > deepest) return false;
  const is = (part: ts.Expression): boolean => lacks(part, key, depth + 1);
  const inner = unwrapped(object);
  if (ts.isObjectLiteralExpression(inner)) return inner.properties.every((one) => isPlain(one) && one.name.text !== key);
  if (ts.isConditionalExpression(inner)) return is(inner.whenTrue) && is(inner.whenFalse);
  if (ts.isBinaryExpression(inner) && inner.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) return is(inner.right);
  const value = initialValue(inner);
  return value !== inner && is(value);
}

type Plain = ts.ShorthandPropertyAssignment | (ts.PropertyAssignment & { readonly name: ts.Identifier | ts.StringLiteral });

function isPlain(property: ts.ObjectLiteralElementLike): property is Plain {
  if (ts.isShorthandPropertyAssignment(property)) return !property.objectAssignmentInitializer;
  return ts.isPropertyAssignment(property) && (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name));
}

/** Whether a row that has only the selected properties (`{ id: true }`, `['id']`) still has this one. */
export function keepsProperty(name: string, selected: ts.Expression | undefined): boolean {
  if (!selected) return true;
  const list = unwrapped(selected);
  if (ts.isArrayLiteralExpression(list)) return list.elements.some((element) => ts.isStringLiteralLike(element) && element.text === name);
  if (!ts.isObjectLiteralExpression(list)) return false;
  return list.properties.some(
    (property) =>
      ts.isPropertyAssignment(property) && property.name.getText() === name && property.initializer.kind === ts.SyntaxKind.TrueKeyword,
  );
}

/** A column that a builder's `where` compares with one value that varies. */
export interface Comparison {
  readonly column: string;
  readonly value: ts.Expression;
  /** What else the same object asks for, as source text. */
  readonly rest?: string;
}

/** `where({ id })`, `where('id', id)`, `where('id', '=', id)` */
export function comparisonOf({ arguments: list }: ts.CallExpression, varies: (node: ts.Node) => boolean): Comparison | undefined {
  const [first, second, third, ...others] = list;
  if (!first || others.length) return;
  if (!second) {
    const condition = varyingCondition(first, varies);
    if (!condition || !ts.isObjectLiteralExpression(first)) return;
    const rest = first.properties.filter((property) => property !== condition.property).map((property) => property.getText());
    return { column: condition.key, value: condition.value, ...(rest.length && { rest: `{ ${rest.join(', ')} }` }) };
  }
  if (third && !(ts.isStringLiteral(second) && second.text === '=')) return;
  const value = third ?? second;
  return ts.isStringLiteral(first) && /^\w+(\.\w+)*$/.test(first.text) && varies(value) ? { column: first.text, value } : undefined;
}

/** Whether `select('id', 'name')`, `select('*')`, `select()` or `select(['id'])` brings a column under its own name. */
export function keepsColumn(key: string, columns: readonly ts.Expression[]): boolean {
  const names = columns.flatMap((column) => (ts.isArrayLiteralExpression(column) ? [...column.elements] : [column]));
  return !names.length || names.some((name) => ts.isStringLiteral(name) && ['*', key].includes(name.text.replace(/^.*\./, '')));
}
