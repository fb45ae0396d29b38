import { chainOf, chainWith, hasOnly, hasStep } from '../syntax/chains.ts';
import { askedBySteps, type Compared, comparedBy, keepsColumn, stepsOfMany } from '../syntax/conditions.ts';
import { awaitAround, type Call } from '../syntax/expressions.ts';
import { limitedTo } from '../syntax/limits.ts';
import { isTypeScript, quoteOf } from '../syntax/style.ts';
import { isUniqueByName } from '../syntax/tables.ts';
import { knex } from './knex.ts';
import { defineLibrary, named, type Shape } from './library.ts';
import type { Lookup, Varies } from './lookup.ts';
import { loading } from './objection-loading.ts';
import { mentionsOfRows, nounOfRows } from './repositories.ts';

const one = ['findById', 'findOne', 'first'];
const counts = ['resultSize', 'columnInfo'];
const saves = [
  ...['insert', 'insertAndFetch', 'insertGraph', 'insertGraphAndFetch', 'insertWithRelated', 'upsertGraph', 'upsertGraphAndFetch'],
  ...['patchAndFetch', 'patchAndFetchById', 'updateAndFetch', 'updateAndFetchById'],
];
const changes = ['patch', 'update', 'delete', 'del', 'deleteById', 'relate', 'unrelate', 'increment', 'decrement'];
const silent = {
  ...named('other', ['modelClass', 'tableNameFor', 'tableRefFor', 'isFind', 'isInsert', 'context', 'toString']),
  toKnexQuery: 'select',
};

/** A builder sends itself where it is waited for; some of its methods change what comes back. */
const builder = (kind: 'read' | 'write', again: string, gives?: string): Shape => ({
  members: {
    ...(kind === 'read' && { ...named('findOne', one), ...named('findPage', ['page', 'range']), ...named('read', counts) }),
    ...named('save', saves),
    ...named('remove', changes),
    ...named('write', ['truncate']),
    execute: gives ? `${kind} ${gives}` : kind,
    ...silent,
  },
  otherMembers: again,
  awaited: { operation: { kind }, ...(gives && { gives }) },
});

/** https://vincit.github.io/objection.js/api/query-builder/; below it, knex. */
export const objection = defineLibrary({
  id: 'objection',
  name: 'Objection.js',
  packages: ['objection'],
  exports: {
    Model: 'Model',
    ...named('ModelType', ['ModelClass', 'ModelConstructor']),
    QueryBuilder: 'QueryBuilder',
    ...named('SingleBuilder', ['SingleQueryBuilder', 'MaybeSingleQueryBuilder']),
    ...named('Knex', ['Transaction', 'TransactionOrKnex', 'Knex']),
    transaction: 'transaction of knex',
  },
  shapes: {
    ...knex.shapes,
    'transaction of knex': { callback: 'knex', opensTransaction: true, members: { start: 'toStarting' } },
    toStarting: { call: { returns: 'starting' } },
    ModelType: { instance: 'Model', rowAt: 0 },
    QueryBuilder: { instance: 'find query', rowAt: 0 },
    SingleBuilder: { instance: 'findOne query' },
    Model: {
      instance: 'row',
      isRowClass: true,
      members: {
        ...named('find', ['query', 'relatedQuery', 'fetchGraph', 'loadRelated']),
        ...named('toModel', ['bindKnex', 'bindTransaction']),
        ...named('toRow', ['fromJson', 'fromDatabaseJson']),
        fetchTableMetadata: 'read',
        transaction: 'transaction of knex',
        startTransaction: 'toStarting',
        knex: 'withUserParams',
        knexQuery: 'select',
      },
    },
    toModel: { call: { returns: 'Model' } },
    toRow: { call: { returns: 'row' } },
    row: {
      isRow: true,
      members: {
        ...named('findOne', ['$query', '$fetchGraph', '$loadRelated']),
        $relatedQuery: 'find',
        $clone: 'toRow',
        ...named('withUserParams', ['$knex', '$transaction']),
      },
    },
    rows: { elements: 'row' },
    page: { members: { results: 'rows' } },
    find: { call: { returns: 'find query' } },
    'find query': builder('read', 'find', 'rows'),
    findOne: { call: { returns: 'findOne query' } },
    'findOne query': builder('read', 'findOne', 'row'),
    findPage: { call: { returns: 'findPage query' } },
    'findPage query': builder('read', 'findPage', 'page'),
    save: { call: { returns: 'save query' } },
    'save query': builder('write', 'save', 'row'),
    remove: { call: { returns: 'remove query' } },
    'remove query': builder('write', 'remove'),
    'read row': { call: { operation: { kind: 'read' }, returns: 'row' } },
    'read rows': { call: { operation: { kind: 'read' }, returns: 'rows' } },
    'read page': { call: { operation: { kind: 'read' }, returns: 'page' } },
    'write row': { call: { operation: { kind: 'write' }, returns: 'row' } },
  },
  lookup,
  loading,
});

