import { textWith } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { chainOf, chainWith, hasOnly } from '../syntax/chains.ts';
import { askedBy, listUnder, varyingConditions } from '../syntax/conditions.ts';
import type { Call } from '../syntax/expressions.ts';
import { resultOf } from '../syntax/results.ts';
import { isUniqueByName } from '../syntax/tables.ts';
import type { Lookup, Varies } from './lookup.ts';
import { mentionsOfRows, nounOfRows } from './repositories.ts';

/** `User.findById(id)`, `User.findOne({ email })`, with `lean`, `select` and `populate`; `find` for lists. */
export function lookup(call: Call, varies: Varies): Lookup | undefined {
  const chain = chainOf(call);
  const result = resultOf(call);
  const [asking, ...steps] = chain?.steps ?? [];
  const way = asking && ways.get(asking.name);
  if (!chain || !asking || !way || !result || steps.some(({ call: { arguments: list } }) => list.some(varies))) return;
  if (!hasOnly({ ...chain, steps }, ['lean', 'select', 'populate', 'session', 'exec', 'orFail', 'sort'])) return;
  const [asked, ...others] = asking.call.arguments;
  const isById = asking.name === 'findById';
  const conditions = isById ? [] : varyingConditions(asked, varies, listUnder('$in'));
  const [condition, ...beside] = conditions;
  const known = isById && asked ? { key: '_id', value: asked } : condition && askedBy([condition, ...beside]);
  if (!asked || others.some(varies) || !known || !varies(known.value)) return;
  const keys = isById ? ['_id'] : conditions.map(({ key }) => key);
  const noun = nounOfRows(asking.call, chain.root);
  const strict = steps.find(({ name }) => name === 'orFail');
  const selected = steps.find(({ name }) => name === 'select')?.call.arguments[0] ?? others[0];
  const isOne = way === 'row';
  if (
    keys.some((key) => !keepsField(key, selected)) ||
    steps.some((step) => step.name === 'populate' && keys.some((key) => step.call.getText().includes(key))) ||
    (strict && !isOne) ||
    (isOne && conditions.some(({ isList }) => isList))
  )
    return;
  return {
    noun,
    source: mentionsOfRows(asking.call, chain.root),
    ...known,
    gives: way,
    isFirst: isOne && !keys.some((key) => key === '_id' || isUniqueByName(key, noun)),
    results: [result],
    many: (list, _, more = []) => {
      const lists = [list, ...more].map((one, at) => `${keys[at]}: { $in: ${one} }`);
      const where = isById ? `{ ${lists[0]} }` : textWith(asked, new Map(conditions.map(({ property }, at) => [property, lists[at]!])));
      const find = `.find(${[where, ...others.map((other) => other.getText())].join(', ')})`;
      return chainWith(chain, new Map([[asking, find], ...(strict ? [[strict, ''] as const] : [])]));
    },
    missing: strict ? 'error' : 'null',
    // An ObjectId is another object each time.
    compareAs: 'text',
  };
}

const ways = new Map<string, 'row' | 'rows'>([
  ['findById', 'row'],
  ['findOne', 'row'],
  ['find', 'rows'],
]);

/** `_id` comes along unless it is left out; other fields come where all do, or where they are named. */
function keepsField(key: string, selected: ts.Expression | undefined): boolean {
  if (!selected) return true;
  if (!ts.isStringLiteralLike(selected)) return false;
  const names = selected.text.split(/\s+/);
  if (names.includes(`-${key}`)) return false;
  return key === '_id' || names.every((name) => name.startsWith('-')) || names.includes(key);
}
