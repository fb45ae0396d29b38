import { ts } from '../engine/ts.ts';
import { isList } from '../syntax/annotations.ts';
import { askedBy, type ListIn, listUnder, varyingConditions } from '../syntax/conditions.ts';
import { type Call, calleeOf } from '../syntax/expressions.ts';
import { limitedTo, textWithout } from '../syntax/limits.ts';
import { entries } from '../syntax/objects.ts';
import { resultOf } from '../syntax/results.ts';
import { isUniqueByName } from '../syntax/tables.ts';
import type { Lookup, Varies } from './lookup.ts';
import { mentionsOfRows, nounOfRows } from './repositories.ts';

/** `em.findOne(User, { id })`, `em.findOne(User, id)`, `users.findOneOrFail({ email })`; `find` for lists of what has a column of its own. */
export function lookup(call: Call, varies: Varies): Lookup | undefined {
  const callee = calleeOf(call);
  const result = resultOf(call);
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(callee) || !result) return;
  const way = ways.get(callee.name.text);
  const isManager = /^[A-Z]/.test(call.arguments[0]?.getText() ?? '');
  const [where, given, ...others] = isManager ? call.arguments.slice(1) : call.arguments;
  const options = given && entries(given);
  if (!way || !where || others.length || (given && (!options || varies(given)))) return;
  if ([...(options?.keys() ?? [])].some((name) => !['populate', 'filters', 'strategy', 'orderBy', 'limit'].includes(name))) return;
  const limited = limitedTo(options?.get('limit'), options?.has('orderBy') === true);
  if (!limited || (limited.limit !== undefined && way.gives === 'row')) return;
  const isObject = ts.isObjectLiteralExpression(where);
  const conditions = isObject ? varyingConditions(where, varies, listAmong) : [];
  const [condition, ...beside] = conditions;
  const asked = isObject
    ? condition && askedBy([condition, ...beside])
    : varies(where) && way.gives === 'row'
      ? { key: 'id', value: where }
      : undefined;
  const noun = nounOfRows(call, callee.expression);
  const keys = conditions.length ? conditions.map(({ key }) => key) : ['id'];
  const isUnique = keys.some((key) => isUniqueByName(key, noun));
  // A relation's property holds the related row, not its key.
  if (!asked || !keys.every((key) => isUniqueByName(key, noun) || /(Id|_id)$/.test(key))) return;
  if (
    way.gives === 'row'
      ? conditions.some(({ isList }) => isList)
      : !conditions.some(({ isList, key }) => isList || !isUniqueByName(key, noun))
  )
    return;
  return {
    noun,
    source: mentionsOfRows(call, callee.expression),
    ...asked,
    ...way,
    ...limited,
    isFirst: way.gives === 'row' && !isUnique,
    results: [result],
    many: (list, _, more = []) => {
      const lists = [list, ...more].map((one, at) => `${keys[at]}: { $in: ${one} }`);
      return textWithout(
        call,
        new Map<ts.Node, string>([
          [callee.name, 'find'],
          ...(isObject ? conditions.map(({ property }, at) => [property, lists[at]!] as const) : [[where, `{ ${lists[0]} }`] as const]),
        ]),
        options?.get('limit'),
      );
    },
    compareAs: 'text',
  };
}

/** A list of values needs no operator here, but may have one: `{ $in: ids }`. */
const listAmong: ListIn = (value) => listUnder('$in')(value) ?? (isList(value) ? value : undefined);

const ways = new Map<string, Pick<Lookup, 'gives' | 'missing'>>([
  ['findOne', { gives: 'row', missing: 'null' }],
  ['findOneOrFail', { gives: 'row', missing: 'error' }],
  ['find', { gives: 'rows', missing: 'null' }],
]);