/** `User.query().findById(id)`, `.findOne({ email })`, `.where({ email }).first()`, with graphs; `.where({ companyId })` for lists. */
function lookup(call: Call, varies: Varies): Lookup | undefined {
  const awaited = awaitAround(call);
  const chain = chainOf(call);
  const [query] = chain?.steps ?? [];
  const [asking, ...others] = chain?.steps.filter(({ call: { arguments: list } }) => list.some(varies)) ?? [];
  if (!awaited || !chain || query?.name !== 'query' || !asking || others.length) return;
  const counting = chain.steps.at(-1)?.name === 'resultSize' ? chain.steps.at(-1) : undefined;
  const single = chain.steps.find(({ name }) => /^(first|findById|findOne)$/.test(name));
  const strict = chain.steps.find(({ name }) => name === 'throwIfNotFound');
  if (
    !hasOnly(chain, [
      'query',
      'where',
      'select',
      'orderBy',
      'limit',
      'withGraphFetched',
      asking.name,
      single?.name ?? '',
      strict?.name ?? '',
      counting?.name ?? '',
    ])
  )
    return;
  const [id, ...more] = asking.call.arguments;
  const compared: Compared | undefined =
    asking.name === 'findById'
      ? { comparisons: [{ column: 'id', value: id! }] }
      : /^(where|whereIn|findOne)$/.test(asking.name)
        ? comparedBy(asking, varies)
        : undefined;
  const asked = compared && askedBySteps([compared]);
  if (!compared || !asked || (asking.name === 'findById' && more.length) || (strict && !single)) return;
  const noun = nounOfRows(query.call, chain.root);
  const keys = [asked, ...(asked.beside ?? [])];
  const selects = chain.steps.filter(({ name }) => name === 'select');
  if (!keys.every(({ key }) => selects.every(({ call: select }) => keepsColumn(key, select.arguments)))) return;
  if ((single || counting) && keys.some(({ isList }) => isList)) return;
  const quote = quoteOf(call.getSourceFile());
  if (counting && (asked.beside || !hasOnly(chain, ['query', 'where', 'resultSize']))) return;
  const limit = chain.steps.find(({ name }) => name === 'limit');
  const limited = limitedTo(limit?.call.arguments[0], !single && !counting && hasStep(chain, 'orderBy'));
  if (!limited) return;
  const dropped = [single, strict, limit].flatMap((step) => (step && step !== asking ? [[step, ''] as const] : []));
  return {
    noun,
    source: mentionsOfRows(query.call, chain.root),
    ...asked,
    gives: counting ? 'count' : single ? 'row' : 'rows',
    ...limited,
    countedAs: 'count',
    isCountedAsText: true,
    isFirst: single !== undefined && !keys.some(({ key }) => isUniqueByName(key, noun)),
    results: [awaited],
    many: (list, _, beside = []) => {
      const inList = (column: string, text: string): string =>
        asking.name === 'findById' ? `.findByIds(${text})` : `.whereIn(${quote}${column}${quote}, ${text})`;
      const groups = counting ? [[counting, groupsOf(compared.comparisons[0].column, quote, call)] as const] : [];
      return chainWith(chain, new Map([...stepsOfMany([asking], [compared], [list, ...beside], inList), ...dropped, ...groups]));
    },
    missing: strict ? 'error' : 'undefined',
    compareAs: 'text',
    bindsEach: true,
  };
}

/** Counts each group; its rows are no models. */
function groupsOf(column: string, quote: string, call: Call): string {
  const [name, count] = [column, '* as count'].map((text) => quote + text + quote);
  const key = column.split('.').at(-1)!;
  const cast = isTypeScript(call) ? `.castTo<{ ${key}: unknown; count: string | number }[]>()` : '';
  return `.groupBy(${name}).select(${name}).count(${count})${cast}`;
}
