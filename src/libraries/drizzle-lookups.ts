import { textWith } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { argumentsOf, type Chain, chainOf, chainWith, hasOnly } from '../syntax/chains.ts';
import { keepsProperty } from '../syntax/conditions.ts';
import { awaitAround, type Call, calleeOf, unwrapped } from '../syntax/expressions.ts';
import { singular } from '../syntax/naming.ts';
import { entries } from '../syntax/objects.ts';
import { firstOf, resultOf } from '../syntax/results.ts';
import { isUniqueByName } from '../syntax/tables.ts';
import type { Lookup, Varies } from './library.ts';

/** A look-up of Drizzle, as a select or by the name of its table. */
export function lookup(call: Call, varies: Varies): Lookup | undefined {
  const chain = chainOf(call);
  return chain && (lookupOfSelect(call, chain, varies) ?? lookupOfQuery(call, varies) ?? lookupOfCount(call, varies));
}

/** `db.select().from(users).where(eq(users.id, id))`, of which the first row is taken, or all of them. */
function lookupOfSelect(call: Call, chain: Chain, varies: Varies): Lookup | undefined {
  const awaited = awaitAround(call);
  const [table] = argumentsOf(chain, 'from') ?? [];
  const [columns] = argumentsOf(chain, 'select') ?? [];
  const where = chain.steps.find(({ name }) => name === 'where');
  const comparison = where && equalityIn(where.call, varies);
  if (!awaited || !table || !comparison || !hasOnly(chain, ['select', 'from', 'where', 'limit', 'orderBy', 'leftJoin', 'innerJoin']))
    return;
  if (chain.steps.some((step) => step !== where && step.call.arguments.some(varies))) return;
  const isJoined = chain.steps.some(({ name }) => name.endsWith('Join'));
  const key = columns ? nameOfColumn(columns, comparison.column) : isJoined ? undefined : comparison.column.name.text;
  const first = firstOf(awaited);
  const limit = chain.steps.find(({ name }) => name === 'limit');
  const isOfTable = comparison.column.expression.getText() === table.getText();
  const isUnique = !isJoined && isOfTable && isUniqueByName(comparison.column.name.text, table.getText());
  if (!key || (limit && !(first && limit.call.arguments[0]?.getText() === '1'))) return;
  return {
    ...ofTable(table, comparison.value),
    key,
    gives: first ? 'row' : 'rows',
    isFirst: first !== undefined && !isUnique,
    results: [first ?? awaited],
    many: (keys, imported) => {
      const condition = textWith(where!.call.arguments[0]!, new Map([[comparison.equality, inList(comparison, keys, imported)]]));
      return chainWith(chain, new Map([[where!, `.where(${condition})`], ...(limit ? [[limit, ''] as const] : [])]));
    },
    imports: [{ name: 'inArray', from: 'drizzle-orm', insteadOf: 'eq' }],
    missing: 'undefined',
    isClaimed: true,
  };
}

/** `db.query.users.findFirst({ where: eq(users.id, id) })`, or with a function that is handed the operators. */
function lookupOfQuery(call: Call, varies: Varies): Lookup | undefined {
  const callee = calleeOf(call);
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(callee) || !ts.isPropertyAccessExpression(callee.expression)) return;
  const isOne = callee.name.text === 'findFirst';
  const options = entries(call.arguments[0]);
  const where = options?.get('where');
  const result = resultOf(call);
  if (!(isOne || callee.name.text === 'findMany') || !options || !where || !result || call.arguments.length !== 1) return;
  if ([...options].some(([name, value]) => !['where', 'with', 'columns', 'orderBy'].includes(name) || (name !== 'where' && varies(value))))
    return;
  const comparison = equalityIn(where, varies);
  const key = comparison?.column.name.text;
  const table = callee.expression.name;
  if (!comparison || !key || !keepsProperty(key, options.get('columns'))) return;
  const operators = operatorsOf(where);
  return {
    ...ofTable(table, comparison.value),
    key,
    gives: isOne ? 'row' : 'rows',
    isFirst: isOne && !isUniqueByName(key, table.text),
    results: [result],
    many: (keys, imported) =>
      textWith(
        call,
        new Map<ts.Node, string>([
          [callee.name, 'findMany'],
          [comparison.equality, inList(comparison, keys, operators ? (name) => name : imported)],
          ...(operators ? [[operators, 'inArray'] as const] : []),
        ]),
      ),
    ...(!operators && { imports: [{ name: 'inArray', from: 'drizzle-orm', insteadOf: 'eq' }] }),
    missing: 'undefined',
  };
}

