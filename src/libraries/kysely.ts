import { ts } from '../engine/ts.ts';
import { aggregatesOfBuilder, aggregatesOfNone } from '../syntax/aggregates.ts';
import { argumentsOf, chainOf, chainWith, hasOnly, hasStep } from '../syntax/chains.ts';
import { askedBySteps, comparedBy, keepsColumn, stepsOfMany } from '../syntax/conditions.ts';
import type { Call } from '../syntax/expressions.ts';
import { limitedTo } from '../syntax/limits.ts';
import { singular } from '../syntax/naming.ts';
import { resultOf } from '../syntax/results.ts';
import { quoteOf } from '../syntax/style.ts';
import { isUniqueByName, mentionOf } from '../syntax/tables.ts';
import { defineLibrary, named } from './library.ts';
import type { Lookup, Varies } from './lookup.ts';

/** Only these send what was built; `await` of the builder itself is an error that Kysely reports. */
const senders = ['execute', 'executeTakeFirst', 'executeTakeFirstOrThrow', 'stream', 'explain'];
const silent = named('other', ['compile', 'as', 'toOperationNode']);

/** https://kysely.dev/docs/category/api-reference */
export const kysely = defineLibrary({
  id: 'kysely',
  name: 'Kysely',
  packages: ['kysely'],
  types: {
    ...named('selecting', ['RawBuilder', '*SelectQueryBuilderExpression']),
    ...named('writing', ['*TableBuilder', '*IndexBuilder', 'SchemaModule']),
    ...named('beginning', ['TransactionBuilder']),
    ...named('connecting', ['ConnectionBuilder']),
    ...named('starting', ['ControlledTransactionBuilder']),
  },
  exports: {
    ...named('Kysely', ['Kysely', 'Transaction', 'ControlledTransaction', 'QueryCreator']),
    SelectQueryBuilder: 'Selecting',
    ...named('Writing', ['InsertQueryBuilder', 'UpdateQueryBuilder', 'DeleteQueryBuilder', 'MergeQueryBuilder']),
    sql: 'sql',
  },
  shapes: {
    Kysely: { instance: 'db' },
    Selecting: { instance: 'selecting' },
    Writing: { instance: 'writing' },
    db: {
      members: {
        ...named('select', ['selectFrom', 'selectNoFrom']),
        ...named('change', ['insertInto', 'replaceInto', 'updateTable', 'deleteFrom', 'mergeInto']),
        ...named('same', ['with', 'withRecursive', 'withSchema', 'withPlugin', 'withoutPlugins', 'withTables']),
        executeQuery: 'read',
        schema: 'writing',
        introspection: 'introspection',
        transaction: 'begin',
        connection: 'connect',
        ...named('start', ['startTransaction', 'savepoint', 'rollbackToSavepoint', 'releaseSavepoint']),
      },
    },
    same: { call: { returns: 'db' } },
    begin: { call: { returns: 'beginning' } },
    beginning: { members: { execute: 'inTransaction' }, otherMembers: 'begin' },
    inTransaction: { callback: 'db', opensTransaction: true },
    connect: { call: { returns: 'connecting' } },
    connecting: { members: { execute: 'connected' } },
    connected: { callback: 'db' },
    start: { call: { returns: 'starting' } },
    starting: { members: { execute: 'same' }, otherMembers: 'start' },
    select: { call: { returns: 'selecting' } },
    selecting: { members: { ...named('read', senders), ...silent }, otherMembers: 'select' },
    change: { call: { returns: 'writing' } },
    writing: { members: { ...named('write', senders), ...silent }, otherMembers: 'change' },
    introspection: { members: named('read', ['getSchemas', 'getTables', 'getMetadata']) },
    /** A fragment of another query, or one of its own where it is executed. */
    sql: { call: { returns: 'selecting' }, members: { raw: 'select' } },
    read: { call: { operation: { kind: 'read' } } },
    write: { call: { operation: { kind: 'write' } } },
    other: {},
  },
  lookup,
});

/** `db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst()`; `execute()` for lists. */
function lookup(call: Call, varies: Varies): Lookup | undefined {
  const chain = chainOf(call);
  const last = chain?.steps.at(-1);
  const way = last && ways.get(last.name);
  const [table] = (chain && argumentsOf(chain, 'selectFrom')) ?? [];
  const result = resultOf(call);
  const asking = chain?.steps.filter(({ call: { arguments: list } }) => list.some(varies)) ?? [];
  if (!chain || !last || !way || !table || !ts.isStringLiteral(table) || !result || last.call.arguments.length) return;
  if (!asking.every((step) => step.name === 'where' && step.call.arguments.length === 3)) return;
  if (!hasOnly(chain, ['selectFrom', 'selectAll', 'select', 'where', 'orderBy', 'limit', last.name])) return;
  const compared = asking.map((step) => comparedBy(step, varies)).filter((one) => one !== undefined);
  const asked = askedBySteps(compared);
  const name = table.text.split(/[ .]/).at(-1)!;
  if (!asked || compared.length < asking.length) return;
  const keys = [asked, ...(asked.beside ?? [])];
  const selects = chain.steps.filter((step) => step.name === 'select');
  const [selected] = selects[0]?.call.arguments ?? [];
  const aggregates = selected && aggregatesOfBuilder(selected);
  const otherwise = aggregates && way.gives === 'row' && selects.length === 1 ? aggregatesOfNone(aggregates, result) : undefined;
  if (
    otherwise
      ? asked.beside || hasStep(chain, 'orderBy')
      : !keys.every(({ key }) => selects.every(({ call: select }) => keepsColumn(key, select.arguments)))
  )
    return;
  if (way.gives === 'row' && keys.some(({ isList }) => isList)) return;
  const limit = chain.steps.find(({ name: step }) => step === 'limit');
  const limited = limitedTo(limit?.call.arguments[0], way.gives === 'rows' && hasStep(chain, 'orderBy'));
  if (!limited) return;
  const quote = quoteOf(call.getSourceFile());
  return {
    noun: singular(name),
    source: mentionOf(name),
    ...asked,
    ...way,
    ...limited,
    ...(otherwise && {
      noun: `${singular(name)}${aggregates!.every(({ isCount }) => isCount) ? 'Count' : 'Total'}`,
      otherwise,
      missing: 'undefined',
    }),
    isFirst: way.gives === 'row' && !otherwise && !keys.some(({ key }) => isUniqueByName(key, name)),
    results: [result],
    many: (list, _, beside = []) => {
      const inList = (column: string, text: string): string => {
        const named = quote + column + quote;
        return `.where(${named}, ${quote}in${quote}, ${text})${otherwise ? `.groupBy(${named}).select(${named})` : ''}`;
      };
      const unlimited = limit ? [[limit, ''] as const] : [];
      return chainWith(chain, new Map([...stepsOfMany(asking, compared, [list, ...beside], inList), ...unlimited, [last, '.execute()']]));
    },
    ofNone: '[]',
    compareAs: 'text',
    bindsEach: true,
  };
}

const ways = new Map<string, Pick<Lookup, 'gives' | 'missing'>>([
  ['executeTakeFirst', { gives: 'row', missing: 'undefined' }],
  ['executeTakeFirstOrThrow', { gives: 'row', missing: 'error' }],
  ['execute', { gives: 'rows', missing: 'undefined' }],
]);
