import { textWith } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { isList } from '../syntax/annotations.ts';
import { askedBy, keepsProperty, type ListIn, listUnder, varyingCondition, varyingConditions } from '../syntax/conditions.ts';
import { type Call, calleeOf } from '../syntax/expressions.ts';
import { limitedTo, textWithout } from '../syntax/limits.ts';
import { entries } from '../syntax/objects.ts';
import { resultOf } from '../syntax/results.ts';
import { quoteOf } from '../syntax/style.ts';
import { isUniqueByName } from '../syntax/tables.ts';
import type { Lookup, Varies } from './lookup.ts';
import { mentionsOfRows, nounOfRows } from './repositories.ts';

/** `User.findByPk(id)`, `User.findOne({ where: { email } })`; `findAll` for lists. A list of values in `where` is an IN, none of them finds nothing. */
export function lookup(call: Call, varies: Varies): Lookup | undefined {
  const callee = calleeOf(call);
  const result = resultOf(call);
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(callee) || !result) return;
  const model = callee.expression;
  const rest = {
    noun: nounOfRows(call, model),
    source: mentionsOfRows(call, model),
    results: [result],
    missing: 'null',
    compareAs: 'text',
  } as const;
  if (callee.name.text === 'findByPk') {
    const [value, given, ...others] = call.arguments;
    const options = given && optionsText(given);
    if (!value || others.length || !varies(value) || (given && (varies(given) || options === undefined))) return;
    const many = (keys: string): string => `${model.getText()}.findAll({ ${options ?? ''}where: { id: ${keys} } })`;
    return { ...rest, key: 'id', value, gives: 'row', many };
  }
  if (callee.name.text === 'count') return lookupOfCount(call, varies, rest);
  const gives = callee.name.text === 'findOne' ? 'row' : callee.name.text === 'findAll' ? 'rows' : undefined;
  const [asked, ...others] = call.arguments;
  const options = entries(asked);
  const conditions = varyingConditions(options?.get('where'), varies, listAmong);
  const [condition, ...beside] = conditions;
  if (!gives || !options || others.length || !condition) return;
  if ([...options.keys()].some((name) => !allowed.includes(name))) return;
  if (!conditions.every(({ key, isList }) => keepsProperty(key, options.get('attributes')) && (gives === 'rows' || !isList))) return;
  const limited = limitedTo(options.get('limit'), options.has('order') && !options.has('include'));
  if (!limited || (limited.limit !== undefined && gives === 'row')) return;
  const many: Lookup['many'] = (keys, _, more = []) =>
    textWithout(
      call,
      new Map<ts.Node, string>([
        [callee.name, 'findAll'],
        ...conditions.map(({ property, key }, at) => [property, `${key}: ${[keys, ...more][at]}`] as const),
      ]),
      options.get('limit'),
    );
  const isFirst = gives === 'row' && !conditions.some(({ key }) => isUniqueByName(key, rest.noun));
  return { ...rest, ...askedBy([condition, ...beside]), gives, ...limited, isFirst, many };
}

/** A list of values needs no operator here, but may have one: `{ [Op.in]: ids }`. */
const listAmong: ListIn = (value) => listUnder('[Op.in]')(value) ?? (isList(value) ? value : undefined);

/** `Order.count({ where: { customerId } })`; with `group` it counts each. */
function lookupOfCount(
  call: ts.CallExpression,
  varies: Varies,
  rest: Pick<Lookup, 'noun' | 'source' | 'results' | 'missing' | 'compareAs'>,
): Lookup | undefined {
  const [asked, ...others] = call.arguments;
  const options = entries(asked);
  const condition = varyingCondition(options?.get('where'), varies);
  if (!asked || others.length || !condition || [...options!.keys()].some((name) => !['where', 'paranoid', 'transaction'].includes(name)))
    return;
  const { key, value, property } = condition;
  const quote = quoteOf(call.getSourceFile());
  const many = (keys: string): string =>
    textWith(call, new Map([[property, `${key}: ${keys}`]])).replace(/,?\s*\}\s*\)$/, `, group: [${quote}${key}${quote}] })`);
  return { ...rest, key, value, gives: 'count', many, countedAs: 'count' };
}

const allowed = [
  'where',
  'limit',
  'include',
  'attributes',
  'order',
  'paranoid',
  'transaction',
  'logging',
  'lock',
  'skipLocked',
  'raw',
  'nest',
  'benchmark',
];

/** The options of `findByPk` as the first ones of `findAll`, whose `where` comes last; undefined where they may throw or leave the key out. */
function optionsText(given: ts.Expression): string | undefined {
  if (ts.isIdentifier(given)) return `...${given.text}, `;
  const options = entries(given);
  if (!options || [...options.keys()].some((name) => !allowed.includes(name) || /^(where|limit)$/.test(name))) return;
  if (!keepsProperty('id', options.get('attributes'))) return;
  return ts.isObjectLiteralExpression(given) ? given.properties.map((property) => `${property.getText()}, `).join('') : undefined;
}
