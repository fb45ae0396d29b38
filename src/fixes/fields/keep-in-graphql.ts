import { Kind, visit } from 'graphql/language';
import { parse } from 'graphql/language/parser.js';
import type { Edit } from '../../engine/text.ts';
import { isOnly, type LostField } from './lost-field.ts';

/** In what clients send, neither name may be required. */
export function keepInGraphql(field: LostField, old: string): readonly Edit[] | undefined {
  const { text } = field.tree;
  const { name, newName, anchor, before } = field;
  const file = field.tree.fileName;
  const isRead = isOnly('response', field);
  const after = definitionAt(text, anchor.start);
  const was = before && newName === undefined ? definitionAt(old, before.at.start) : after;
  if (!after || !was) return;
  const source = newName === undefined ? old : text;
  const bare = source.slice(was.nameEnd, was.typeEnd);
  const type = isRead ? bare : bare.replace(/!$/, '');
  const reason = newName === undefined ? '' : `(reason: "Use \`${newName}\`.")`;
  const lineStart = text.lastIndexOf('\n', after.start) + 1;
  const indent = /^\s*/.exec(text.slice(lineStart, after.start))![0];
  const separator = lineStart + indent.length === after.start ? `\n${indent}` : ', ';
  const edits: Edit[] = [{ file, span: { start: after.end, end: after.end }, text: `${separator}${name}${type} @deprecated${reason}` }];
  if (!isRead && newName !== undefined && bare.endsWith('!'))
    edits.unshift({ file, span: { start: after.typeEnd - 1, end: after.typeEnd }, text: '' });
  return edits;
}

interface Definition {
  readonly start: number;
  readonly nameEnd: number;
  readonly typeEnd: number;
  readonly end: number;
}

function definitionAt(text: string, nameStart: number): Definition | undefined {
  let found: Definition | undefined;
  try {
    visit(parse(text), {
      enter(node) {
        const isField = node.kind === Kind.FIELD_DEFINITION || node.kind === Kind.INPUT_VALUE_DEFINITION;
        if (!isField || node.name.loc?.start !== nameStart || !node.loc || !node.type.loc) return;
        found = { start: nameStart, nameEnd: node.name.loc.end, typeEnd: node.type.loc.end, end: node.loc.end };
      },
    });
  } catch {
    return;
  }
  return found;
}
