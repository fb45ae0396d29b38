import { diffArrays } from 'diff';
import type { Finding } from '../engine/finding.ts';
import type { FileId } from '../engine/text.ts';
import type { ts } from '../engine/ts.ts';
import { surroundingsOf } from './surroundings.ts';

/** What changed since some point of a project's history, as far as it is on disk. */
export interface Changes {
  /** The texts that changed files had then; null for what did not exist. */
  readonly before: ReadonlyMap<FileId, string | null>;
}

/** Lines counted from 0, the end exclusive. */
export interface Lines {
  readonly start: number;
  readonly end: number;
}

/** More edits than this make a new text. */
const mostEdits = 2000;

/** The lines of a text that another did not have; between lines that are left where something was removed. */
export function changedLines(before: string, now: string): readonly Lines[] {
  if (before === now) return [];
  const [old, lines] = [linesOf(before), linesOf(now)];
  const found: Lines[] = [];
  let at = 0;
  for (const { added, removed, count } of diffArrays(old, lines, { maxEditLength: mostEdits }) ?? [
    { added: true, removed: false, count: lines.length },
  ]) {
    if (added || removed) {
      const last = found.at(-1);
      const next = { start: at, end: at + (added ? count : 0) };
      if (last && last.end === next.start) found[found.length - 1] = { start: last.start, end: next.end };
      else found.push(next);
    }
    if (!removed) at += count;
  }
  return found;
}

/** Whether a finding is new: its lines, its function, or a step of what proves it changed. */
export function isNew(
  finding: Finding,
  tree: ts.SourceFile,
  changed: (file: FileId) => readonly Lines[],
  lineAt: (file: FileId, offset: number) => number,
): boolean {
  const touches = (file: FileId, start: number, end: number): boolean => {
    const [first, last] = [lineAt(file, start), lineAt(file, end)];
    return changed(file).some((lines) => lines.start <= last && first <= Math.max(lines.start, lines.end - 1));
  };
  const { file, span, because } = finding;
  const around = changed(file).length ? surroundingsOf(tree, span)?.functionSpan : undefined;
  return [{ file, span: around ?? span }, ...because].some(({ file: place, span: { start, end } }) => touches(place, start, end));
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}
