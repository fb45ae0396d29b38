import { textWith } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import { type ChainStep, chainOf, chainWith, hasOnly } from '../syntax/chains.ts';
import { varyingCondition } from '../syntax/conditions.ts';
import type { Call } from '../syntax/expressions.ts';
import { plural } from '../syntax/naming.ts';
import { resultOf } from '../syntax/results.ts';
import { isUniqueByName } from '../syntax/tables.ts';
import type { Asked, Lookup, Varies } from './lookup.ts';
import { mentionsOfRows, nounOfRows } from './repositories.ts';

/** `createQueryBuilder('user').where('user.id = :id', { id }).getOne()` */
export function lookupOfBuilder(call: Call, varies: Varies): Lookup | undefined {
  const chain = chainOf(call);
  const last = chain?.steps.at(-1);
  const create = chain?.steps.find(({ name }) => name === 'createQueryBuilder');
  const way = last && builderWays.get(last.name);
  const result = resultOf(call);
  if (!chain || !last || !create || !way || !result) return;
  // Before it, a repository may be asked for.
  const steps = chain.steps.slice(chain.steps.indexOf(create));
  if (!hasOnly({ ...chain, steps }, [...builderSteps, create.name, last.name]) || chain.steps[0]!.call.arguments.some(varies)) return;
  const [alias] = create.call.arguments.slice(-1);
  if (!alias || !ts.isStringLiteral(alias)) return;
  const asking = chain.steps.filter(({ call: { arguments: list } }) => list.some(varies));
  const compared = asking.map((step) => comparedIn(step, alias.text, varies)).filter((one) => one !== undefined);
  const [first, ...others] = compared;
  if (!first || compared.length < asking.length) return;
  const receiver = (create.call.expression as ts.PropertyAccessExpression).expression;
  return {
    // `cf` says less than what it stands for.
    noun: alias.text.length > 3 ? alias.text : nounOfRows(create.call, receiver),
    source: mentionsOfRows(create.call, receiver),
    key: first.key,
    value: first.value,
    ...(others.length && { beside: others.map(({ key, value }): Asked => ({ key, value })) }),
    ...way,
    isFirst: way.gives === 'row' && !compared.some(({ key }) => isUniqueByName(key, alias.text)),
    results: [result],
    many: (keys, _, beside = []) =>
      chainWith(
        chain,
        new Map([...asking.map((step, at) => [step, compared[at]!.inList([keys, ...beside][at]!)] as const), [last, '.getMany()']]),
      ),
    ofNone: '[]',
    compareAs: 'text',
    bindsEach: true,
  };
}

interface ComparedColumn extends Asked {
  /** The step for a list of values. */
  inList(list: string): string;
}

/** `where('user.id = :id', { id })` */
function comparedIn({ name, call }: ChainStep, alias: string, varies: Varies): ComparedColumn | undefined {
  const [sql, parameters] = call.arguments;
  const condition = parameters && varyingCondition(parameters, varies);
  const { owner, column, parameter } = (sql && ts.isStringLiteralLike(sql) && comparedColumn.exec(sql.text)?.groups) || {};
  if (!/^(where|andWhere)$/.test(name) || owner !== alias || !column || !sql || condition?.key !== parameter || !condition?.isAlone) return;
  const names = plural(condition.key);
  const text = textWith(sql, new Map([[sql, sql.getText().replace(/=\s*:\w+/, `IN (:...${names})`)]]));
  return {
    key: column,
    value: condition.value,
    inList: (list) => `.${name}(${text}, { ${list === names ? names : `${names}: ${list}`} })`,
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
