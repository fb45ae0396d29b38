import { textWith } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { awaitAround, type Call, calleeOf, wrapped } from '../syntax/expressions.ts';
import { singular } from '../syntax/naming.ts';
import { isFirst, isFirstPattern, isReadByProperty } from '../syntax/results.ts';
import { aggregateRowOf, groupedBy, nameOfTable, selectStatementOf, selects } from '../syntax/select-statements.ts';
import { isUniqueByName, mentionOf } from '../syntax/tables.ts';
import { defineLibrary, type Lookup, named, type Varies } from './library.ts';

const clients = named('Client', ['Pool', 'Client', 'PoolClient', 'ClientBase']);

/** https://node-postgres.com/apis/client */
export const pg = defineLibrary({
  id: 'pg',
  name: 'node-postgres',
  packages: ['pg', 'pg-pool'],
  exports: { ...clients, native: 'module', default: 'module', '=': 'module' },
  shapes: {
    /** `pg-pool` exports the class alone. */
    module: { members: { ...clients, native: 'module', default: 'module' }, instance: 'client' },
    Client: { instance: 'client' },
    client: { members: { query: 'query', connect: 'connect' } },
    query: { call: { operation: { kind: 'read' } } },
    connect: { call: { returns: 'client' } },
  },
  lookup,
});

/** `client.query('SELECT … FROM customers WHERE id = $1', [id])` of which the first row is read, or all of them. */
function lookup(call: Call, varies: Varies): Lookup | undefined {
  const callee = calleeOf(call);
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(callee)) return;
  const [sql, values, ...others] = call.arguments;
  if (!sql || !ts.isStringLiteralLike(sql) || !values || !ts.isArrayLiteralExpression(values) || others.length) return;
  const [value, ...more] = values.elements.filter(varies);
  const result = rowsOf(call);
  const statement = selectStatementOf(sql.text);
  const asked = value && statement?.conditions.find(({ parameter }) => parameter === `$${values.elements.indexOf(value) + 1}`);
  if (!value || more.length || ts.isSpreadElement(value) || !result || !statement || !asked?.column) return;
  const { column, parameter } = asked;
  const table = nameOfTable(statement.table);
  const isOne = result.gives === 'row';
  if (!isOne && statement.isLimitedToOne) return;
  const row = isOne && !call.typeArguments && isReadByProperty(result.results[0]!) ? aggregateRowOf(statement, "'0'") : undefined;
  if (!row && !selects(statement, column)) return;
  const written = asked.text.replace(/\s*=.*$/, '');
  return {
    noun: singular(table) + (row ? (row.isCount ? 'Count' : 'Total') : ''),
    source: mentionOf(table),
    // PostgreSQL folds names without quotes to small letters, and that is what a row's properties are called.
    key: asked.text.startsWith('"') ? column : column.toLowerCase(),
    value,
    ...result,
    isFirst: isOne && !row && !isUniqueByName(column, table),
    ...(row && { otherwise: row.ofNone }),
    many: (keys) =>
      textWith(
        call,
        new Map<ts.Node, string>([
          [sql, row ? groupedBy(written, anyOf(sql.getText(), parameter!)) : anyOf(sql.getText(), parameter!)],
          [value, keys],
        ]),
      ),
    unpack: (rows) => (rows === 'rows' ? '{ rows }' : `{ rows: ${rows} }`),
    missing: 'undefined',
    isClaimed: call.typeArguments !== undefined,
    compareAs: 'text',
  };
}

/** The same statement for a list of keys. */
function anyOf(statement: string, parameter: string): string {
  const compared = new RegExp(`=\\s*\\${parameter}(?!\\d)(::\\w+)?`);
  return statement
    .replace(compared, (_, cast: string | undefined) => `= ANY(${parameter}${cast ? `${cast}[]` : ''})`)
    .replace(/\s+LIMIT\s+1(?=\s*;?\s*['"`]$)/i, '');
}

/** What stands for the rows: `(await …).rows`, `const { rows } = await …`; for the first of them: `….rows[0]`, `const { rows: [row] } = …`. */
function rowsOf(call: ts.CallExpression): Pick<Lookup, 'gives' | 'results'> | undefined {
  const awaited = awaitAround(call);
  if (!awaited) return;
  const { parent } = wrapped(awaited);
  if (ts.isPropertyAccessExpression(parent) && parent.name.text === 'rows')
    return isFirst(parent.parent) ? { gives: 'row', results: [parent.parent] } : { gives: 'rows', results: [parent] };
  if (!ts.isVariableDeclaration(parent) || !ts.isObjectBindingPattern(parent.name) || parent.name.elements.length !== 1) return;
  const [element] = parent.name.elements;
  if (!element || (element.propertyName ?? element.name).getText() !== 'rows' || element.initializer) return;
  if (ts.isIdentifier(element.name)) return { gives: 'rows', results: [parent] };
  return isFirstPattern(element.name) ? { gives: 'row', results: [parent] } : undefined;
}
