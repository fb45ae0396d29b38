import { ts } from '../engine/ts.ts';
import { awaitAround, unwrapped, wrapped } from '../syntax/expressions.ts';
import { entries } from '../syntax/objects.ts';
import { defineLibrary, type Lookup } from './library.ts';

/** https://www.prisma.io/docs/orm/reference/prisma-client-reference */
export const prisma = defineLibrary({
  id: 'prisma',
  name: 'Prisma',
  packages: ['@prisma/client', '@prisma/client/edge', '@prisma/client/wasm'],
  exports: { PrismaClient: 'Client' },
  shapes: {
    Client: { instance: 'client' },
    client: {
      members: {
        $transaction: 'transaction',
        $extends: 'extend',
        $queryRawUnsafe: 'read',
        $queryRaw: 'read',
        $executeRawUnsafe: 'write',
        $executeRaw: 'write',
        $connect: 'other',
        $disconnect: 'other',
        $on: 'other',
        $use: 'other',
      },
      otherMembers: 'model',
    },
    transaction: { callback: 'client' },
    extend: { call: { returns: 'client' } },
    model: {
      members: {
        findUnique: 'joinedRead',
        findUniqueOrThrow: 'joinedRead',
        ...named('read', ['findFirst', 'findFirstOrThrow', 'findMany', 'count', 'aggregate', 'groupBy', 'findRaw', 'aggregateRaw']),
        ...named('write', ['create', 'createMany', 'createManyAndReturn', 'update', 'updateMany', 'updateManyAndReturn']),
        ...named('write', ['upsert', 'delete', 'deleteMany']),
      },
    },
    read: { call: { query: { effect: 'read' } } },
    joinedRead: { call: { query: { effect: 'read', joinsInTick: true } } },
    write: { call: { query: { effect: 'write' } } },
    other: {},
  },
  lookup,
});

/** `prisma.customer.findUnique({ where: { id: … } })`, with an `include` or a `select` that keeps the key. */
function lookup(call: ts.CallExpression): Lookup | undefined {
  const callee = unwrapped(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 'findUnique' || call.arguments.length !== 1) return;
  const options = entries(call.arguments[0]);
  const where = entries(options?.get('where'));
  const [[key, value] = []] = where ?? [];
  if (!options || !key || !value || where?.size !== 1 || ts.isObjectLiteralExpression(unwrapped(value))) return;
  if ([...options.keys()].some((name) => !['where', 'include', 'select'].includes(name)) || !keeps(key, options.get('select'))) return;
  const model = callee.expression.getText();
  const others = [...options].filter(([name]) => name !== 'where').map(([name, option]) => `, ${name}: ${option.getText()}`);
  return {
    noun: /\w+$/.exec(model)?.[0] ?? 'row',
    source: `${model}.`,
    key,
    value,
    rows: [awaitAround(call) ?? wrapped(call)],
    many: (keys) => `${model}.findMany({ where: { ${key}: { in: ${keys} } }${others.join('')} })`,
    missing: 'null',
    compareAs: 'value',
  };
}

function keeps(key: string, select: ts.Expression | undefined): boolean {
  return !select || entries(select)?.get(key)?.kind === ts.SyntaxKind.TrueKeyword;
}

function named<S extends string>(shape: S, names: readonly string[]): Record<string, S> {
  return Object.fromEntries(names.map((name) => [name, shape]));
}
