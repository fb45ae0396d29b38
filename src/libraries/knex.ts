import { ts } from '../engine/ts.ts';
import { chainOf, chainWith, hasOnly, hasStep } from '../syntax/chains.ts';
import { askedBySteps, comparedBy, keepsColumn, stepsOfMany } from '../syntax/conditions.ts';
import { awaitAround, type Call } from '../syntax/expressions.ts';
import { limitedTo } from '../syntax/limits.ts';
import { singular } from '../syntax/naming.ts';
import { quoteOf } from '../syntax/style.ts';
import { isUniqueByName, mentionOf } from '../syntax/tables.ts';
import { defineLibrary, type Lookup, named, type Varies } from './library.ts';

const writes = ['insert', 'upsert', 'batchInsert', 'update', 'updateFrom', 'increment', 'decrement', 'del', 'delete', 'truncate'];
/** They run the query they end, without being waited for. */
const senders = ['stream', 'pipe', 'asCallback'];
const silent = named('other', ['toSQL', 'toString', 'toQuery', 'toNative']);
const types = { Transaction: 'Knex', QueryInterface: 'Knex', QueryBuilder: 'Builder', Raw: 'Builder', SchemaBuilder: 'SchemaBuilder' };

/** https://knexjs.org/guide/query-builder.html */
export const knex = defineLibrary({
  id: 'knex',
  name: 'knex',
  packages: ['knex'],
  exports: { default: 'factory', knex: 'factory', Knex: 'Knex', '=': 'factory', ...types },
  shapes: {
    factory: { call: { returns: 'knex' }, instance: 'knex', members: { default: 'factory', knex: 'factory', Knex: 'Knex', ...types } },
    Knex: { instance: 'knex', members: types },
    Builder: { instance: 'reading' },
    SchemaBuilder: { instance: 'schema' },
    knex: {
      call: { returns: 'reading' },
      members: {
        ...named('change', writes),
        ...named('transaction', ['transaction', 'savepoint']),
        transactionProvider: 'transactionProvider',
        withUserParams: 'withUserParams',
        schema: 'schema',
        ...named('other', [
          'commit',
          'rollback',
          'isCompleted',
          'executionPromise',
          'destroy',
          'initialize',
          'on',
          'once',
          'removeListener',
        ]),
        ...named('other', ['ref', 'fn', 'client', 'userParams', 'migrate', 'seed', 'isTransaction', 'VERSION']),
      },
      otherMembers: 'select',
    },
    transaction: { callback: 'knex', call: { returns: 'starting' }, opensTransaction: true },
    transactionProvider: { call: { returns: 'transaction' } },
    starting: { awaited: { gives: 'knex' } },
    withUserParams: { call: { returns: 'knex' } },
    schema: {
      members: { ...named('select', ['hasTable', 'hasColumn']), ...silent },
      otherMembers: 'changeSchema',
      awaited: { operation: { kind: 'write' } },
    },
    changeSchema: { call: { returns: 'schema' } },
    select: { call: { returns: 'reading' } },
    reading: {
      members: { ...named('change', writes), ...named('read', senders), ...silent },
      otherMembers: 'select',
      awaited: { operation: { kind: 'read' } },
    },
    change: { call: { returns: 'writing' } },
    writing: { members: { ...named('write', senders), ...silent }, otherMembers: 'change', awaited: { operation: { kind: 'write' } } },
    read: { call: { operation: { kind: 'read' } } },
    write: { call: { operation: { kind: 'write' } } },
    other: {},
  },
  lookup,
});

/** `knex('customers').where({ id }).first()`, with or without a `select` that keeps the key; a list of rows without `first`. */
function lookup(call: Call, varies: Varies): Lookup | undefined {
  const awaited = awaitAround(call);
  const chain = chainOf(call);
  const [head, ...steps] = chain?.steps ?? [];
  const table = (steps.find(({ name }) => name === 'from') ?? head)?.call.arguments[0];
  if (!awaited || !chain || !head || !table || !ts.isStringLiteral(table) || !/^[a-z_][\w.]*$/i.test(table.text)) return;
  const names = ['from', 'where', 'andWhere', 'whereIn', 'select', 'orderBy', 'limit', 'first'];
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
