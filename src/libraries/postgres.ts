import { ts } from '../engine/ts.ts';
import { awaitAround, type Call } from '../syntax/expressions.ts';
import { singular } from '../syntax/naming.ts';
import { firstOf, isReadByProperty } from '../syntax/results.ts';
import {
  type AskedInSql,
  aggregateRowOf,
  groupedBy,
  limitIn,
  nameOfTable,
  selects,
  selectTemplateOf,
  templateOfMany,
} from '../syntax/select-statements.ts';
import { isUniqueByName, mentionOf } from '../syntax/tables.ts';
import { defineLibrary, named } from './library.ts';
import type { Asked, Lookup, Varies } from './lookup.ts';

const types = {
  ...named('Sql', ['Sql', 'TransactionSql', 'ReservedSql', 'ISql']),
  ...named('Statement', ['PendingQuery', 'PendingValuesQuery']),
};

/** https://github.com/porsager/postgres */
export const postgres = defineLibrary({
  id: 'postgres',
  name: 'Postgres.js',
  packages: ['postgres'],
  exports: { default: 'factory', '=': 'factory', ...types },
  shapes: {
    factory: { call: { returns: 'sql' }, instance: 'sql', members: { ...types, default: 'factory' } },
    Sql: { instance: 'sql' },
    Statement: { instance: 'statement' },
    sql: {
      call: { returns: 'statement' },
      members: {
        ...named('statement maker', ['unsafe', 'file']),
        ...named('transaction', ['begin', 'savepoint']),
        reserve: 'reserve',
        notify: 'publish',
      },
    },
    transaction: { callback: 'sql', opensTransaction: true },
    reserve: { call: { returns: 'sql' } },
    'statement maker': { call: { returns: 'statement' } },
    /** Sent when it is waited for; inside another statement it is a fragment. */
    statement: {
      members: { ...named('statement maker', ['simple', 'values', 'raw', 'describe']), ...named('read', ['execute', 'forEach', 'cursor']) },
      awaited: { operation: { kind: 'read' } },
    },
    read: { call: { operation: { kind: 'read' } } },
    publish: { call: { operation: { kind: 'publish' } } },
  },
  lookup,
});

/** ``sql`SELECT … FROM users WHERE id = ${id}` ``, of which the first row is taken, or all of them. */
function lookup(call: Call, varies: Varies): Lookup | undefined {
  const awaited = awaitAround(call);
  const statement = ts.isTaggedTemplateExpression(call) ? selectTemplateOf(call, varies) : undefined;
  if (!awaited || !statement || !ts.isTaggedTemplateExpression(call)) return;
  const [asked, ...others] = statement.asked;
  const table = nameOfTable(statement.table);
  const first = firstOf(awaited);
  const limited = limitIn(statement, first !== undefined);
  if (!limited) return;
  const row = first && !others.length && isReadByProperty(first) ? aggregateRowOf(statement, "'0'") : undefined;
  if (!row && !statement.asked.every((one) => selects(statement, one.column))) return;
  if (first && statement.asked.some((one) => one.isList)) return;
  return {
    noun: singular(table) + (row ? (row.isCount ? 'Count' : 'Total') : ''),
    source: mentionOf(table),
    ...keyIn(asked),
    ...(others.length && { beside: others.map(keyIn) }),
    gives: first ? 'row' : 'rows',
    ...limited,
    isFirst: first !== undefined && !row && !statement.asked.some((one) => isUniqueByName(one.column, table)),
    ...(row && { otherwise: row.ofNone }),
    results: [first ?? awaited],
    many: (keys, _, beside = []) => {
      const text = templateOfMany(call, statement.asked, [keys, ...beside], (list) => `= ANY(\${${list}})`);
      return row ? groupedBy(asked.text.replace(/\s*=.*$/, ''), text) : text;
    },
    missing: 'undefined',
    isClaimed: true,
    compareAs: 'text',
  };
}

function keyIn({ column, value, isList }: AskedInSql): Asked {
  return { key: column, value, ...(isList && { isList }) };
}
