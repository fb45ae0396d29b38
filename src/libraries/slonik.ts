import { textWith } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { type Call, calleeName, calleeOf, unwrapped } from '../syntax/expressions.ts';
import { singular } from '../syntax/naming.ts';
import { resultOf } from '../syntax/results.ts';
import {
  type AskedInSql,
  type ListInSql,
  limitIn,
  nameOfTable,
  selects,
  selectTemplateOf,
  templateOfMany,
} from '../syntax/select-statements.ts';
import { isUniqueByName, mentionOf } from '../syntax/tables.ts';
import { defineLibrary, named } from './library.ts';
import type { Asked, Lookup, Varies } from './lookup.ts';

/** https://github.com/gajus/slonik#query-methods */
export const slonik = defineLibrary({
  id: 'slonik',
  name: 'Slonik',
  packages: ['slonik', '@silverhand/slonik'],
  exports: {
    createPool: 'createPool',
    ...named('Pool', [
      'DatabasePool',
      'CommonQueryMethods',
      'DatabaseConnection',
      'DatabasePoolConnection',
      'DatabaseTransactionConnection',
    ]),
  },
  shapes: {
    createPool: { call: { returns: 'pool' } },
    Pool: { instance: 'pool' },
    pool: {
      members: {
        ...named('query', [
          'any',
          'anyFirst',
          'exists',
          'many',
          'manyFirst',
          'maybeOne',
          'maybeOneFirst',
          'one',
          'oneFirst',
          'query',
          'stream',
        ]),
        transaction: 'transaction',
        connect: 'scope',
      },
    },
    scope: { callback: 'pool' },
    transaction: { callback: 'pool', opensTransaction: true },
    query: { call: { operation: { kind: 'read' } } },
  },
  lookup,
});

/** ``pool.maybeOne(sql.type(user)`SELECT … FROM users WHERE id = ${id}`)``; `any` for lists. */
function lookup(call: Call, varies: Varies): Lookup | undefined {
  const callee = calleeOf(call);
  const [query, ...others] = ts.isCallExpression(call) ? call.arguments : [];
  const way = ts.isPropertyAccessExpression(callee) ? ways.get(callee.name.text) : undefined;
  const result = resultOf(call);
  if (!query || others.length || !way || !result || !ts.isPropertyAccessExpression(callee) || !ts.isTaggedTemplateExpression(query)) return;
  const statement = selectTemplateOf(query, varies, listIn);
  const builder = /^\w+/.exec(query.tag.getText())?.[0];
  if (!statement || !builder) return;
  const [first, ...more] = statement.asked;
  if (way.gives === 'row' && statement.asked.some(({ isList }) => isList)) return;
  const table = nameOfTable(statement.table);
  // Of several rows `one` and `maybeOne` make an error, unless the statement takes the first.
  const isUnique = statement.asked.some((one) => isUniqueByName(one.column, table));
  const limited = limitIn(statement, way.gives === 'row');
  if (!limited || (way.gives === 'row' && !way.isExistence && !isUnique && !statement.isLimitedToOne)) return;
  // Rows that are given a type have the columns of that.
  if (way.isExistence && query.tag.getText() !== `${builder}.unsafe`) return;
  if (!way.isExistence && !statement.asked.every((one) => selects(statement, one.column))) return;
  return {
    noun: singular(table),
    source: mentionOf(table),
    ...keyIn(first),
    ...(more.length && { beside: more.map(keyIn) }),
    ...way,
    ...limited,
    isFirst: way.gives === 'row' && !way.isExistence && !isUnique,
    results: [result],
    many: (keys, _, beside = []) => {
      const anyOf = (list: string): string => `IN (\${${builder}.join(${list}, ${builder}.fragment\`, \`)})`;
      const text = templateOfMany(query, statement.asked, [keys, ...beside], anyOf);
      return textWith(
        call,
        new Map<ts.Node, string>([
          [callee.name, 'any'],
          [query, way.isExistence ? distinct(statement.asked, text) : text],
        ]),
      );
    },
    ofNone: '[]',
    compareAs: 'text',
    bindsEach: true,
  };
}

/** `ids` in `ANY(${sql.array(ids, 'int4')})` and in ``IN (${sql.join(ids, sql.fragment`, `)})``. */
const listIn: ListInSql = (value, isJoined) => {
  const call = unwrapped(value);
  const isWritten = ts.isCallExpression(call) && calleeName(call) === (isJoined ? 'join' : 'array');
  return isWritten ? call.arguments[0] : undefined;
};

function keyIn({ column, value, isList }: AskedInSql): Asked {
  return { key: column, value, ...(isList && { isList }) };
}

/** Of rows that are only asked whether they are there, the keys that have any. */
function distinct(asked: readonly AskedInSql[], text: string): string {
  return text.replace(/\bSELECT\s.*?\sFROM\b/is, `SELECT DISTINCT ${asked.map(({ column }) => column).join(', ')} FROM`);
}

const ways = new Map<string, Pick<Lookup, 'gives' | 'missing' | 'isExistence'>>([
  ['maybeOne', { gives: 'row', missing: 'null' }],
  ['one', { gives: 'row', missing: 'error' }],
  ['exists', { gives: 'row', missing: 'null', isExistence: true }],
  ['any', { gives: 'rows', missing: 'null' }],
]);