/** `db.$count(orders, eq(orders.customerId, id))` */
function lookupOfCount(call: Call, varies: Varies): Lookup | undefined {
  const callee = calleeOf(call);
  const [table, where, ...others] = ts.isCallExpression(call) ? call.arguments : [];
  const result = resultOf(call);
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== '$count' || !table || !where || others.length || !result) return;
  const comparison = equalityIn(where, varies);
  const key = comparison?.column.name.text;
  if (!comparison || !key || comparison.column.expression.getText() !== table.getText()) return;
  const column = comparison.column.getText();
  return {
    ...ofTable(table, comparison.value),
    key,
    gives: 'count',
    results: [result],
    many: (keys, imported) => {
      const condition = textWith(where, new Map([[comparison.equality, inList(comparison, keys, imported)]]));
      const columns = `{ ${key}: ${column}, count: ${imported('count')}() }`;
      return `${callee.expression.getText()}.select(${columns}).from(${table.getText()}).where(${condition}).groupBy(${column})`;
    },
    imports: [
      { name: 'inArray', from: 'drizzle-orm', insteadOf: 'eq' },
      { name: 'count', from: 'drizzle-orm' },
    ],
    missing: 'null',
    countedAs: 'count',
  };
}

/** Drizzle hands out keys as the types of its columns say. Older versions throw where a list is empty. */
function ofTable(table: ts.Expression, value: ts.Expression): Pick<Lookup, 'noun' | 'source' | 'value' | 'compareAs' | 'ofNone'> {
  const name = /\w+$/.exec(table.getText())?.[0] ?? 'rows';
  const noun = singular(name.replace(/(Table|Schema)$/, ''));
  return {
    noun,
    source: new RegExp(`\\b(from|insert|update|delete|query\\.)\\(?${name}\\b`, 'g'),
    value,
    compareAs: 'value',
    ofNone: '[]',
  };
}

interface Equality {
  readonly equality: ts.CallExpression;
  readonly column: ts.PropertyAccessExpression;
  readonly value: ts.Expression;
}

/** The only part of a condition that varies, `eq(users.id, id)`, alone or in an `and`. */
function equalityIn(where: ts.Node, varies: Varies): Equality | undefined {
  const found: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'eq' && varies(node)) found.push(node);
    else if (!ts.isCallExpression(node) || node === where || node.expression.getText() === 'and') ts.forEachChild(node, visit);
  };
  visit(where);
  const [equality, ...others] = found;
  const [column, value] = equality?.arguments ?? [];
  if (!equality || others.length || !column || !value || varies(column) || !ts.isPropertyAccessExpression(column)) return;
  const text = where.getText();
  const at = equality.getStart() - where.getStart();
  const outside = new Set([text.slice(0, at), text.slice(at + equality.getText().length)].join(' ').match(/[A-Za-z_$][\w$]*/g));
  const varying = value.getText().match(/^[A-Za-z_$][\w$]*/)?.[0];
  return varying && outside.has(varying) ? undefined : { equality, column, value };
}

function inList({ column }: Equality, keys: string, imported: (name: string) => string): string {
  return `${imported('inArray')}(${column.getText()}, ${keys})`;
}

/** The `eq` among the operators that a function is handed: `(users, { eq }) => …`. */
function operatorsOf(where: ts.Expression): ts.Node | undefined {
  const fn = unwrapped(where);
  const pattern = ts.isArrowFunction(fn) ? fn.parameters[1]?.name : undefined;
  return pattern && ts.isObjectBindingPattern(pattern) ? pattern.elements.find(({ name }) => name.getText() === 'eq') : undefined;
}

/** What a selected column is called in a row. */
function nameOfColumn(columns: ts.Expression, column: ts.Expression): string | undefined {
  return [...(entries(columns) ?? [])].find(([, value]) => value.getText() === column.getText())?.[0];
}
