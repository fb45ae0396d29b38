import type { FactReader, ProjectFact } from '../engine/facts.ts';
import { isDataModel, isSource } from '../engine/host.ts';
import { own } from '../engine/own.ts';
import { notInProduction } from '../engine/rule.ts';
import type { FileId } from '../engine/text.ts';
import { answers, type Sent } from './answers.ts';
import { modules } from './modules.ts';
import { callPlace } from './places.ts';
import { pathOf } from './root-folder.ts';
import { type Rows, rowsBehind } from './rows.ts';
import { tables } from './tables.ts';
import { leadsAt } from './targets.ts';
import { keyOf, splitKey } from './value.ts';

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
  return leadsAt(keyOf(file, through.within), through.at, facts).some((target) => {
    const [other, id] = target.is === 'function' ? splitKey(target.key) : [];
    return other !== undefined && own(facts.of(answers, other).passes, id!)?.includes(through.argument);
  });
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

/**
 * Whether nobody who gets the rows of a query says a word of their secrets, so that the query is where they are left out; else each answer
 * is. Key = function key + NUL + columns.
 */
const isReadNowhere: ProjectFact<boolean> = {
  id: 'secrets that nobody reads',
  derive(key, facts) {
    const [fn, columns] = splitKey(key);
    const [file, id] = splitKey(fn);
    // Who calls it names it, and the class whose method it is; others have functions of the same name.
    const [first = [], ...others] = id
      .replace(/#\d+$/, '')
      .split('.')
      .map((name) => facts.mentioning(name));
    const named = first.filter((one) => one !== file && isCode(one, facts) && others.every((files) => files.includes(one)));
    const importing = named.filter((one) => importsFrom(one, file, facts));
    const callers = importing.length ? importing : named;
    return callers.length > 0 && columns.split(' ').every((column) => !facts.mentioning(column).some((one) => callers.includes(one)));
  },
};

/** Tests speak of secrets that nobody else reads. */
function isCode(file: FileId, facts: FactReader): boolean {
  return isSource(file) && !notInProduction.test(pathOf(file, facts));
}

function importsFrom(file: FileId, other: FileId, facts: FactReader): boolean {
  return Object.values(facts.of(modules, file).imports).some(({ specifier }) => facts.resolve(file, specifier) === other);
}

/** Whether the secrets of rows that are sent from another file than they are read in should be left out where they are read. */
export function isQuerysToLeaveOut(rows: Rows, from: FileId, facts: FactReader): boolean {
  const columns = certainColumns(rows);
  return rows.file !== from && columns.length > 0 && facts.about(isReadNowhere, keyOf(keyOf(rows.file, rows.within), columns.join(' ')));
}

/**
 * Whether the project's own pages, for which procedures and server actions are there alone, speak of the secrets of a model: somebody is
 * meant to see them. Nobody is shown a password.
 */
export function isShown(rows: Rows, by: string, facts: FactReader): boolean {
  const columns = certainColumns(rows);
  if (!/^the (query|mutation|server action)\b/.test(by) || columns.some((column) => /pass|salt|hash/i.test(column))) return false;
  const pages = facts.mentioning(rows.model).filter((file) => /\.[jt]sx$/.test(file));
  return columns.every((column) => facts.mentioning(column).some((file) => pages.includes(file)));
}

function certainColumns({ secrets }: Rows): readonly string[] {
  return Object.entries(secrets).flatMap(([column, secrecy]) => (secrecy === 'certain' ? [column.replace(/^.*\./, '')] : []));
}
