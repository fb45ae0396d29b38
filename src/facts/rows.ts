import type { FactReader, ProjectFact } from '../engine/facts.ts';
import { isDataModel, isSource } from '../engine/host.ts';
import { own } from '../engine/own.ts';
import type { Step } from '../engine/rule.ts';
import type { FileId } from '../engine/text.ts';
import type { Projection } from '../syntax/projections.ts';
import type { Secrecy } from '../syntax/secrets.ts';
import { answers, type HandedOn, type Sent } from './answers.ts';
import { type CallFacts, functions } from './functions.ts';
import { nameOfModel } from './models.ts';
import { callPlace, places } from './places.ts';
import { type Query, queryOf } from './queries.ts';
import { returned } from './returned.ts';
import { secretsOf, tables } from './tables.ts';
import { targetsOf } from './targets.ts';
import { callablePart, type FunctionKey, splitKey } from './value.ts';
import { evaluate } from './values.ts';

/** Rows that are handed on as the database gave them. */
export interface Rows {
  readonly model: string;
  /** The query as it is written. */
  readonly text: string;
  readonly file: FileId;
  readonly within: string;
  readonly at: number;
  readonly library: string;
  /** Whether it brings several, and whether one may be missing. */
  readonly isList: boolean;
  readonly mayBeMissing: boolean;
  /** Whether every column comes along. */
  readonly isWhole: boolean;
  /** Somebody has left something out on purpose. */
  readonly isShaped: boolean;
  /** The secret columns among those that come along, its own and those of what it includes. */
  readonly secrets: Readonly<Record<string, Secrecy>>;
  /** The functions on the way, from whoever hands it on to the query. */
  readonly way: readonly { readonly file: FileId; readonly place: string; readonly text: string }[];
}

const deepest = 6;

/** The rows of a database behind what is handed on in a file; what is not proven to be rows is left out. */
export function rowsBehind(handed: HandedOn, file: FileId, facts: FactReader, depth = 0): readonly Rows[] {
  const { call: from, take, without } = handed;
  const found = from && depth < deepest ? own(facts.of(functions, file), from.within)?.calls[from.at] : undefined;
  if (!from || !found) return [];
  // What is sent has been waited for, by whoever called.
  const call = { ...found, isAwaited: true };
  const step = { file, place: callPlace(from.within, from.at), text: call.text };
  const query = queryOf(call, file, facts);
  if (query) {
    const { only, without: omitted, includes, table } = from.projection;
    const model = table === undefined ? query.model : nameOfModel(table);
    if (!model || (take !== undefined && !wrapping.test(take)) || !bringsRows(query, call.text, from.projection)) return [];
    const comesAlong = (column: string): boolean =>
      (only?.includes(column) ?? true) && !omitted.includes(column) && !without.includes(column);
    const known = facts.about(secretsOf, model);
    const secrets = Object.entries(known).filter(([column]) => comesAlong(column));
    const included = includes.flatMap((relation) =>
      Object.entries(facts.about(secretsOf, relation.toLowerCase().replace(/s$/, ''))).map(([column, secrecy]): [string, Secrecy] => [
        `${relation}.${column}`,
        secrecy,
      ]),
    );
    return [
      {
        model,
        text: call.text,
        file,
        within: from.within,
        at: from.at,
        library: query.library,
        isList: isListed(query.library, call.text),
        mayBeMissing: !/^(create|update|upsert|delete|save)$|OrThrow$|OrFail$/.test(methodOf(call.text)),
        isWhole: only === undefined,
        isShaped: omitted.length > 0 || without.some((column) => own(known, column) !== undefined),
        secrets: Object.fromEntries([...secrets, ...included]),
        way: [step],
      },
    ];
  }
  return functionsCalled(call, file, facts).flatMap((key) => {
    const [other, id] = splitKey(key);
    return (own(facts.of(returned, other), id) ?? []).flatMap((one) => {
      const next = taking(one, take);
      if (!next) return [];
      return rowsBehind({ ...next, without: [...next.without, ...without] }, other, facts, depth + 1).map((rows) => ({
        ...rows,
        way: [step, ...rows.way],
      }));
    });
  });
}

/** The functions of the project that a call leads to by itself. */
function functionsCalled(call: CallFacts, file: FileId, facts: FactReader): readonly FunctionKey[] {
  const callee = callablePart(evaluate(call.callee, file, facts));
  if (callee?.is === 'function') return [callee.key];
  return targetsOf(call, file, facts).flatMap((target) => (target.is === 'function' && !target.handed ? [target.key] : []));
}

function methodOf(text: string): string {
  return /\w+$/.exec(text)?.[0] ?? '';
}

/** Builders bring lists, unless they say that they want the first. */
function isListed(library: string, text: string): boolean {
  const method = methodOf(text);
  return builders.has(library)
    ? !/^(first|executeTakeFirst\w*|findFirst|get)$/.test(method)
    : /Many|AndReturn$|^(find|findBy|findAll|getMany)$/.test(method);
}

