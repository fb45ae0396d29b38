import { ts } from '../engine/ts.ts';
import { unwrapped } from '../syntax/expressions.ts';
import { isUniqueByName } from '../syntax/tables.ts';
import type { Asked, Lookup, Varies } from './lookup.ts';

interface Comparison {
  /** `eq(users.id, id)`, `inArray(users.id, ids)` */
  readonly node: ts.CallExpression;
  readonly column: ts.PropertyAccessExpression;
  readonly value: ts.Expression;
  readonly isList?: boolean;
}

/** The parts of a condition that vary, alone or in an `and`; none where anything else varies. */
export function comparisonsIn(where: ts.Node, varies: Varies): readonly Comparison[] {
  const found: Comparison[] = [];
  const visit = (node: ts.Node): boolean => {
    if (!varies(node)) return true;
    if (ts.isArrowFunction(node)) return visit(node.body);
    if (!ts.isCallExpression(node)) return false;
    const name = node.expression.getText();
    if (name === 'and') return node.arguments.every(visit);
    const [column, value] = node.arguments;
    if (!/^(eq|inArray)$/.test(name) || !column || !value || varies(column) || !ts.isPropertyAccessExpression(column)) return false;
    found.push({ node, column, value, ...(name === 'inArray' && { isList: true }) });
    return true;
  };
  return visit(where) ? found : [];
}

export function askedBy(
  comparisons: readonly Comparison[],
  nameOf: (comparison: Comparison) => string | undefined,
): (Asked & Pick<Lookup, 'beside'>) | undefined {
  const asked = comparisons.flatMap((one): Asked[] => {
    const key = nameOf(one);
    return key ? [{ key, value: one.value, ...(one.isList && { isList: true }) }] : [];
  });
  const [first, ...beside] = asked;
  return first && asked.length === comparisons.length ? { ...first, ...(beside.length && { beside }) } : undefined;
}

export function inLists(
  comparisons: readonly Comparison[],
  lists: readonly string[],
  imported: (name: string) => string,
): ReadonlyMap<ts.Node, string> {
  return new Map(comparisons.map(({ node, column }, at) => [node, `${imported('inArray')}(${column.getText()}, ${lists[at]})`]));
}

export function isUniqueIn(table: ts.Expression, { expression, name }: ts.PropertyAccessExpression): boolean {
  return expression.getText() === table.getText() && isUniqueByName(name.text, table.getText());
}

/** The operators that a function is handed: `(users, { eq }) => …`. */
export function operatorsOf(where: ts.Expression): ts.ObjectBindingPattern | undefined {
  const fn = unwrapped(where);
  const pattern = ts.isArrowFunction(fn) ? fn.parameters[1]?.name : undefined;
  return pattern && ts.isObjectBindingPattern(pattern) ? pattern : undefined;
}

/** The same with `inArray`, and without `eq` where that was for what is now a list. */
export function operatorsOfMany(pattern: ts.ObjectBindingPattern, where: ts.Expression, comparisons: readonly Comparison[]): string {
  const equalities = comparisons.filter(({ isList }) => !isList).length;
  const isLeft = (where.getText().match(/\beq\(/g)?.length ?? 0) > equalities;
  const names = pattern.elements.map((element) => element.getText());
  const left = isLeft || !equalities ? names : names.map((name) => (name === 'eq' ? 'inArray' : name));
  return `{ ${[...new Set(left.includes('inArray') ? left : [...left, 'inArray'])].join(', ')} }`;
}
