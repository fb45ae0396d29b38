import type { ts } from './ts.ts';

/** An absolute path with forward slashes, or the URI of a document that has no path (`untitled:…`). */
export type FileId = string;

/** UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Edit {
  readonly file: FileId;
  readonly span: Span;
  readonly text: string;
}

/** 0-based, UTF-16 columns. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The folder that holds a file; '' for the root. */
export function folderOf(file: FileId): string {
  return file.slice(0, Math.max(0, file.lastIndexOf('/')));
}

/** The node without the comments and blanks before it. */
export function spanOf(node: ts.Node): Span {
  return { start: node.getStart(), end: node.end };
}

/** An edit that puts `text` in the place of a node. */
export function replace(node: ts.Node, text: string): Edit {
  return { file: node.getSourceFile().fileName, span: spanOf(node), text };
}

/** The text of a node with other text in the place of some of what it holds. */
export function textWith(node: ts.Node, parts: ReadonlyMap<ts.Node, string>): string {
  const from = node.getStart();
  const edits = [...parts].map(([part, text]): Edit => {
    const { start, end } = spanOf(part);
    return { file: '', span: { start: start - from, end: end - from }, text };
  });
  return apply(node.getText(), edits);
}

/** The blanks at the start of the line on which a node starts. */
export function indentAt(node: ts.Node): string {
  const { text } = node.getSourceFile();
  const start = node.getStart();
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1, start))![0];
}

/** What ends the lines of a file. */
export function newlineOf({ text }: ts.SourceFile): '\n' | '\r\n' {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** An edit that puts lines above the line on which a node starts, indented like it and ended like the lines of its file. */
export function insertAbove(node: ts.Node, lines: readonly string[]): Edit {
  const file = node.getSourceFile();
  const start = node.getStart();
  const text = lines.map((line) => `${line}${newlineOf(file)}${indentAt(node)}`).join('');
  return { file: file.fileName, span: { start, end: start }, text };
}

/** The text after edits that do not overlap. Throws a RangeError where they do. */
export function apply(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const { span, text: replacement } of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    if (span.start < at) throw new RangeError(`overlapping edits at offset ${span.start}`);
    result += text.slice(at, span.start) + replacement;
    at = span.end;
  }
  return result + text.slice(at);
}

/** The offsets at which lines start, as LSP and TypeScript count lines (`\n`, `\r\n`, `\r`). */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const { index, 0: ending } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + ending.length);
  return starts;
}

/** Where an offset stands, by binary search in `lineStarts`. */
export function positionAt(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle;
  }
  return { line: low, column: offset - starts[low]! };
}

/** A regular expression that matches a text as it is. */
export function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** The texts of the files that edits change, after them. */
export function applyAll(edits: readonly Edit[], read: (file: FileId) => string | undefined): ReadonlyMap<FileId, string> {
  const byFile = new Map<FileId, Edit[]>();
  for (const edit of edits) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
  return new Map([...byFile].map(([file, own]) => [file, apply(read(file) ?? '', own)]));
}
