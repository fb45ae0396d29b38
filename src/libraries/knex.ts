import { ts } from '../engine/ts.ts';
import { awaitAround, unwrapped } from '../syntax/expressions.ts';
import { singular } from '../syntax/naming.ts';
import { entries } from '../syntax/objects.ts';
import { isUniqueByName, mentionOf } from '../syntax/tables.ts';
import { defineLibrary, type Lookup } from './library.ts';

/** https://knexjs.org/guide/query-builder.html */
export const knex = defineLibrary({
  id: 'knex',
  name: 'knex',
  packages: ['knex'],
  exports: { default: 'factory', knex: 'factory', Knex: 'Knex', '=': 'factory' },
  shapes: {
    factory: { call: { returns: 'knex' }, members: { default: 'factory', knex: 'factory', Knex: 'Knex' } },
    Knex: { instance: 'knex', members: { Transaction: 'Knex', QueryBuilder: 'Builder' } },
    Builder: { instance: 'builder' },
    knex: {
      call: { returns: 'builder' },
      members: {
        transaction: 'transaction',
        withSchema: 'method',
        schema: 'schema',
        ...Object.fromEntries(
          ['commit', 'rollback', 'destroy', 'initialize', 'on', 'ref', 'fn', 'client', 'userParams'].map((name) => [name, 'other']),
        ),
      },
      otherMembers: 'method',
    },
    transaction: { callback: 'knex', call: { returns: 'starting' } },
    starting: { awaited: { gives: 'knex' } },
    schema: { otherMembers: 'schemaMethod' },
    schemaMethod: { call: { returns: 'schemaBuilder' } },
    schemaBuilder: { otherMembers: 'schemaMethod', awaited: { operation: { kind: 'write' } } },
    method: { call: { returns: 'builder' } },
    builder: { otherMembers: 'method', awaited: { operation: { kind: 'read' } } },
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
