import { textWith } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { chainOf, chainWith, hasOnly } from '../syntax/chains.ts';
import { askedBy, keepsProperty, type ListIn, varyingCondition, varyingConditions } from '../syntax/conditions.ts';
import { type Call, calleeOf, unwrapped } from '../syntax/expressions.ts';
import { plural } from '../syntax/naming.ts';
import { entries } from '../syntax/objects.ts';
import { resultOf } from '../syntax/results.ts';
import { isTypeScript, quoteOf } from '../syntax/style.ts';
import { isUniqueByName } from '../syntax/tables.ts';
import type { Lookup, Varies } from './library.ts';
import { mentionsOfRows, nounOfRows } from './repositories.ts';

/** A look-up of TypeORM, by a repository, a manager, an entity or a query builder. */
export function lookup(call: Call, varies: Varies): Lookup | undefined {
  return lookupOfBuilder(call, varies) ?? lookupOfRepository(call, varies) ?? lookupOfCount(call, varies);
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
  if (!condition || !conditions.every(({ key, isList }) => keepsProperty(key, options?.get('select')) && (gives === 'rows' || !isList)))
    return;
  return {
    noun,
    source: mentionsOfRows(call, callee.expression),
    ...askedBy([condition, ...beside]),
    gives,
    isFirst: gives === 'row' && !conditions.some(({ key }) => isUniqueByName(key, noun)),
    results: [result],
    many: (keys, imported, more = []) =>
      textWith(
        call,
        new Map<ts.Node, string>([
          [callee.name, many],
          ...conditions.map(({ property, key }, at) => [property, `${key}: ${imported('In')}(${[keys, ...more][at]})`] as const),
        ]),
      ),
    imports: [{ name: 'In', from: 'typeorm' }],
    missing: missing ?? 'null',
    compareAs: 'text',
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
const allowed = ['where', 'relations', 'select', 'order', 'withDeleted', 'comment', 'cache', 'loadEagerRelations', 'relationLoadStrategy'];

/** `createQueryBuilder('user').where('user.id = :id', { id }).getOne()` */
function lookupOfBuilder(call: Call, varies: Varies): Lookup | undefined {
  const chain = chainOf(call);
  const last = chain?.steps.at(-1);
  const create = chain?.steps.find(({ name }) => name === 'createQueryBuilder');
  const way = last && builderWays.get(last.name);
  const result = resultOf(call);
  const asking = chain?.steps.filter(({ call: { arguments: list } }) => list.some(varies)) ?? [];
  const [where, ...others] = asking;
  if (!chain || !last || !create || !way || !result || !where || others.length || !/^(where|andWhere)$/.test(where.name)) return;
  if (!hasOnly(chain, [...builderSteps, create.name, last.name])) return;
  const [sql, parameters] = where.call.arguments;
  const [alias] = create.call.arguments.slice(-1);
  const condition = parameters && varyingCondition(parameters, varies);
  const { owner, column, parameter } = (sql && ts.isStringLiteralLike(sql) && comparedColumn.exec(sql.text)?.groups) || {};
  if (
    !alias ||
    !ts.isStringLiteral(alias) ||
    alias.text !== owner ||
    !column ||
    !sql ||
    condition?.key !== parameter ||
    !condition?.isAlone
  )
    return;
  const receiver = (create.call.expression as ts.PropertyAccessExpression).expression;
  const names = plural(condition.key);
  const list = new Map<ts.Node, string>([[sql, sql.getText().replace(/=\s*:\w+/, `IN (:...${names})`)]]);
  return {
    noun: alias.text,
    source: mentionsOfRows(create.call, receiver),
    key: column,
    value: condition.value,
    ...way,
    isFirst: way.gives === 'row' && !isUniqueByName(column, alias.text),
    results: [result],
    many: (keys) =>
      chainWith(
        chain,
        new Map([
          [where, `.${where.name}(${textWith(sql, list)}, { ${keys === names ? names : `${names}: ${keys}`} })`],
          [last, '.getMany()'],
        ]),
      ),
    ofNone: '[]',
    compareAs: 'text',
  };
}

const comparedColumn = /^(?<owner>\w+)\.(?<column>\w+)\s*=\s*:(?<parameter>\w+)$/;
const builderSteps = [
  'where',
  'andWhere',
  'leftJoinAndSelect',
  'innerJoinAndSelect',
  'leftJoin',
  'innerJoin',
  'orderBy',
  'addOrderBy',
  'withDeleted',
];
const builderWays = new Map<string, Pick<Lookup, 'gives' | 'missing'>>([
  ['getOne', { gives: 'row', missing: 'null' }],
  ['getOneOrFail', { gives: 'row', missing: 'error' }],
  ['getMany', { gives: 'rows', missing: 'null' }],
]);
