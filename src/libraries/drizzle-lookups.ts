import { textWith } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { isAggregate } from '../syntax/aggregates.ts';
import { argumentsOf, type Chain, chainOf, chainWith, hasOnly } from '../syntax/chains.ts';
import { keepsProperty } from '../syntax/conditions.ts';
import { awaitAround, type Call, calleeOf } from '../syntax/expressions.ts';
import { limitedTo, textWithout } from '../syntax/limits.ts';
import { singular } from '../syntax/naming.ts';
import { entries } from '../syntax/objects.ts';
import { firstOf, isReadByProperty, resultOf } from '../syntax/results.ts';
import { isUniqueByName } from '../syntax/tables.ts';
import { askedBy, comparisonsIn, inLists, isUniqueIn, operatorsOf, operatorsOfMany } from './drizzle-conditions.ts';
import type { Lookup, Varies } from './lookup.ts';

/** A look-up of Drizzle, as a select or by the name of its table. */
export function lookup(call: Call, varies: Varies): Lookup | undefined {
  const chain = chainOf(call);
  return chain && (lookupOfSelect(call, chain, varies) ?? lookupOfQuery(call, varies) ?? lookupOfCount(call, varies));
}

/** `db.select().from(users).where(eq(users.id, id))`, of which the first row is taken, or all of them. */
function lookupOfSelect(call: Call, chain: Chain, varies: Varies): Lookup | undefined {
  const awaited = awaitAround(call);
  const [table] = argumentsOf(chain, 'from') ?? [];
  const selecting = chain.steps.find(({ name }) => name === 'select');
  const [columns] = selecting?.call.arguments ?? [];
  const where = chain.steps.find(({ name }) => name === 'where');
  const [condition] = where?.call.arguments ?? [];
  const comparisons = condition ? comparisonsIn(condition, varies) : [];
  if (
    !awaited ||
    !table ||
    !where ||
    !condition ||
    !comparisons.length ||
    !hasOnly(chain, ['select', 'from', 'where', 'limit', 'orderBy', 'leftJoin', 'innerJoin'])
  )
    return;
  if (chain.steps.some((step) => step !== where && step.call.arguments.some(varies))) return;
  const isJoined = chain.steps.some(({ name }) => name.endsWith('Join'));
  const first = firstOf(awaited);
  const otherwise = columns && first && !isJoined && comparisons.length === 1 ? aggregateOfNone(columns, first) : undefined;
  const nameOf = (column: ts.PropertyAccessExpression): string | undefined =>
    columns && !otherwise ? nameOfColumn(columns, column) : isJoined ? undefined : column.name.text;
  const asked = askedBy(comparisons, ({ column }) => nameOf(column));
  const limit = chain.steps.find(({ name }) => name === 'limit');
  const isUnique = !isJoined && comparisons.some(({ column }) => isUniqueIn(table, column));
  const ordered = chain.steps.some(({ name }) => name === 'orderBy');
  const limited =
    first && limit?.call.arguments[0]?.getText() === '1' ? {} : limitedTo(limit?.call.arguments[0], ordered && !first && !isJoined);
  if (!asked || !limited) return;
  if (first && comparisons.some(({ isList }) => isList)) return;
  return {
    ...ofTable(table),
    ...asked,
    gives: first ? 'row' : 'rows',
    ...limited,
    isFirst: first !== undefined && !otherwise && !isUnique,
    ...(otherwise && { noun: `${ofTable(table).noun}Total`, otherwise }),
    results: [first ?? awaited],
    many: (keys, imported, beside = []) => {
      const listed = textWith(condition, inLists(comparisons, [keys, ...beside], imported));
      const column = comparisons[0]!.column.getText();
      const grouped = otherwise ? `.groupBy(${column})` : '';
      const dropped = limit ? [[limit, ''] as const] : [];
      const keyed = otherwise ? [[selecting!, `.select(${columns!.getText().replace('{', `{ ${asked.key}: ${column},`)})`] as const] : [];
      return chainWith(chain, new Map([[where, `.where(${listed})${grouped}`], ...dropped, ...keyed]));
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
  if (
    [...options].some(
      ([name, value]) => !['where', 'with', 'columns', 'orderBy', 'limit'].includes(name) || (name !== 'where' && varies(value)),
    )
  )
    return;
  const comparisons = comparisonsIn(where, varies);
  const asked = askedBy(comparisons, ({ column }) => column.name.text);
  const table = callee.expression.name;
  if (!asked || !comparisons.every(({ column }) => keepsProperty(column.name.text, options.get('columns')))) return;
  if (isOne && comparisons.some(({ isList }) => isList)) return;
  const operators = operatorsOf(where);
  const limited = limitedTo(options.get('limit'), options.has('orderBy') && !isOne);
  if (!limited) return;
  return {
    ...ofTable(table),
    ...asked,
    gives: isOne ? 'row' : 'rows',
    ...limited,
    isFirst: isOne && !comparisons.some(({ column }) => isUniqueByName(column.name.text, table.text)),
    results: [result],
    many: (keys, imported, beside = []) =>
      textWithout(
        call,
        new Map<ts.Node, string>([
          [callee.name, 'findMany'],
          ...inLists(comparisons, [keys, ...beside], operators ? (name) => name : imported),
          ...(operators ? [[operators, operatorsOfMany(operators, where, comparisons)] as const] : []),
        ]),
        options.get('limit'),
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
  const [comparison, ...more] = comparisonsIn(where, varies);
  if (!comparison || more.length || comparison.isList || comparison.column.expression.getText() !== table.getText()) return;
  const column = comparison.column.getText();
  const key = comparison.column.name.text;
  return {
    ...ofTable(table),
    key,
    value: comparison.value,
    gives: 'count',
    results: [result],
    many: (keys, imported) => {
      const condition = textWith(where, inLists([comparison], [keys], imported));
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
function ofTable(table: ts.Expression): Pick<Lookup, 'noun' | 'source' | 'compareAs' | 'bindsEach' | 'ofNone'> {
  const name = /\w+$/.exec(table.getText())?.[0] ?? 'rows';
  const noun = singular(name.replace(/(Table|Schema)$/, ''));
  return {
    noun,
    source: new RegExp(`\\b(from|insert|update|delete|query\\.)\\(?${name}\\b`, 'g'),
    compareAs: 'value',
    bindsEach: true,
    ofNone: '[]',
  };
}

/** What `{ count: count(), latest: max(orders.number) }` is over no rows, where nothing else is selected: Drizzle makes numbers of counts. */
function aggregateOfNone(columns: ts.Expression, result: ts.Node): string | undefined {
  const parts = [...(entries(columns) ?? [])].map(([name, value]) => {
    const fn = ts.isCallExpression(value) ? value.expression.getText() : '';
    return isAggregate(fn) ? `${name}: ${/^count/.test(fn) ? '0' : 'null'}` : undefined;
  });
  return parts.length && parts.every((part) => part !== undefined) && isReadByProperty(result) ? `{ ${parts.join(', ')} }` : undefined;
}

/** What a selected column is called in a row. */
function nameOfColumn(columns: ts.Expression, column: ts.Expression): string | undefined {
  return [...(entries(columns) ?? [])].find(([, value]) => value.getText() === column.getText())?.[0];
}
