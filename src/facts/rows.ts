import type { FactReader } from '../engine/facts.ts';
import { own } from '../engine/own.ts';
import type { Step } from '../engine/rule.ts';
import type { FileId } from '../engine/text.ts';
import type { Projection } from '../syntax/projections.ts';
import type { Secrecy } from '../syntax/secrets.ts';
import { relationsOf } from './columns.ts';
import { type CallFacts, functions } from './functions.ts';
import { type CallPlace, type HandedOn, hands } from './handed-on.ts';
import { nameOfModel } from './models.ts';
import { callPlace, places } from './places.ts';
import { type Query, queryOf } from './queries.ts';
import { returnedFlows } from './returned-flows.ts';
import { bringsRows, isListed, methodOf } from './row-queries.ts';
import { secretsOf } from './tables.ts';
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
  if (depth >= deepest) return [];
  if (handed.given) return rowsGiven(handed, handed.given, file, facts, depth);
  const { call: from, take, without } = handed;
  const found = from && callAt(from, file, facts);
  if (!from || !found) return [];
  // What is sent has been waited for, by whoever called.
  const call = { ...found, isAwaited: true };
  const step = { file, place: callPlace(from.within, from.at), text: call.text };
  const query = queryOf(call, file, facts);
  if (query) return rowsOfQuery(query, call.text, handed, from, file, facts);
  const onTheWay = (rows: Rows): Rows => ({ ...rows, way: [step, ...rows.way] });
  return functionsCalled(call, file, facts).flatMap((key) => {
    const [other, id] = splitKey(key);
    return (own(facts.of(returnedFlows, other), id) ?? []).flatMap((returned) => {
      const next = taking(returned, take);
      if (!next) return [];
      const kept = [...next.without, ...without];
      if (next.parameter === undefined) return rowsBehind({ ...next, without: kept }, other, facts, depth + 1).map(onTheWay);
      // What it is given it hands on.
      return (from.args?.[next.parameter] ?? []).flatMap((passed) => {
        const inside = taking(passed, next.take);
        return inside ? rowsBehind({ ...inside, without: [...inside.without, ...kept] }, file, facts, depth + 1).map(onTheWay) : [];
      });
    });
  });
}

/** What whoever is given a function hands to it: `withUser(async ({ user }) => …)`. */
function rowsGiven(
  { parameter, take, without }: HandedOn,
  by: NonNullable<HandedOn['given']>,
  file: FileId,
  facts: FactReader,
  depth: number,
): readonly Rows[] {
  const call = callAt(by, file, facts);
  const step = { file, place: callPlace(by.within, by.at), text: call?.text ?? '' };
  return (call ? functionsCalled(call, file, facts) : []).flatMap((key) => {
    const [other, id] = splitKey(key);
    const handed = own(facts.of(hands, other), `${id} ${by.argument}`)?.[parameter!] ?? [];
    return handed.flatMap((one) => {
      const next = taking(one, take);
      return next
        ? rowsBehind({ ...next, without: [...next.without, ...without] }, other, facts, depth + 1).map((rows) => ({
            ...rows,
            way: [step, ...rows.way],
          }))
        : [];
    });
  });
}

function callAt({ within, at }: CallPlace, file: FileId, facts: FactReader): CallFacts | undefined {
  return own(facts.of(functions, file), within)?.calls[at] ?? undefined;
}

function rowsOfQuery(
  { model: named, library, kind }: Omit<Query, 'within' | 'at'>,
  text: string,
  { take, without }: HandedOn,
  { within, at, projection }: NonNullable<HandedOn['call']>,
  file: FileId,
  facts: FactReader,
): readonly Rows[] {
  const { only, without: omitted, table } = projection;
  const model = table === undefined ? named : nameOfModel(table);
  if (!model || (take !== undefined && !wrapping.test(take)) || !bringsRows({ kind, library }, text, projection)) return [];
  const comesAlong = (column: string): boolean =>
    (only?.includes(column) ?? true) && !omitted.includes(column) && !without.includes(column);
  const known = facts.about(secretsOf, model);
  return [
    {
      model,
      text,
      file,
      within,
      at,
      library,
      isList: isListed(library, text),
      mayBeMissing: !/^(create|update|upsert|delete|save)$|OrThrow$|OrFail$/.test(methodOf(text)),
      isWhole: only === undefined,
      isShaped: omitted.length > 0 || without.some((column) => own(known, column) !== undefined),
      secrets: {
        ...Object.fromEntries(Object.entries(known).filter(([column]) => comesAlong(column))),
        ...secretsIncluded(model, projection, without, facts),
      },
      way: [{ file, place: callPlace(within, at), text }],
    },
  ];
}

/** The secrets of the rows that come along with others, as `user.password`. */
function secretsIncluded(model: string, { includes, picked }: Projection, without: readonly string[], facts: FactReader): Rows['secrets'] {
  const relations = facts.about(relationsOf, model);
  const whole = [...includes, ...picked.filter((name) => own(relations, name) !== undefined)].filter((name) => !without.includes(name));
  return Object.fromEntries(
    whole.flatMap((relation) =>
      Object.entries(facts.about(secretsOf, own(relations, relation) ?? relation.toLowerCase().replace(/s$/, ''))).map(
        ([column, secrecy]) => [`${relation}.${column}`, secrecy],
      ),
    ),
  );
}

/** The functions of the project that a call leads to by itself. */
function functionsCalled(call: CallFacts, file: FileId, facts: FactReader): readonly FunctionKey[] {
  const callee = callablePart(evaluate(call.callee, file, facts));
  if (callee?.is === 'function') return [callee.key];
  return targetsOf(call, file, facts).flatMap((target) => (target.is === 'function' && !target.handed ? [target.key] : []));
}

/** Members by which clients wrap their rows: pg's `rows`, a page's items. */
const wrapping = /^(rows|recordset|items|data|docs|results|records)$/;

/** What a caller gets of what is returned who takes a member of it. */
function taking({ key, ...returned }: HandedOn, take: string | undefined): HandedOn | undefined {
  if (take === undefined) return { ...returned, ...(key !== undefined && { key }) };
  if (key !== undefined) return key === take ? returned : undefined;
  return returned.take === undefined ? { ...returned, take } : undefined;
}

/** The steps of a proof, from what is sent to the query. */
export function stepsTo({ way, model, text }: Rows): readonly Step[] {
  return way.map(({ file, place, text: call }, at) => ({
    at: { file, places, key: place },
    message: at === way.length - 1 ? `\`${text}\` brings whole rows of \`${model}\`` : `\`${call}\` hands on what it brings`,
  }));
}
