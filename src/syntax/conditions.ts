import { ts } from '../engine/ts.ts';
import { initialValue } from './assignments.ts';
import type { ChainStep } from './chains.ts';
import { unwrapped } from './expressions.ts';

/** A condition among those of an object (`{ id: order.customerId, shopId }`) that varies, and compares with one value, or with those of a list. */
export interface Condition {
  readonly key: string;
  readonly value: ts.Expression;
  readonly isList?: boolean;
  /** As a whole: `id: order.customerId`, `id`. */
  readonly property: ts.ObjectLiteralElementLike;
  /** The others compare with the same values in every round. */
  readonly isAlone: boolean;
}

/** The list that a condition compares with, in the way that a library has to write one: `ids` in `{ in: ids }`. */
export type ListIn = (value: ts.Expression) => ts.Expression | undefined;

/** The only condition that varies, where that compares with one value; undefined where several do. */
export function varyingCondition(where: ts.Expression | undefined, varies: (node: ts.Node) => boolean): Condition | undefined {
  const [condition, ...others] = varyingConditions(where, varies, () => undefined);
  return others.length ? undefined : condition;
}

/**
 * The conditions that vary; none where anything else varies as well. What is spread among them has to be the same in every round,
 * and to leave their keys alone.
 */
export function varyingConditions(
  where: ts.Expression | undefined,
  varies: (node: ts.Node) => boolean,
  listIn: ListIn,
): readonly Condition[] {
  if (!where || !ts.isObjectLiteralExpression(where)) return [];
  const { properties } = where;
  const found = properties.filter(varies).map((property) => conditionIn(property, listIn));
  const isKept = (one: ts.ObjectLiteralElementLike): boolean =>
    isPlain(one) ||
    (ts.isSpreadAssignment(one) && found.every((asked) => asked && (one.end < asked.property.pos || lacks(one.expression, asked.key))));
  if (!properties.every(isKept)) return [];
  const conditions = found.filter((condition) => condition !== undefined);
  return conditions.length === found.length ? conditions.map((one) => ({ ...one, isAlone: properties.length === 1 })) : [];
}

function conditionIn(property: ts.ObjectLiteralElementLike, listIn: ListIn): Omit<Condition, 'isAlone'> | undefined {
  if (!isPlain(property)) return;
  const key = property.name.text;
  const value = ts.isShorthandPropertyAssignment(property) ? property.name : property.initializer;
  const list = listIn(value);
  if (list) return { key, value: list, isList: true, property };
  const isOne = !ts.isObjectLiteralExpression(unwrapped(value)) && !ts.isArrayLiteralExpression(unwrapped(value));
  return isOne ? { key, value, property } : undefined;
}

/** The list in `{ in: ids }`, by the name that a library has for `in`. */
export const listUnder =
  (name: string): ListIn =>
  (value) => {
    const inner = unwrapped(value);
    const [property, ...others] = ts.isObjectLiteralExpression(inner) ? inner.properties : [];
    const isIt = property !== undefined && !others.length && ts.isPropertyAssignment(property) && property.name.getText() === name;
    return isIt ? property.initializer : undefined;
  };

/** What conditions ask for, the first of them and those beside it. */
export function askedBy([first, ...others]: readonly [Condition, ...Condition[]]): KeyOf & { readonly beside?: readonly KeyOf[] } {
  return { ...keyOf(first), ...(others.length && { beside: others.map(keyOf) }) };
}

type KeyOf = Pick<Condition, 'key' | 'value' | 'isList'>;

function keyOf({ key, value, isList }: Condition): KeyOf {
  return { key, value, ...(isList && { isList }) };
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

/** A column that a builder compares with a value, or the values of a list, that varies. */
export interface Comparison {
  readonly column: string;
  readonly value: ts.Expression;
  readonly isList?: boolean;
}

/** What a step of a builder compares. */
export interface Compared {
  readonly comparisons: readonly [Comparison, ...Comparison[]];
  /** What else the same object asks for, as source text. */
  readonly rest?: string;
}

/** `where({ id })`, `where('id', id)`, `where('id', '=', id)`, `whereIn('id', ids)`, `where('id', 'in', ids)` */
export function comparedBy({ name, call: { arguments: list } }: ChainStep, varies: (node: ts.Node) => boolean): Compared | undefined {
  const [first, second, third, ...others] = list;
  if (!first || others.length) return;
  if (!second) {
    const [one, ...more] = varyingConditions(first, varies, () => undefined);
    if (!one || !ts.isObjectLiteralExpression(first)) return;
    const rest = first.properties.filter((property) => !varies(property)).map((property) => property.getText());
    const comparison = ({ key, value }: Condition): Comparison => ({ column: key, value });
    return { comparisons: [comparison(one), ...more.map(comparison)], ...(rest.length && { rest: `{ ${rest.join(', ')} }` }) };
  }
  const operator = third && (ts.isStringLiteral(second) ? second.text : '');
  const isList = name === 'whereIn' ? !third : operator === 'in';
  if (operator !== undefined && !isList && operator !== '=') return;
  const value = third ?? second;
  if (!ts.isStringLiteral(first) || !/^\w+(\.\w+)*$/.test(first.text) || !varies(value)) return;
  return { comparisons: [{ column: first.text, value, ...(isList && { isList }) }] };
}

/** What steps of a builder ask for; a row has a column by the last of its names. */
export function askedBySteps(compared: readonly Compared[]): (KeyOf & { readonly beside?: readonly KeyOf[] }) | undefined {
  const [first, ...others] = compared
    .flatMap(({ comparisons }) => comparisons)
    .map(({ column, ...rest }): KeyOf => ({ key: column.split('.').at(-1)!, ...rest }));
  return first && { ...first, ...(others.length && { beside: others }) };
}

/** The steps in the place of those that compare: each of its columns with a list. `inList` writes one of them. */
export function stepsOfMany(
  steps: readonly ChainStep[],
  compared: readonly Compared[],
  lists: readonly string[],
  inList: (column: string, list: string) => string,
): readonly (readonly [ChainStep, string])[] {
  const left = [...lists];
  return steps.map((step, at) => {
    const { comparisons, rest } = compared[at]!;
    return [step, (rest ? `.where(${rest})` : '') + comparisons.map(({ column }) => inList(column, left.shift()!)).join('')];
  });
}

/** Whether `select('id', 'name')`, `select('*')`, `select()` or `select(['id'])` brings a column under its own name. */
export function keepsColumn(key: string, columns: readonly ts.Expression[]): boolean {
  const names = columns.flatMap((column) => (ts.isArrayLiteralExpression(column) ? [...column.elements] : [column]));
  return !names.length || names.some((name) => ts.isStringLiteral(name) && ['*', key].includes(name.text.replace(/^.*\./, '')));
}
