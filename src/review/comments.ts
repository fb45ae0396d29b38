import type { Change, FixRef } from '../engine/finding.ts';
import { type Edit, escapeRegExp } from '../engine/text.ts';
import { ts } from '../engine/ts.ts';
import type { Suppression } from '../syntax/suppressions.ts';
import { nodeAt } from './surroundings.ts';

/** The id under which every finding offers to be ignored. */
export const ignoring = 'ignore';

/** Writes the comment that suppresses a finding, and leaves the cursor where the reason goes; 'stale' where the finding is gone. */
export function ignored({ rule, file, span }: FixRef, tree: ts.SourceFile): Change | 'stale' {
  const node = nodeAt(tree, span);
  const anchor = node && anchorOf(node);
  if (!anchor) return 'stale';
  const { text } = tree;
  const start = anchor.getStart(tree);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, start))![0];
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const [open, close] = isChildOfElement(anchor) ? ['{/* ', ' */}'] : ['// ', ''];
  const words = `${open}fundamentals-ignore-next-line ${rule}: `;
  const edit: Edit = { file, span: { start, end: start }, text: `${words}${close}${newline}${indent}` };
  // biome-ignore lint/suspicious/noThenProperty: the word of a change, which nobody awaits
  return { edits: [edit], then: { open: { file, offset: start + words.length } } };
}

/** What a fix of a comment does to it. */
export function amended({ file, fix }: FixRef, { span, removal }: Suppression, text: string): Change {
  const comment = text.slice(span.start, span.end);
  const [what, first = '', second = ''] = fix.split(' ');
  if (what === 'remove') return { edits: [{ file, span: removal, text: '' }] };
  if (what === 'rename') return { edits: [{ file, span, text: comment.replace(word(first), second) }] };
  const less = first
    .split(',')
    .reduce((rest, rule) => rest.replace(new RegExp(`${word(rule).source}\\s*,\\s*|,\\s*${word(rule).source}`), ''), comment);
  return { edits: [{ file, span, text: less }] };
}

function word(rule: string): RegExp {
  return new RegExp(`(?<![\\w-])${escapeRegExp(rule)}(?![\\w-])`);
}

/** The statement, member or child of an element that a comment above would speak of. */
function anchorOf(node: ts.Node): ts.Node | undefined {
  let found: ts.Node | undefined = node;
  while (found && !isChildOfElement(found) && !isOneOfSeveral(found)) found = found.parent;
  return found && !ts.isSourceFile(found) ? found : undefined;
}

function isChildOfElement(node: ts.Node): boolean {
  const { parent } = node;
  return (
    parent !== undefined && (ts.isJsxElement(parent) || ts.isJsxFragment(parent)) && (parent.children as readonly ts.Node[]).includes(node)
  );
}

function isOneOfSeveral(node: ts.Node): boolean {
  const { parent } = node;
  if (!parent || ts.isClassElement(node)) return true;
  return (
    ts.isStatement(node) &&
    (ts.isBlock(parent) || ts.isSourceFile(parent) || ts.isModuleBlock(parent) || ts.isCaseOrDefaultClause(parent)) &&
    !ts.isBlock(node)
  );
}
