import { textWith } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { askedBy, keepsProperty, type ListIn, varyingCondition, varyingConditions } from '../syntax/conditions.ts';
import { type Call, calleeOf, unwrapped } from '../syntax/expressions.ts';
import { limitedTo, textWithout } from '../syntax/limits.ts';
import { entries } from '../syntax/objects.ts';
import { resultOf } from '../syntax/results.ts';
import { isTypeScript, quoteOf } from '../syntax/style.ts';
import { isUniqueByName } from '../syntax/tables.ts';
import type { Lookup, Varies } from './lookup.ts';
import { mentionsOfRows, nounOfRows } from './repositories.ts';
import { lookupOfBuilder } from './typeorm-builders.ts';

/** A look-up of TypeORM, by a repository, a manager, an entity or a query builder. */
export function lookup(call: Call, varies: Varies): Lookup | undefined {
  return (
    lookupOfBuilder(call, varies) ??
    lookupOfRepository(call, varies) ??
    lookupByPrimaryKey(call, varies) ??
    lookupOfCount(call, varies) ??
    lookupOfExistence(call, varies)
  );
}

/** `users.findOne(id, { relations })`, as it was before version 0.3. */
function lookupByPrimaryKey(call: Call, varies: Varies): Lookup | undefined {
  const callee = calleeOf(call);
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(callee) || callee.name.text !== 'findOne') return;
  const [value, given, ...others] = /^[A-Z]/.test(call.arguments[0]?.getText() ?? '') ? call.arguments.slice(1) : call.arguments;
  const options = given && entries(given);
  const result = resultOf(call);
  if (!value || others.length || !result || !varies(value) || ts.isObjectLiteralExpression(value) || (given && varies(given))) return;
  // One argument may be options in a variable.
  if (!given || !options?.size || ![...options.keys()].every((name) => name === 'relations')) return;
  return {
    noun: nounOfRows(call, callee.expression),
    source: mentionsOfRows(call, callee.expression),
    key: 'id',
    value,
    gives: 'row',
    results: [result],
    many: (keys, imported) =>
      textWith(
        call,
        new Map<ts.Node, string>([
          [callee.name, 'find'],
          [value, `{ where: { id: ${imported('In')}(${keys}) }, relations: ${options.get('relations')!.getText()} }`],
          [given, ''],
        ]),
      ).replace(/,\s*(?=\)$)/, ''),
    imports: [{ name: 'In', from: 'typeorm' }],
    missing: 'undefined',
    compareAs: 'text',
    bindsEach: true,
  };
}

/** `users.findOneBy({ id })`, `manager.findOne(User, { where: { id } })`, `User.findOneOrFail(…)`; `find` and `findBy` for lists. */
function lookupOfRepository(call: Call, varies: Varies): Lookup | undefined {
  const callee = calleeOf(call);
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(callee)) return;
  const { many, gives, missing } = ways.get(callee.name.text) ?? {};
  const [asked, ...others] = /^[A-Z]/.test(call.arguments[0]?.getText() ?? '') ? call.arguments.slice(1) : call.arguments;
  const result = resultOf(call);
  if (!many || !gives || !asked || others.length || !result || !ts.isObjectLiteralExpression(asked)) return;
  const options = many === 'find' ? entries(asked) : undefined;
  if (options && [...options.keys()].some((name) => !allowed.includes(name))) return;
  const conditions = varyingConditions(many === 'find' ? options?.get('where') : asked, varies, listInCall);
  const [condition, ...beside] = conditions;
  const noun = nounOfRows(call, callee.expression);
  const limited = limitedTo(options?.get('take'), options?.has('order') === true);
  if (!limited || (limited.limit !== undefined && gives === 'row')) return;
  if (!condition || !conditions.every(({ key, isList }) => keepsProperty(key, options?.get('select')) && (gives === 'rows' || !isList)))
    return;
  return {
    noun,
    source: mentionsOfRows(call, callee.expression),
    ...askedBy([condition, ...beside]),
    gives,
    ...limited,
    isFirst: gives === 'row' && !conditions.some(({ key }) => isUniqueByName(key, noun)),
    results: [result],
    many: (keys, imported, more = []) =>
      textWithout(
        call,
        new Map<ts.Node, string>([
          [callee.name, many],
          ...conditions.map(({ property, key }, at) => [property, `${key}: ${imported('In')}(${[keys, ...more][at]})`] as const),
        ]),
        options?.get('take'),
      ),
    imports: [{ name: 'In', from: 'typeorm' }],
    missing: missing ?? 'null',
    compareAs: 'text',
    bindsEach: true,
  };
}