/** Most queries that write, and those that count, bring no rows. */
function bringsRows({ kind, library }: Pick<Query, 'kind' | 'library'>, text: string, { isReturning, table }: Projection): boolean {
  const method = methodOf(text);
  if (kind === 'read') return !counting.test(method) && (table !== undefined || !/^(query|raw|\$?queryRaw\w*)$/.test(method));
  return isReturning || (builders.has(library) ? false : writingRows.test(method));
}

const counting =
  /^(count\w*|\w*Count|estimatedDocumentCount|exists?|existsBy|aggregate|groupBy|sum|avg|average|min|max|minimum|maximum|distinct|describe|ping|getSql)$/;
const writingRows =
  /^(create|update|upsert|delete|createManyAndReturn|updateManyAndReturn|save|remove|softRemove|recover|bulkCreate|insertMany|findOneAnd\w+|findByIdAnd\w+|findOrCreate|build|exec|executeTakeFirst\w*)$/;
/** Clients whose writes bring a count, or nothing, unless they say `returning`. */
const builders: ReadonlySet<string> = new Set([
  'pg',
  'knex',
  'kysely',
  'drizzle',
  'mysql2',
  'postgres',
  'slonik',
  'pg-promise',
  'better-sqlite3',
  'mssql',
]);

/** Members by which clients wrap their rows: pg's `rows`, a page's items. */
const wrapping = /^(rows|recordset|items|data|docs|results|records)$/;

/** What a caller gets of what is returned who takes a member of it. */
function taking({ key, ...returned }: HandedOn, take: string | undefined): HandedOn | undefined {
  if (take === undefined) return { ...returned, ...(key !== undefined && { key }) };
  if (key !== undefined) return key === take ? returned : undefined;
  return returned.take === undefined ? { ...returned, take } : undefined;
}

/** The rows that a file sends to clients, by the number of what is sent. */
export const rowsSent: ProjectFact<readonly (readonly [number, Rows])[]> = {
  id: 'rows sent',
  derive(file, facts) {
    return facts
      .of(answers, file)
      .sent.flatMap((sent, at) =>
        isSent(sent, file, facts)
          ? distinct(sent.flows.flatMap((flow) => rowsBehind(flow, file, facts))).map((rows) => [at, rows] as const)
          : [],
      );
  },
};

/** Two ways to the same query are one. */
function distinct(found: readonly Rows[]): readonly Rows[] {
  return [...new Map(found.map((rows) => [`${rows.file}\0${callPlace(rows.within, rows.at)}`, rows])).values()];
}

/** Whether a helper that something is handed to sends it. */
function isSent({ through }: Sent, file: FileId, facts: FactReader): boolean {
  if (!through) return true;
  const call = own(facts.of(functions, file), through.within)?.calls[through.at];
  return (
    call !== null &&
    call !== undefined &&
    targetsOf(call, file, facts).some((target) => {
      const [other, id] = target.is === 'function' ? splitKey(target.key) : [];
      return other !== undefined && own(facts.of(answers, other).passes, id!)?.includes(through.argument);
    })
  );
}

/** The secrets that leave by what a query of a file reads, and where they are sent: key = file. */
export const secretsSentFrom: ProjectFact<readonly { readonly rows: Rows; readonly by: string; readonly from: FileId }[]> = {
  id: 'secrets sent from a file',
  derive: (file, facts) => own(facts.about(secretsSent, ''), file) ?? [],
};

const secretsSent: ProjectFact<Readonly<Record<FileId, readonly { readonly rows: Rows; readonly by: string; readonly from: FileId }[]>>> = {
  id: 'secrets sent',
  derive(_, facts) {
    const found: Record<FileId, { rows: Rows; by: string; from: FileId }[]> = {};
    const files = facts.files().filter((file) => isSource(file) || isDataModel(file));
    if (!files.some((file) => Object.keys(facts.of(tables, file)).length)) return found;
    for (const file of files) {
      if (!facts.of(answers, file).sent.length) continue;
      for (const [at, rows] of facts.about(rowsSent, file)) {
        if (rows.file === file || !Object.keys(rows.secrets).length) continue;
        found[rows.file] = [...(own(found, rows.file) ?? []), { rows, by: facts.of(answers, file).sent[at]!.by, from: file }];
      }
    }
    return found;
  },
};

/** The steps of a proof, from what is sent to the query. */
export function stepsTo({ way, model, text }: Rows): readonly Step[] {
  return way.map(({ file, place, text: call }, at) => ({
    at: { file, places, key: place },
    message: at === way.length - 1 ? `\`${text}\` brings whole rows of \`${model}\`` : `\`${call}\` hands on what it brings`,
  }));
}
