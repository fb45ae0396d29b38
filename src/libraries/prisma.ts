import { textWith } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { askedBy, type Condition, keepsProperty, listUnder, varyingConditions } from '../syntax/conditions.ts';
import { type Call, calleeOf, unwrapped } from '../syntax/expressions.ts';
import { limitedTo, textWithout } from '../syntax/limits.ts';
import { entries } from '../syntax/objects.ts';
import { isReadByProperty, isReadInPart, resultOf } from '../syntax/results.ts';
import { isUniqueByName } from '../syntax/tables.ts';
import { defineLibrary, named } from './library.ts';
import type { Lookup, Varies } from './lookup.ts';

/** https://www.prisma.io/docs/orm/reference/prisma-client-reference */
export const prisma = defineLibrary({
  id: 'prisma',
  name: 'Prisma',
  isLazy: true,
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

/** `prisma.customer.findUnique({ where: { id: … } })` and its relatives, with an `include` or a `select` that keeps the key. */
function lookup(call: Call, varies: Varies): Lookup | undefined {
  const callee = calleeOf(call);
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(callee) || call.arguments.length !== 1) return;
  const way = ways.get(callee.name.text);
  const options = entries(call.arguments[0]);
  const { conditions = [], written = () => new Map() } = (way && asking(options?.get('where'), way, varies)) ?? {};
  const [condition, ...others] = conditions;
  const result = resultOf(call);
  if (!way || !options || !condition || !result || [...options.keys()].some((name) => !way.options.includes(name))) return;
  const { key } = condition;
  const model = callee.expression.getText();
  const noun = /\w+$/.exec(model)?.[0] ?? 'row';
  const select = options.get('select');
  const unselected = conditions.map((one) => one.key).filter((one) => !keepsProperty(one, select));
  // A key that is not among the selected properties can be, where nobody gets to see all of the row.
  const canSelect =
    way.gives === 'row' && entries(select)?.size && !unselected.some((one) => entries(select)!.has(one)) && isReadInPart(result);
  if (unselected.length && !canSelect) return;
  if (conditions.some((one) => one.isList && way.gives !== 'rows')) return;
  if (others.length && (way.isAggregate || way.gives === 'count')) return;
  const otherwise = way.isAggregate && aggregateOfNone(options);
  const limited = limitedTo(options.get('take'), options.has('orderBy'));
  if (!limited || (way.isAggregate && !(otherwise && isReadByProperty(result)))) return;
  return {
    noun: otherwise ? `${noun}Total` : noun,
    // Whatever the client is called: in a transaction it has another name, but the same tables.
    source: new RegExp(`\\b${noun}\\s*\\.\\s*\\w+\\(`, 'g'),
    ...askedBy([condition, ...others]),
    gives: way.gives,
    ...limited,
    isFirst: way.isFirst === true && !conditions.some((one) => isUniqueByName(one.key, noun)),
    results: [result],
    many: (keys, _, beside = []) => {
      const parts = written([keys, ...beside]);
      const more = unselected.map((one) => ` ${one}: true,`).join('');
      if (select && more) parts.set(select, select.getText().replace('{', `{${more}`));
      if (otherwise) return textWith(call, parts.set(callee.name, 'groupBy')).replace('{', `{ by: ['${key}'],`);
      if (way.gives !== 'count') return textWithout(call, parts.set(callee.name, 'findMany'), options.get('take'));
      return `${model}.groupBy({ by: ['${key}'], where: ${textWith(options.get('where')!, parts)}, _count: true })`;
    },
    missing: way.missing ?? 'null',
    ...(otherwise && { otherwise }),
    countedAs: '_count',
    // Where nothing checks types, a number may ask for a BigInt.
    compareAs: /\.[cm]?jsx?$/.test(call.getSourceFile().fileName) ? 'text' : 'value',
  };
}

/** What of a `where` varies, and what to write in its place for lists of it. */
interface Asking {
  readonly conditions: readonly Condition[];
  written(lists: readonly string[]): Map<ts.Node, string>;
}

function asking(where: ts.Expression | undefined, { isUnique }: Way, varies: Varies): Asking | undefined {
  const compound = isUnique ? compoundIn(where, varies) : undefined;
  const conditions = varyingConditions(compound?.fields ?? where, varies, listUnder('in'));
  // One field may be called like a compound key, whose value would be an object.
  if (!compound && isUnique && conditions.some(({ key }) => isCompound(key))) return;
  const written = (lists: readonly string[]): Map<ts.Node, string> =>
    new Map(conditions.map(({ property, key }, at) => [property, `${key}: { in: ${lists[at]} }`]));
  if (!compound) return { conditions, written };
  const fieldsText = (lists: readonly string[]): string =>
    compound.fields.properties.map((field) => written(lists).get(field) ?? field.getText()).join(', ');
  return { conditions, written: (lists) => new Map([[compound.property, fieldsText(lists)]]) };
}

/** The fields of a compound key that varies, whose names make its own: `{ userId: member.userId, teamId }` of `userId_teamId`. */
function compoundIn(
  where: ts.Expression | undefined,
  varies: Varies,
): { readonly property: ts.Node; readonly fields: ts.ObjectLiteralExpression } | undefined {
  const [property, ...others] = where && ts.isObjectLiteralExpression(where) ? where.properties.filter(varies) : [];
  const fields = property && ts.isPropertyAssignment(property) ? unwrapped(property.initializer) : undefined;
  if (!property?.name || !fields || others.length || !ts.isObjectLiteralExpression(fields)) return;
  const name = property.name.getText();
  const names = [...(entries(fields)?.keys() ?? [])];
  const isCompoundOf = names.length > 1 && names.join('_').length === name.length && names.every((field) => name.includes(field));
  return isCompoundOf ? { property, fields } : undefined;
}

interface Way extends Pick<Lookup, 'gives'> {
  readonly options: readonly string[];
  readonly missing?: Lookup['missing'];
  /** It takes only unique keys. */
  readonly isUnique?: true;
  /** Of several rows it takes one: only a unique key says which. */
  readonly isFirst?: true;
  /** It makes one row of many. */
  readonly isAggregate?: true;
}

const shape = ['where', 'include', 'select', 'omit'];
const ordered = [...shape, 'orderBy'];
const ways = new Map<string, Way>([
  ['findUnique', { gives: 'row', options: shape, isUnique: true }],
  ['findUniqueOrThrow', { gives: 'row', options: shape, isUnique: true, missing: 'error' }],
  ['findFirst', { gives: 'row', options: ordered, isFirst: true }],
  ['findFirstOrThrow', { gives: 'row', options: ordered, isFirst: true, missing: 'error' }],
  ['findMany', { gives: 'rows', options: [...ordered, 'take'] }],
  ['count', { gives: 'count', options: ['where'] }],
  ['aggregate', { gives: 'row', options: ['where', '_sum', '_avg', '_min', '_max', '_count'], isAggregate: true }],
]);

/** What an aggregate is over no rows, as source text: counts are 0, all else is null. */
function aggregateOfNone(options: ReadonlyMap<string, ts.Expression>): string | undefined {
  const parts = [...options].filter(([name]) => name !== 'where');
  const texts = parts.map(([name, fields]) => {
    const none = name === '_count' ? '0' : 'null';
    if (name === '_count' && fields.kind === ts.SyntaxKind.TrueKeyword) return '_count: 0';
    const names = entries(fields);
    return names && `${name}: { ${[...names.keys()].map((field) => `${field}: ${none}`).join(', ')} }`;
  });
  return parts.length && texts.every((text) => text !== undefined) ? `{ ${texts.join(', ')} }` : undefined;
}

/** Prisma joins the names of a compound key's fields: `year_number`. One field with such a name is a row's `user_id` or the like. */
function isCompound(key: string): boolean {
  return key.includes('_') && !/^[a-z]+_(id|uuid|guid|key|code|slug)$/.test(key);
}
