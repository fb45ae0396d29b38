import type { Fix } from '../../engine/rule.ts';
import type { Edit } from '../../engine/text.ts';
import { jsonNameOf } from '../../facts/contracts/protobuf.ts';
import type { LostField } from './lost-field.ts';

/** A number has one name: a renamed field keeps its old one in JSON. One that is gone comes back under its number, deprecated. */
export function keepInProtobuf(field: LostField, old: string): readonly Edit[] | undefined {
  const { tree, newName, anchor, before } = field;
  const { text, fileName: file } = tree;
  const semicolon = text.indexOf(';', anchor.start);
  if (semicolon < 0) return;
  if (newName !== undefined) return named(field, semicolon);
  if (!before) return;
  const start = old.lastIndexOf('\n', before.at.start) + 1;
  const statement = old.slice(start, old.indexOf(';', before.at.start)).trim();
  const [, number] = /=\s*(\d+)/.exec(statement) ?? [];
  if (number === undefined || isTaken(number, text, anchor.start)) return;
  const indent = /^\s*/.exec(text.slice(text.lastIndexOf('\n', anchor.start) + 1))![0];
  const end = semicolon + 1;
  return [{ file, span: { start: end, end }, text: `\n${indent}${withOption(statement, 'deprecated = true')};` }];
}

function named({ tree, name, anchor }: LostField, semicolon: number): readonly Edit[] | undefined {
  const statement = tree.text.slice(anchor.start, semicolon);
  if (/json_name/.test(statement)) return;
  const span = { start: anchor.start, end: semicolon };
  return [{ file: tree.fileName, span, text: withOption(statement, `json_name = "${jsonNameOf(name)}"`) }];
}

/** What is gone for good leaves its number and its name to nobody: an old message would be read wrongly. */
export function reserveNumber({ tree, name, anchor, before, known }: LostField): Fix | undefined {
  const number = known?.number ?? numberIn(before);
  const { text, fileName: file } = tree;
  if (number === undefined || isTaken(String(number), text, anchor.start)) return;
  const end = text.indexOf(';', anchor.start) + 1;
  const indent = /^\s*/.exec(text.slice(text.lastIndexOf('\n', anchor.start) + 1))![0];
  const lines = [`reserved ${number};`, `reserved "${name}";`].map((line) => `\n${indent}${line}`);
  return {
    id: `reserve ${name}`,
    title: `Reserve the number and the name of \`${name}\``,
    safety: 'suggestion',
    make: () => ({ edits: [{ file, span: { start: end, end }, text: lines.join('') }] }),
  };
}

function numberIn(before: LostField['before']): string | undefined {
  const old = before?.read() ?? '';
  const start = before?.at.start ?? 0;
  return /=\s*(\d+)/.exec(old.slice(start, old.indexOf(';', start)))?.[1];
}

function withOption(statement: string, option: string): string {
  return statement.endsWith(']') ? `${statement.slice(0, -1)}, ${option}]` : `${statement} [${option}]`;
}

/** Whether a message reserves a number, or has given it to another field. */
function isTaken(number: string, text: string, at: number): boolean {
  const message = text.slice(text.lastIndexOf('{', at), text.indexOf('}', at));
  return new RegExp(`\\breserved\\b[^;]*\\b${number}\\b`).test(message) || new RegExp(`=\\s*${number}\\s*[;[]`).test(message);
}
