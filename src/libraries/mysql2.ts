import { textWith } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { awaitAround, type Call, calleeOf, wrapped } from '../syntax/expressions.ts';
import { singular } from '../syntax/naming.ts';
import { isFirst, isFirstPattern, isReadByProperty } from '../syntax/results.ts';
import {
  aggregateRowOf,
  groupedBy,
  limitIn,
  nameOfTable,
  type SqlCondition,
  selectStatementOf,
  selects,
} from '../syntax/select-statements.ts';
import { isUniqueByName, mentionOf } from '../syntax/tables.ts';
import { defineLibrary, named } from './library.ts';
import type { Asked, Lookup, Varies } from './lookup.ts';

/** https://sidorares.github.io/node-mysql2/docs */
export const mysql2 = defineLibrary({
  id: 'mysql2',
  name: 'MySQL2',
  packages: ['mysql2', 'mysql2/promise', 'mysql2/promise.js', 'mysql'],
  exports: {
    ...named('factory', ['createPool', 'createConnection', 'createPoolPromise', 'createPoolCluster']),
    ...named('Client', ['Pool', 'Connection', 'PoolConnection', 'PoolCluster', 'PoolNamespace', 'QueryableConnection']),
    PreparedStatementInfo: 'Statement',
  },
  shapes: {
    factory: { call: { returns: 'client' } },
    Client: { instance: 'client' },
    client: {
      members: { ...named('query', ['query', 'execute']), ...named('factory', ['getConnection', 'promise', 'of']), prepare: 'prepare' },
    },
    Statement: { instance: 'statement' },
    prepare: { call: { returns: 'statement' } },
    statement: { members: { execute: 'query' } },
    query: { call: { operation: { kind: 'read' } } },
  },
  lookup,
});

/** `pool.execute('SELECT … FROM users WHERE id = ?', [id])`; what is prepared takes no lists, `query` does. */
function lookup(call: Call, varies: Varies): Lookup | undefined {
  const callee = calleeOf(call);
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(callee) || !/^(query|execute)$/.test(callee.name.text)) return;
  const [sql, values, ...others] = call.arguments;
  if (!sql || !ts.isStringLiteralLike(sql) || !values || !ts.isArrayLiteralExpression(values) || others.length) return;
  // Without a type of its own, a result may also be what a write gives.
  if (!call.typeArguments && /\.[cm]?tsx?$/.test(call.getSourceFile().fileName)) return;
  const statement = selectStatementOf(sql.text);
  const parameters = statement?.conditions.filter(({ text }) => text.includes('?')) ?? [];
  const varying = values.elements.filter(varies);
  const [first, ...more] = askedFor(varying, parameters, values.elements);
  const result = rowsOf(call);
  if (!statement || !first || more.length + 1 < varying.length || !result) return;
  const asked = [first, ...more];
  const isOne = result.gives === 'row';
  const limited = limitIn(statement, isOne);
  if (!limited || (isOne && asked.some(({ isList }) => isList))) return;
  const table = nameOfTable(statement.table);
  const row = isOne && !more.length && isReadByProperty(result.results[0]!) ? aggregateRowOf(statement, '0') : undefined;
  // Most collations of MySQL compare texts without case, memory does not.
  if (!asked.every(({ key }) => /(id|uuid|guid)$/i.test(key) && (row || selects(statement, key)))) return;
  return {
    noun: singular(table) + (row ? (row.isCount ? 'Count' : 'Total') : ''),
    source: mentionOf(table),
    ...first,
    ...(more.length && { beside: more }),
    ...result,
    ...limited,
    isFirst: isOne && !row && !asked.some(({ key }) => isUniqueByName(key, table)),
    ...(row && { otherwise: row.ofNone }),
    many: (keys, _, beside = []) => {
      const many = asked
        .filter(({ isList }) => !isList)
        .reduce((text, { key }) => text.replace(new RegExp(`([\`"]?\\b${key}\\b[\`"]?)\\s*=\\s*\\?`), '$1 IN (?)'), sql.getText())
        .replace(/\s+LIMIT\s+\d+(?=\s*;?\s*['"`]$)/i, '');
      const written = parameters[values.elements.indexOf(first.value)]!.text.replace(/\s*=.*$/, '');
      return textWith(
        call,
        new Map<ts.Node, string>([
          [callee.name, 'query'],
          [sql, row ? groupedBy(written, many) : many],
          ...asked.map(({ value }, at) => [value, [keys, ...beside][at]!] as const),
        ]),
      );
    },
    unpack: (rows) => `[${rows}]`,
    ofNone: '[[]]',
    missing: 'undefined',
    isClaimed: true,
    compareAs: 'text',
  };
}

/** What the values that vary are compared with, by their places; none where each parameter is not one condition. */
function askedFor(
  varying: readonly ts.Expression[],
  parameters: readonly SqlCondition[],
  values: readonly ts.Expression[],
): readonly Asked[] {
  if (parameters.length !== values.length) return [];
  return varying.flatMap((value) => {
    const { column, isList } = parameters[values.indexOf(value)]!;
    return column && !ts.isSpreadElement(value) ? [{ key: column, value, ...(isList && { isList }) }] : [];
  });
}

/** What stands for the rows, `const [rows] = await …` or `(await …)[0]`, or for the first of them. */
function rowsOf(call: ts.CallExpression): Pick<Lookup, 'gives' | 'results'> | undefined {
  const awaited = awaitAround(call);
  const parent = awaited && wrapped(awaited).parent;
  if (!parent) return;
  if (isFirst(parent)) return isFirst(parent.parent) ? { gives: 'row', results: [parent.parent] } : { gives: 'rows', results: [parent] };
  if (!ts.isVariableDeclaration(parent) || !ts.isArrayBindingPattern(parent.name) || parent.name.elements.length !== 1) return;
  const [element] = parent.name.elements;
  if (!element || !ts.isBindingElement(element)) return;
  if (ts.isIdentifier(element.name)) return { gives: 'rows', results: [parent] };
  return isFirstPattern(element.name) ? { gives: 'row', results: [parent] } : undefined;
}
