import { ts } from '../engine/ts.ts';
import { awaitAround, unwrapped, wrapped } from '../syntax/expressions.ts';
import { entries } from '../syntax/objects.ts';
import { defineLibrary, type Lookup, named } from './library.ts';

/** https://www.prisma.io/docs/orm/reference/prisma-client-reference */
export const prisma = defineLibrary({
  id: 'prisma',
  name: 'Prisma',
  packages: ['@prisma/client', '@prisma/client/*', '.prisma/client*', 'nestjs-prisma'],
  generated: ['PrismaClient', 'Prisma'],
  generatedImports: /^(@prisma\/client|\.)\/runtime\//,
  types: { '*Delegate': 'model', TransactionClient: 'client' },
  exports: {
    ...named('Client', ['PrismaClient', 'PrismaService']),
    Prisma: 'Prisma',
    CustomPrismaService: 'Wrapper',
  },
  shapes: {
    Client: { instance: 'client' },
    Prisma: { members: { ...named('Client', ['TransactionClient', 'DefaultPrismaClient']), defineExtension: 'defineExtension' } },
    /** `nestjs-prisma` wraps a client that the project extended. */
    Wrapper: { instance: 'wrapper' },
    wrapper: { members: { client: 'client' } },
    client: {
      members: {
        $transaction: 'transaction',
        ...named('extend', ['$extends', '$primary', '$replica']),
        ...named('read', ['$queryRaw', '$queryRawUnsafe', '$queryRawTyped', '$runCommandRaw']),
        ...named('write', ['$executeRaw', '$executeRawUnsafe']),
        ...named('other', ['$connect', '$disconnect', '$on', '$use', '$metrics', '$parent', '$name']),
      },
      otherMembers: 'model',
    },
    transaction: { callback: 'client', opensTransaction: true },
    extend: { call: { returns: 'client' } },
    defineExtension: { callback: 'client' },
    model: {
      members: {
        findUnique: 'joinedRead',
        findUniqueOrThrow: 'joinedRead',
        ...named('read', ['findFirst', 'findFirstOrThrow', 'findMany', 'count', 'aggregate', 'groupBy', 'findRaw', 'aggregateRaw']),
        ...named('write', ['create', 'createMany', 'createManyAndReturn', 'update', 'updateMany', 'updateManyAndReturn']),
        ...named('write', ['upsert', 'delete', 'deleteMany']),
      },
    },
    read: { call: { operation: { kind: 'read' } } },
    joinedRead: { call: { operation: { kind: 'read', joinsInTick: true } } },
    write: { call: { operation: { kind: 'write' } } },
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
  const row = rowOf(call);
  if (!row || isCompound(key)) return;
  const model = callee.expression.getText();
  const noun = /\w+$/.exec(model)?.[0] ?? 'row';
  const others = [...options].filter(([name]) => name !== 'where').map(([name, option]) => `, ${name}: ${option.getText()}`);
  return {
    noun,
    // Whatever the client is called: in a transaction it has another name, but the same tables.
    source: new RegExp(`\\b${noun}\\s*\\.\\s*\\w+\\(`, 'g'),
    key,
    value,
    rows: [row],
    many: (keys) => `${model}.findMany({ where: { ${key}: { in: ${keys} } }${others.join('')} })`,
    missing: 'null',
    // Where nothing checks types, a number may ask for a BigInt.
    compareAs: /\.[cm]?jsx?$/.test(call.getSourceFile().fileName) ? 'text' : 'value',
  };
}

/** What is the row: the call awaited, or returned to whoever awaits it. A relation or `then` may follow the promise alone. */
function rowOf(call: ts.CallExpression): ts.Node | undefined {
  const outer = wrapped(call);
  return awaitAround(call) ?? (ts.isReturnStatement(outer.parent) || ts.isArrowFunction(outer.parent) ? outer : undefined);
}

/** Prisma joins the names of a compound key's fields: `year_number`. One field with such a name is a row's `user_id` or the like. */
function isCompound(key: string): boolean {
  return key.includes('_') && !/^[a-z]+_(id|uuid|guid|key|code|slug)$/.test(key);
}

function keeps(key: string, select: ts.Expression | undefined): boolean {
  return !select || entries(select)?.get(key)?.kind === ts.SyntaxKind.TrueKeyword;
}
