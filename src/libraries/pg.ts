import { textWith } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { type Call, calleeOf } from '../syntax/expressions.ts';
import { singular } from '../syntax/naming.ts';
import { isReadByProperty } from '../syntax/results.ts';
import {
  type AskedInSql,
  aggregateRowOf,
  askedInSql,
  groupedBy,
  limitIn,
  nameOfTable,
  selectStatementOf,
  selects,
} from '../syntax/select-statements.ts';
import { isUniqueByName, mentionOf } from '../syntax/tables.ts';
import { defineLibrary, named } from './library.ts';
import type { Asked, Lookup, Varies } from './lookup.ts';
import { areOnlyCounted, rowsOf } from './pg-results.ts';

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
  const varying = values.elements.map((value, at) => ({ value, parameter: `$${at + 1}` })).filter(({ value }) => varies(value));
  const result = rowsOf(call);
  const statement = selectStatementOf(sql.text);
  const asked = statement && askedInSql(statement, varying);
  if (!asked || values.elements.some(ts.isSpreadElement) || !result) return;
  const [first, ...more] = asked;
  const table = nameOfTable(statement.table);
  const isOne = result.gives === 'row';
  const isUnique = asked.some(({ column }) => isUniqueByName(column, table));
  const limited = limitIn(statement, isOne || isUnique);
  if (!limited || (isOne && asked.some(({ isList }) => isList))) return;
  const canAggregate = isOne && !more.length && !call.typeArguments && isOnlyReadInPart(result);
  const row = canAggregate ? aggregateRowOf(statement, "'0'") : undefined;
  const written = first.text.replace(/\s*=.*$/, '');
  // `SELECT 1`, of which somebody asks how many there are.
  const isCounted = !more.length && statement.columns.join() === '1' && areOnlyCounted(result);
  if (!row && !isCounted && !asked.every(({ column }) => selects(statement, column))) return;
  return {
    noun: singular(table) + (row ? (row.isCount ? 'Count' : 'Total') : ''),
    source: mentionOf(table),
    ...keyIn(first),
    ...(more.length && { beside: more.map(keyIn) }),
    ...result,
    ...limited,
    isFirst: isOne && !row && !isUnique,
    ...(row && { otherwise: row.ofNone }),
    many: (keys, _, beside = []) => {
      const many = asked.filter(({ isList }) => !isList).reduce((text, { parameter }) => anyOf(text, parameter!), sql.getText());
      return textWith(
        call,
        new Map<ts.Node, string>([
          [sql, row ? groupedBy(written, many) : isCounted ? many.replace(/\bSELECT\s+1\b/i, `SELECT ${written}`) : many],
          ...asked.map(({ value }, at) => [value, [keys, ...beside][at]!] as const),
        ]),
      );
    },
    unpack: (rows) => (rows === 'rows' ? '{ rows }' : `{ rows: ${rows} }`),
    missing: 'undefined',
    isClaimed: call.typeArguments !== undefined,
    compareAs: 'text',
  };
}

/** Whether nobody gets to see all of the row. */
function isOnlyReadInPart({ results, reads }: Pick<Lookup, 'results' | 'reads'>): boolean {
  return [...(reads?.keys() ?? results)].every(isReadByProperty);
}

/** PostgreSQL folds names without quotes to small letters, and that is what a row's properties are called. */
function keyIn({ text, column, value, isList }: AskedInSql): Asked {
  return { key: text.startsWith('"') ? column : column.toLowerCase(), value, ...(isList && { isList }) };
}

/** The same statement for a list of keys. */
function anyOf(statement: string, parameter: string): string {
  const compared = new RegExp(`=\\s*\\${parameter}(?!\\d)(::\\w+)?`);
  return statement
    .replace(compared, (_, cast: string | undefined) => `= ANY(${parameter}${cast ? `${cast}[]` : ''})`)
    .replace(/\s+LIMIT\s+\d+(?=\s*;?\s*['"`]$)/i, '');
}
