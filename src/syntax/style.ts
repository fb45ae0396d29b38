import { memo } from '../engine/memo.ts';
import type { ts } from '../engine/ts.ts';

const quotes = new WeakMap<ts.SourceFile, '"' | "'">();

/** The quote that a file uses for most of its texts. */
export function quoteOf(file: ts.SourceFile): '"' | "'" {
  return memo(quotes, file, () => (count(file, /"[^"'\n]*"/g) > count(file, /'[^"'\n]*'/g) ? '"' : "'"));
}

/** What ends a statement: nothing in files whose statements end with their lines. */
export function terminatorOf(file: ts.SourceFile): ';' | '' {
  const [first] = file.statements;
  const isBare = first && !file.text.slice(0, first.end).endsWith(';') && count(file, /;[ \t]*\r?$/gm) * 4 < file.statements.length;
  return isBare ? '' : ';';
}

/** One step of indentation. */
export function indentOf(file: ts.SourceFile): string {
  const indents = [...file.text.matchAll(/^(\t| {2,8})(?=\S)/gm)].map(([, indent]) => indent!);
  const shortest = indents.filter((indent) => indent !== '\t').sort((a, b) => a.length - b.length)[0];
  return indents.includes('\t') && indents.filter((indent) => indent === '\t').length * 2 > indents.length ? '\t' : (shortest ?? '  ');
}

function count({ text }: ts.SourceFile, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}

/** Whether a node stands in a file that may have types. */
export function isTypeScript(node: ts.Node): boolean {
  return /\.[cm]?tsx?$/.test(node.getSourceFile().fileName);
}
