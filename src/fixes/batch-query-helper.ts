import type { FactReader } from '../engine/facts.ts';
import { own } from '../engine/own.ts';
import type { Fix } from '../engine/rule.ts';
import { textWith } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import type { ReachedOperation } from '../facts/operations.ts';
import { type QueryHelper, queryHelpers } from '../facts/query-helpers.ts';
import { splitKey } from '../facts/value.ts';
import type { Lookup } from '../libraries/lookup.ts';
import { askedBy, varyingCondition } from '../syntax/conditions.ts';
import { type Call, calleeOf } from '../syntax/expressions.ts';
import type { Iteration } from '../syntax/iterations.ts';
import { plural, singular } from '../syntax/naming.ts';
import { entries } from '../syntax/objects.ts';
import { resultOf } from '../syntax/results.ts';
import { isUniqueByName } from '../syntax/tables.ts';
import { asideOf } from './asides.ts';
import { batching } from './batch-lookup.ts';
import { variesIn } from './constants.ts';
import { isRefusal, refusal } from './refusal.ts';
import { linesFor } from './table.ts';

/**
 * The call in the loop hands a query on to the client, by a method of a repository, say, and the method beside it hands it on for many rows:
 * asks that once, and the method itself for what it does not find.
 */
export function batchQueryHelper(call: Call, iteration: Iteration, reached: ReachedOperation, facts: FactReader): Fix | undefined {
  const found = batchingOfQuery(call, iteration, reached, facts);
  if (isRefusal(found)) return;
  const { lookup, batch, sibling } = found;
  const trusted = [`as far as it finds what \`${calleeOf(call).getText().split('.').at(-1)}\` does`];
  return {
    id: 'batch-query-helper',
    title: `Load all ${plural(lookup.noun)} in one query before the loop, by \`${sibling}\`${asideOf(lookup, batch, trusted)}`,
    safety: 'suggestion',
    make: () => ({ edits: batch.edits(linesFor) }),
  };
}

export function batchingOfQuery(call: Call, iteration: Iteration, { to, isOneOf, library }: ReachedOperation, facts: FactReader) {
  const [file, id] = to === undefined || isOneOf ? [] : splitKey(to);
  const helper = file === undefined || id === undefined ? undefined : own(facts.of(queryHelpers, file), id);
  if (!helper) return refusal('the function hands no query on');
  const lookup = lookupBy(call, helper, library, iteration);
  if (!lookup) return refusal('the query that is handed on is none that can be asked for many keys');
  const batch = batching(call, lookup, iteration, facts);
  return isRefusal(batch) ? batch : { lookup, batch, sibling: helper.sibling };
}

/** How a condition for a list is written. */
const lists: Readonly<Record<string, (keys: string, imported: (name: string) => string) => string>> = {
  prisma: (keys) => `{ in: ${keys} }`,
  mongoose: (keys) => `{ $in: ${keys} }`,
  typeorm: (keys, imported) => `${imported('In')}(${keys})`,
};

function lookupBy(call: Call, { at, method, isWhere, sibling }: QueryHelper, library: string, iteration: Iteration): Lookup | undefined {
  const callee = calleeOf(call);
  const argument = ts.isCallExpression(call) && call.arguments.length === at + 1 ? call.arguments[at] : undefined;
  const options = entries(argument);
  // What a query is, and what has one in it, is the client's to say.
  const isQuery = isWhere || library === 'mongoose' || method === 'findOneBy';
  const where = isQuery ? argument : options?.size === 1 ? options.get('where') : undefined;
  const condition = varyingCondition(where, variesIn(iteration, call));
  const result = resultOf(call);
  const inList = own(lists, library);
  if (!ts.isPropertyAccessExpression(callee) || !condition || !result || !inList) return;
  const noun = nounOf(callee.expression);
  if (!noun || !/(^|[a-z_])id$/i.test(condition.key)) return;
  return {
    ...askedBy([condition]),
    noun,
    source: new RegExp(`\\b\\w*${noun}\\w*\\.(?!find|get|count|exist|aggregate)\\w+\\(`, 'gi'),
    gives: 'row',
    isFirst: !isUniqueByName(condition.key, noun),
    results: [result],
    many: (keys, imported) =>
      textWith(
        call,
        new Map<ts.Node, string>([
          [callee.name, sibling],
          [condition.property, `${condition.key}: ${inList(keys, imported)}`],
        ]),
      ),
    ...(library === 'typeorm' && { imports: [{ name: 'In', from: 'typeorm' }] }),
    missing: 'error',
    compareAs: 'text',
  };
}

/** `feed` of `this.feedRepository` */
function nounOf(owner: ts.Expression): string | undefined {
  const name = /\w+$/.exec(owner.getText())?.[0] ?? '';
  const [, noun] = /^_?(\w+?)(Repository|Repo|Service|Model|Store|Dao|DAO|Manager)s?$/.exec(name) ?? [];
  return noun && singular(noun);
}
