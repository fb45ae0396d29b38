import { Kind, visit } from 'graphql/language';
import { parse } from 'graphql/language/parser.js';
import type { Baseline } from '../../engine/baseline.ts';
import type { Fix } from '../../engine/rule.ts';
import type { Edit } from '../../engine/text.ts';
import { besides, isOnly, type LostField } from './lost-field.ts';

/** Writes the old field of a GraphQL schema, a protobuf message or an OpenAPI schema in YAML beside the new one, deprecated. */
export function keepInDocument(field: LostField, baseline: Baseline): Fix | undefined {
  const { tree, name, newName, before } = field;
  const file = tree.fileName;
  const edits = /\.proto$/.test(file)
    ? protobufEdits
    : /\.(graphqls?|gql)$/.test(file)
      ? graphqlEdits
      : /\.ya?ml$/.test(file)
        ? yamlEdits
        : undefined;
  // The number of a protobuf field can have one name only.
  if (!edits || (edits === protobufEdits && newName !== undefined)) return;
  return {
    id: `keep-field ${name}`,
    title: `Keep \`${name}\`${besides(field)}, deprecated`,
    safety: 'suggestion',
    make() {
      const old = baseline.read(before.file);
      return (old !== undefined && edits(field, tree.text, old)) || 'stale';
    },
  };
}

type Made = { readonly edits: readonly Edit[] } | undefined;

/** In what clients send, neither name may be required. */
function graphqlEdits(field: LostField, text: string, old: string): Made {
  const { name, newName, anchor, before } = field;
  const file = field.tree.fileName;
  const isRead = isOnly('response', field);
  const after = definitionAt(text, anchor.start);
  const was = newName === undefined ? definitionAt(old, before.at.start) : after;
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
  return { edits };
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

function protobufEdits({ tree: { fileName: file }, anchor, before }: LostField, text: string, old: string): Made {
  const start = old.lastIndexOf('\n', before.at.start) + 1;
  const statement = old.slice(start, old.indexOf(';', before.at.start)).trim();
  const deprecated = statement.endsWith(']') ? `${statement.slice(0, -1)}, deprecated = true]` : `${statement} [deprecated = true]`;
  const end = text.indexOf(';', anchor.start) + 1;
  const indent = /^\s*/.exec(text.slice(text.lastIndexOf('\n', anchor.start) + 1))![0];
  const [, number] = /=\s*(\d+)/.exec(statement) ?? [];
  const isReserved =
    new RegExp(`\\breserved\\b[^;]*\\b${number}\\b`).test(text) ||
    new RegExp(`=\\s*${number}\\s*[;[]`).test(text.slice(text.lastIndexOf('{', anchor.start), text.indexOf('}', anchor.start)));
  return end > 0 && !isReserved ? { edits: [{ file, span: { start: end, end }, text: `\n${indent}${deprecated};` }] } : undefined;
}

/** Copies the lines of a property: those below it that are indented further belong to it. */
function yamlEdits({ tree: { fileName: file }, name, newName, anchor, before }: LostField, text: string, old: string): Made {
  const block = newName === undefined ? blockAt(old, before.at.start) : blockAt(text, anchor.start);
  const here = blockAt(text, anchor.start);
  if (!block || !here || /[{[]/.test(block.lines[0]!)) return;
  const [first = '', ...others] = block.lines;
  const copy = [first.replace(/^(\s*)(["']?)[^:]+?\2:/, `$1${name}:`), `${block.indent}  deprecated: true`, ...others];
  return { edits: [{ file, span: { start: here.end, end: here.end }, text: `${copy.join('\n')}\n` }] };
}

function blockAt(
  text: string,
  offset: number,
): { readonly lines: readonly string[]; readonly indent: string; readonly end: number } | undefined {
  const start = text.lastIndexOf('\n', offset) + 1;
  const indent = /^ */.exec(text.slice(start))![0];
  const rest = text.slice(start).split('\n');
  let count = 1;
  while (count < rest.length && (rest[count]!.startsWith(`${indent} `) || rest[count]!.trim() === '')) count++;
  while (count > 1 && rest[count - 1]!.trim() === '') count--;
  const lines = rest.slice(0, count);
  const end = start + lines.join('\n').length + 1;
  return end <= text.length ? { lines, indent, end } : undefined;
}