/** `orders.countBy({ customerId })`, `orders.count({ where: { customerId } })`: a repository counts no groups, its builder does. */
function lookupOfCount(call: Call, varies: Varies): Lookup | undefined {
  const callee = calleeOf(call);
  const [asked, ...others] = ts.isCallExpression(call) ? call.arguments : [];
  const result = resultOf(call);
  if (!ts.isPropertyAccessExpression(callee) || !/^count(By)?$/.test(callee.name.text) || !asked || others.length || !result) return;
  const options = callee.name.text === 'count' ? entries(asked) : undefined;
  const where = options ? options.get('where') : asked;
  const condition = varyingCondition(where, varies);
  if (!where || !condition || (options && options.size > 1)) return;
  const { key, value, property } = condition;
  const noun = nounOfRows(call, callee.expression);
  const quote = quoteOf(call.getSourceFile());
  const quoted = (text: string): string => quote + text + quote;
  return {
    noun,
    source: mentionsOfRows(call, callee.expression),
    key,
    value,
    gives: 'count',
    results: [result],
    many: (keys, imported) =>
      [
        `${callee.expression.getText()}.createQueryBuilder(${quoted(noun)})`,
        `select(${quoted(`${noun}.${key}`)}, ${quoted(key)})`,
        `addSelect(${quoted('COUNT(*)')}, ${quoted('count')})`,
        `where(${textWith(where, new Map([[property, `${key}: ${imported('In')}(${keys})`]]))})`,
        `groupBy(${quoted(`${noun}.${key}`)})`,
        `getRawMany${isTypeScript(call) ? `<{ ${key}: unknown; count: string }>` : ''}()`,
      ].join('.'),
    imports: [{ name: 'In', from: 'typeorm' }],
    missing: 'null',
    countedAs: 'count',
    isCountedAsText: true,
    compareAs: 'text',
    bindsEach: true,
  };
}

/** `orders.existsBy({ customerId })`, `manager.exists(Order, { where: { customerId } })` */
function lookupOfExistence(call: Call, varies: Varies): Lookup | undefined {
  const callee = calleeOf(call);
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(callee) || !/^exists?(By)?$/.test(callee.name.text)) return;
  const [asked, ...others] = /^[A-Z]/.test(call.arguments[0]?.getText() ?? '') ? call.arguments.slice(1) : call.arguments;
  const options = callee.name.text === 'existsBy' ? undefined : entries(asked);
  const where = options ? options.get('where') : asked;
  const [condition, ...beside] = varyingConditions(where, varies, () => undefined);
  const result = resultOf(call);
  if (!asked || others.length || !where || !condition || !result || (options && options.size > 1)) return;
  const conditions = [condition, ...beside];
  return {
    noun: nounOfRows(call, callee.expression),
    source: mentionsOfRows(call, callee.expression),
    ...askedBy([condition, ...beside]),
    gives: 'row',
    isExistence: true,
    results: [result],
    many: (keys, imported, more = []) => {
      const lists = conditions.map(({ property, key }, at) => [property, `${key}: ${imported('In')}(${[keys, ...more][at]})`] as const);
      const columns = conditions.map(({ key }) => `${key}: true`).join(', ');
      const asking = `{ where: ${textWith(where, new Map<ts.Node, string>(lists))}, select: { ${columns} } }`;
      return textWith(
        call,
        new Map<ts.Node, string>([
          [callee.name, 'find'],
          [asked, asking],
        ]),
      );
    },
    imports: [{ name: 'In', from: 'typeorm' }],
    missing: 'null',
    compareAs: 'text',
    bindsEach: true,
  };
}

/** `ids` in `In(ids)` */
const listInCall: ListIn = (value) => {
  const call = unwrapped(value);
  return ts.isCallExpression(call) && call.expression.getText() === 'In' && call.arguments.length === 1 ? call.arguments[0] : undefined;
};

const ways = new Map<string, Pick<Lookup, 'gives'> & { readonly many: 'find' | 'findBy'; readonly missing?: 'error' }>([
  ['findOne', { many: 'find', gives: 'row' }],
  ['findOneOrFail', { many: 'find', gives: 'row', missing: 'error' }],
  ['findOneBy', { many: 'findBy', gives: 'row' }],
  ['findOneByOrFail', { many: 'findBy', gives: 'row', missing: 'error' }],
  ['find', { many: 'find', gives: 'rows' }],
  ['findBy', { many: 'findBy', gives: 'rows' }],
]);
const allowed = [
  'where',
  'take',
  'relations',
  'select',
  'order',
  'withDeleted',
  'comment',
  'cache',
  'loadEagerRelations',
  'relationLoadStrategy',
];
