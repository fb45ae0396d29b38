import { ts } from '../engine/ts.ts';
import { awaitAround, unwrapped, wrapped } from '../syntax/expressions.ts';
import { singular } from '../syntax/naming.ts';
import { isUniqueByName, mentionOf } from '../syntax/tables.ts';
import { defineLibrary, type Lookup, named } from './library.ts';

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

/** Exactly this statement; anything more deserves a reader who knows it. */
const lookupSql = /^\s*SELECT\s+(?<columns>\*|[\w\s,]+?)\s+FROM\s+(?<table>\w+)\s+WHERE\s+(?<key>\w+)\s*=\s*\$1(?:\s+LIMIT\s+1)?\s*;?\s*$/i;

/** `client.query('SELECT … FROM customers WHERE id = $1', [id])` of which only the first row is read. */
function lookup(call: ts.CallExpression): Lookup | undefined {
  const callee = unwrapped(call.expression);
  const [sql, values, ...others] = call.arguments;
  if (!ts.isPropertyAccessExpression(callee) || !sql || !ts.isStringLiteralLike(sql) || others.length) return;
  const { columns: list, table, key: column } = lookupSql.exec(sql.text)?.groups ?? {};
  const value = values && ts.isArrayLiteralExpression(values) && values.elements.length === 1 ? values.elements[0] : undefined;
  const rows = firstRow(call);
  if (!list || !table || !column || !value || ts.isSpreadElement(value) || !rows || !isUniqueByName(column, table)) return;
  // PostgreSQL folds names without quotes to small letters, and that is what a row's properties are called.
  const key = column.toLowerCase();
  const columns = list.split(',').map((name) => name.trim().replace(/\s+/g, ' '));
  if (
    list !== '*' &&
    columns
      .filter((name) => name.split(' ').at(-1)?.toLowerCase() === key)
      .join()
      .toLowerCase() !== key
  )
    return;
  const statement = `SELECT ${columns.join(', ')} FROM ${table} WHERE ${column} = ANY($1)`;
  const types = call.typeArguments ? `<${call.typeArguments.map((type) => type.getText()).join(', ')}>` : '';
  return {
    noun: singular(table),
    source: mentionOf(table),
    key,
    value,
    rows,
    many: (keys) => `${callee.getText()}${types}('${statement}', [${keys}])`,
    unpack: 'rows',
    missing: 'undefined',
    isClaimed: types !== '',
    compareAs: 'text',
  };
}

/** What stands for the first row: `(await …).rows[0]` or `const { rows: [row] } = await …`. */
function firstRow(call: ts.CallExpression): Lookup['rows'] | undefined {
  const awaited = awaitAround(call);
  if (!awaited) return;
  const { parent } = wrapped(awaited);
  if (ts.isPropertyAccessExpression(parent) && parent.name.text === 'rows') return isFirst(parent.parent) ? [parent.parent] : undefined;
  if (!ts.isVariableDeclaration(parent) || !ts.isObjectBindingPattern(parent.name) || parent.name.elements.length !== 1) return;
  const [element] = parent.name.elements;
  if (!element || (element.propertyName ?? element.name).getText() !== 'rows' || element.initializer) return;
  if (!ts.isArrayBindingPattern(element.name)) return;
  const [first, ...more] = element.name.elements;
  const isSingle =
    first && !more.length && ts.isBindingElement(first) && ts.isIdentifier(first.name) && !first.initializer && !first.dotDotDotToken;
  return isSingle ? [parent] : undefined;
}

function isFirst(node: ts.Node): boolean {
  return ts.isElementAccessExpression(node) && node.argumentExpression.getText() === '0';
}
