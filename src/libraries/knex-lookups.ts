import { ts } from '../engine/ts.ts';
import { aggregateOfStep, aggregatesOfNone, isAggregate } from '../syntax/aggregates.ts';
import { type Chain, type ChainStep, chainOf, chainWith, hasOnly, hasStep } from '../syntax/chains.ts';
import { askedBySteps, type Compared, comparedBy, keepsColumn, stepsOfMany } from '../syntax/conditions.ts';
import { awaitAround, type Call } from '../syntax/expressions.ts';
import { limitedTo } from '../syntax/limits.ts';
import { singular } from '../syntax/naming.ts';
import { firstOf } from '../syntax/results.ts';
import { quoteOf } from '../syntax/style.ts';
import { isUniqueByName, mentionOf } from '../syntax/tables.ts';
import type { Asked, Lookup, Varies } from './lookup.ts';

/** `knex('customers').where({ id }).first()`, with or without a `select` that keeps the key; a list of rows without `first`. */
export function lookup(call: Call, varies: Varies): Lookup | undefined {
  const awaited = awaitAround(call);
  const chain = chainOf(call);
  const [head, ...steps] = chain?.steps ?? [];
  const table = (steps.find(({ name }) => name === 'from') ?? head)?.call.arguments[0];
  if (!awaited || !chain || !head || !table || !ts.isStringLiteral(table) || !/^[a-z_][\w.]*$/i.test(table.text)) return;
  const aggregating = steps.filter(({ name }) => isAggregate(name));
  const names = ['from', 'where', 'andWhere', 'whereIn', 'select', 'orderBy', 'limit', 'first', ...aggregating.map(({ name }) => name)];
  if (!hasOnly({ ...chain, steps }, names) || steps.some(({ call }) => call.typeArguments)) return;
  const asking = chain.steps.filter((step) => step.call.arguments.some(varies));
  const compared = asking.map((step) => (/here/.test(step.name) ? comparedBy(step, varies) : undefined)).filter((one) => one !== undefined);
  const asked = askedBySteps(compared);
  const first = steps.find(({ name }) => name === 'first');
  if (!asked || compared.length < asking.length) return;
  const keys = [asked, ...(asked.beside ?? [])];
  const name = table.text.split('.').at(-1)!;
  const isOne = first !== undefined && first.call.arguments.length === 0;
  if (first && (!isOne || keys.some(({ isList }) => isList))) return;
  if (aggregating.length) return aggregateLookup({ call, chain, asking, compared, asked, aggregating, name });
  const selects = chain.steps.filter((step) => step.name === 'select');
  if (!keys.every(({ key }) => selects.every(({ call: select }) => keepsColumn(key, select.arguments)))) return;
  const limit = steps.find(({ name: step }) => step === 'limit');
  const limited = limitedTo(limit?.call.arguments[0], !first && hasStep(chain, 'orderBy'));
  if (!limited) return;
  const quote = quoteOf(call.getSourceFile());
  return {
    noun: singular(name),
    source: mentionOf(name),
    ...asked,
    gives: isOne ? 'row' : 'rows',
    ...limited,
    isFirst: isOne && !keys.some(({ key }) => isUniqueByName(key, name)),
    results: [awaited],
    many: (list, _, beside = []) => {
      const inList = (column: string, text: string): string => `.whereIn(${quote}${column}${quote}, ${text})`;
      return chainWith(
        chain,
        new Map([
          ...stepsOfMany(asking, compared, [list, ...beside], inList),
          ...[first, limit].flatMap((step) => (step ? [[step, ''] as const] : [])),
        ]),
      );
    },
    missing: 'undefined',
    rejects: ['bigint'],
    compareAs: 'text',
    bindsEach: true,
  };
}

interface Aggregating {
  readonly call: Call;
  readonly chain: Chain;
  readonly asking: readonly ChainStep[];
  readonly compared: readonly Compared[];
  readonly asked: Asked & Pick<Lookup, 'beside'>;
  readonly aggregating: readonly ChainStep[];
  readonly name: string;
}

/** `knex('orders').where({ customer_id }).count('* as n').first()`: grouped by the key, it does the same for many. */
function aggregateLookup({ call, chain, asking, compared, asked, aggregating, name }: Aggregating): Lookup | undefined {
  const awaited = awaitAround(call)!;
  const first = chain.steps.find((step) => step.name === 'first');
  const result = first ? awaited : firstOf(awaited);
  const aggregates = aggregating.map(aggregateOfStep).filter((one) => one !== undefined);
  const otherwise = result && aggregates.length === aggregating.length ? aggregatesOfNone(aggregates, result) : undefined;
  if (!result || !otherwise || asked.beside || asked.isList || ['select', 'orderBy', 'limit'].some((step) => hasStep(chain, step))) return;
  const quote = quoteOf(call.getSourceFile());
  const column = quote + compared[0]!.comparisons[0].column + quote;
  const noun = singular(name);
  return {
    noun: `${noun}${aggregates.every(({ isCount }) => isCount) ? 'Count' : 'Total'}`,
    source: mentionOf(name),
    ...asked,
    gives: 'row',
    results: [result],
    otherwise,
    many: (list) => {
      const inList = (_: string, text: string): string => `.whereIn(${column}, ${text}).groupBy(${column}).select(${column})`;
      const one = first ? [[first, ''] as const] : [];
      return chainWith(chain, new Map([...stepsOfMany(asking, compared, [list], inList), ...one]));
    },
    missing: 'undefined',
    rejects: ['bigint'],
    compareAs: 'text',
    bindsEach: true,
  };
}
