import { ts } from '../engine/ts.ts';
import { awaitAround, unwrapped } from '../syntax/expressions.ts';
import { singular } from '../syntax/naming.ts';
import { entries } from '../syntax/objects.ts';
import { isUniqueByName, mentionOf } from '../syntax/tables.ts';
import { defineLibrary, type Lookup, named } from './library.ts';

const writes = ['insert', 'upsert', 'batchInsert', 'update', 'updateFrom', 'increment', 'decrement', 'del', 'delete', 'truncate'];
/** They run the query they end, without being waited for. */
const senders = ['stream', 'pipe', 'asCallback'];
const silent = named('other', ['toSQL', 'toString', 'toQuery', 'toNative']);
const types = { Transaction: 'Knex', QueryInterface: 'Knex', QueryBuilder: 'Builder', Raw: 'Builder', SchemaBuilder: 'SchemaBuilder' };

/** https://knexjs.org/guide/query-builder.html */
export const knex = defineLibrary({
  id: 'knex',
  name: 'knex',
  packages: ['knex'],
  exports: { default: 'factory', knex: 'factory', Knex: 'Knex', '=': 'factory', ...types },
  shapes: {
    factory: { call: { returns: 'knex' }, instance: 'knex', members: { default: 'factory', knex: 'factory', Knex: 'Knex', ...types } },
    Knex: { instance: 'knex', members: types },
    Builder: { instance: 'reading' },
    SchemaBuilder: { instance: 'schema' },
    knex: {
      call: { returns: 'reading' },
      members: {
        ...named('change', writes),
        ...named('transaction', ['transaction', 'savepoint']),
        transactionProvider: 'transactionProvider',
        withUserParams: 'withUserParams',
        schema: 'schema',
        ...named('other', [
          'commit',
          'rollback',
          'isCompleted',
          'executionPromise',
          'destroy',
          'initialize',
          'on',
          'once',
          'removeListener',
        ]),
        ...named('other', ['ref', 'fn', 'client', 'userParams', 'migrate', 'seed', 'isTransaction', 'VERSION']),
      },
      otherMembers: 'select',
    },
    transaction: { callback: 'knex', call: { returns: 'starting' }, opensTransaction: true },
    transactionProvider: { call: { returns: 'transaction' } },
    starting: { awaited: { gives: 'knex' } },
    withUserParams: { call: { returns: 'knex' } },
    schema: {
      members: { ...named('select', ['hasTable', 'hasColumn']), ...silent },
      otherMembers: 'changeSchema',
      awaited: { operation: { kind: 'write' } },
    },
    changeSchema: { call: { returns: 'schema' } },
    select: { call: { returns: 'reading' } },
    reading: {
      members: { ...named('change', writes), ...named('read', senders), ...silent },
      otherMembers: 'select',
      awaited: { operation: { kind: 'read' } },
    },
    change: { call: { returns: 'writing' } },
    writing: { members: { ...named('write', senders), ...silent }, otherMembers: 'change', awaited: { operation: { kind: 'write' } } },
    read: { call: { operation: { kind: 'read' } } },
    write: { call: { operation: { kind: 'write' } } },
    other: {},
  },
  lookup,
});

/** `knex('customers').where({ id }).first()`, with or without a `select` that keeps the key. */
function lookup(call: ts.CallExpression): Lookup | undefined {
  const awaited = awaitAround(call);
  const chain = chainOf(call);
  const [head, ...steps] = chain ?? [];
  const table = head?.call.arguments[0];
  if (!awaited || !head || !table || !ts.isStringLiteral(table) || !/^[a-z_][\w.]*$/i.test(table.text) || head.call.arguments.length !== 1)
    return;
  const name = table.text.split('.').at(-1)!;
  const { where, first, select, ...others } = Object.fromEntries(steps.map((step) => [step.name, step.call]));
  if (!where || first?.arguments.length !== 0 || Object.keys(others).length || steps.length !== (select ? 3 : 2)) return;
  const [key, value] = condition(where) ?? [];
  if (steps.some(({ call: { typeArguments } }) => typeArguments)) return;
  if (
    !key ||
    !value ||
    !isUniqueByName(key, name) ||
    (select && !select.arguments.some((column) => ts.isStringLiteral(column) && [key, '*'].includes(column.text)))
  )
    return;
  const selected = select ? `.select(${select.arguments.map((column) => column.getText()).join(', ')})` : '';
  return {
    noun: singular(name),
    source: mentionOf(name),
    key,
    value,
    rows: [awaited],
    many: (keys) => `${head.call.getText()}.whereIn('${key}', ${keys})${selected}`,
    missing: 'undefined',
    rejects: ['bigint'],
    compareAs: 'text',
  };
}

interface ChainStep {
  readonly name: string;
  readonly call: ts.CallExpression;
}

/** The calls of `knex('t').where(…).first()` from left to right. */
function chainOf(call: ts.CallExpression): readonly ChainStep[] | undefined {
  const callee = unwrapped(call.expression);
  if (ts.isIdentifier(callee)) return [{ name: '', call }];
  if (!ts.isPropertyAccessExpression(callee)) return;
  const receiver = unwrapped(callee.expression);
  if (!ts.isCallExpression(receiver)) return [{ name: '', call }];
  const before = chainOf(receiver);
  return before && [...before, { name: callee.name.text, call }];
}

function condition({ arguments: [first, second, ...others] }: ts.CallExpression): readonly [string, ts.Expression] | undefined {
  if (!first || others.length) return;
  if (second) return ts.isStringLiteral(first) && /^\w+$/.test(first.text) ? [first.text, second] : undefined;
  const where = entries(first);
  const [only] = where ?? [];
  return where?.size === 1 ? only : undefined;
}
