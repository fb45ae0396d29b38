import { textWith } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { awaitAround, type Call, calleeOf, wrapped } from '../syntax/expressions.ts';
import { singular } from '../syntax/naming.ts';
import { isFirst, isFirstPattern, isReadByProperty } from '../syntax/results.ts';
import { aggregateRowOf, groupedBy, nameOfTable, selectStatementOf, selects } from '../syntax/select-statements.ts';
import { isUniqueByName, mentionOf } from '../syntax/tables.ts';
import { defineLibrary, type Lookup, named, type Varies } from './library.ts';

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
  const [value, ...more] = values.elements.filter(varies);
  const statement = selectStatementOf(sql.text);
  const parameters = statement?.conditions.filter(({ text }) => text.includes('?')) ?? [];
  const asked = value && parameters.length === values.elements.length ? parameters[values.elements.indexOf(value)] : undefined;
  const result = rowsOf(call);
  if (!value || more.length || ts.isSpreadElement(value) || !statement || !asked?.column || !result) return;
  const { column } = asked;
  const table = nameOfTable(statement.table);
  // Most collations of MySQL compare texts without case, memory does not.
  const row = result.gives === 'row' && isReadByProperty(result.results[0]!) ? aggregateRowOf(statement, '0') : undefined;
  if (!/(id|uuid|guid)$/i.test(column) || !(row || selects(statement, column))) return;
  if (result.gives === 'rows' && statement.isLimitedToOne) return;
  return {
    noun: singular(table) + (row ? (row.isCount ? 'Count' : 'Total') : ''),
    source: mentionOf(table),
    key: column,
    value,
    ...result,
    isFirst: result.gives === 'row' && !row && !isUniqueByName(column, table),
    ...(row && { otherwise: row.ofNone }),
    many: (keys) => {
      const list = asked.text.replace(/=\s*\?$/, 'IN (?)');
      const many = sql
        .getText()
        .replace(new RegExp(`([\`"]?)\\b${column}\\b([\`"]?)\\s*=\\s*\\?`), () => list)
        .replace(/\s+LIMIT\s+1(?=\s*;?\s*['"`]$)/i, '');
      return textWith(
        call,
        new Map<ts.Node, string>([
          [callee.name, 'query'],
          [sql, row ? groupedBy(asked.text.replace(/\s*=.*$/, ''), many) : many],
          [value, keys],
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
