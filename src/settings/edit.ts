import { applyEdits, modify } from 'jsonc-parser';
import type { Edit, FileId } from '../engine/text.ts';

/** The edits that turn a rule off in a file of settings, comments and layout kept; `text` is what it holds. */
export function turnedOff(rule: string, file: FileId, text: string): readonly Edit[] {
  const path = [...(file.endsWith('/package.json') ? ['fundamentals'] : []), 'rules', rule];
  // As the first of the rules: a comment behind the last one stays with it.
  return modify(text, path, 'off', {
    formattingOptions: layoutOf(text),
    getInsertionIndex: (known) => (known.some((key) => !/-/.test(key)) ? known.length : 0),
  }).map(({ offset, length, content }) => ({
    file,
    span: { start: offset, end: offset + length },
    text: content,
  }));
}

/** A new file of settings that turns a rule off. */
export function newSettings(rule: string): string {
  return `${applyEdits('{}', modify('{}', ['rules', rule], 'off', { formattingOptions: layoutOf('') }))}\n`;
}

function layoutOf(text: string): { readonly insertSpaces: boolean; readonly tabSize: number; readonly eol: string } {
  const [, indent = '  '] = /\n([ \t]+)/.exec(text) ?? [];
  return { insertSpaces: !indent.startsWith('\t'), tabSize: indent.length, eol: text.includes('\r\n') ? '\r\n' : '\n' };
}
