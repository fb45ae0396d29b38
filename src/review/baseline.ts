import type { Finding } from '../engine/finding.ts';
import { type FileId, folderOf } from '../engine/text.ts';
import type { ts } from '../engine/ts.ts';
import { surroundingsOf } from './surroundings.ts';

/** The name of the file that lists known findings. */
export const baselineName = '.fundamentals-baseline';

/** A known finding, by what edits elsewhere leave alone. */
export interface Entry {
  /** Relative to the folder of the baseline. */
  readonly path: string;
  readonly rule: string;
  readonly functionId: string;
  /** Of the code, with a number where one function holds the same more than once. */
  readonly print: string;
}

export interface Baseline {
  readonly file: FileId;
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  /** Lines that are none of ours, counted from 1: a merge has left its marks. */
  readonly broken: readonly number[];
}

const heading =
  '# Known findings of Engineering Fundamentals: file, rule, function, print of the code. Write it with `fundamentals baseline write`.';

/** One line for each finding, so that branches that add and remove some can be merged line by line. */
export function printBaseline(entries: readonly Entry[]): string {
  const lines = entries.map(({ path, rule, functionId, print }) => [path, rule, functionId, print].join('\t'));
  return `${[heading, ...lines.sort((a, b) => (a < b ? -1 : 1))].join('\n')}\n`;
}

export function readBaseline(file: FileId, text: string): Baseline {
  const entries = new Map<string, Entry[]>();
  const broken: number[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (!line || line.startsWith('#')) continue;
    const [path, rule, functionId, print, ...more] = line.split('\t');
    if (!path || !rule || functionId === undefined || !print || more.length) broken.push(at + 1);
    else entries.set(path, [...(entries.get(path) ?? []), { path, rule, functionId, print }]);
  }
  return { file, entries, broken };
}

/** What a baseline would say of the findings of one file, in their order. */
export function entriesFor(findings: readonly Finding[], tree: ts.SourceFile, path: string): readonly Entry[] {
  const counts = new Map<string, number>();
  return findings.map(({ rule, span }) => {
    const { functionId = '', text = '' } = surroundingsOf(tree, span) ?? {};
    const code = hash(text);
    const key = `${rule}\t${functionId}\t${code}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return { path, rule, functionId, print: count > 1 ? `${code}.${count}` : code };
  });
}

/** Which entries stand for findings that are there, and which of those findings are known. A function that was renamed is known by its code. */
export function matched(
  found: readonly Entry[],
  known: readonly Entry[],
): { readonly isKnown: readonly boolean[]; readonly vanished: readonly Entry[] } {
  const open = [...known];
  const isKnown = found.map(() => false);
  const take = (at: number, isSame: (entry: Entry) => boolean): void => {
    const index = open.findIndex(isSame);
    if (isKnown[at] || index < 0) return;
    open.splice(index, 1);
    isKnown[at] = true;
  };
  for (const [at, one] of found.entries())
    take(at, (entry) => entry.rule === one.rule && entry.functionId === one.functionId && entry.print === one.print);
  for (const [at, one] of found.entries()) take(at, (entry) => entry.rule === one.rule && codeOf(entry) === codeOf(one));
  return { isKnown, vanished: open };
}

/** A file as its baseline calls it. */
export function pathIn({ file: baseline }: Pick<Baseline, 'file'>, file: FileId): string {
  return file.slice(folderOf(baseline).length + 1);
}

function codeOf({ print }: Entry): string {
  return print.split('.')[0]!;
}

/** FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at++) value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  return value.toString(36);
}
