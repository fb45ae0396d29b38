import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FixRef } from '../engine/finding.ts';
import { isDecision } from '../engine/host.ts';
import type { Edit, FileId } from '../engine/text.ts';
import type { ServerContext } from './context.ts';
import { isWithin, toCodeActions, toDecisions, toDiagnostic, toFileId, toRename, toWorkspaceEdit } from './convert.ts';
import { placesToTurnOff } from './turn-off.ts';

/** Only on demand: _Fix All_, or `editor.codeActionsOnSave`. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.fundamentals`;

/** What can be done about the findings in a range: first the fixes, then what explains them and lives with them. */
export function actionsIn({ textDocument: { uri }, range, context: wanted }: CodeActionParams, context: ServerContext): CodeAction[] {
  const { documents, projects, texts, options, client } = context;
  const file = toFileId(uri);
  const document = documents.get(uri);
  if (!document || isDecision(file)) return [];
  if (wanted.only?.some((kind) => kind && `${fixAllKind}.`.startsWith(`${kind}.`))) return fixAllOf(file, document, context);
  if (wanted.only && !wanted.only.some((kind) => CodeActionKind.QuickFix.startsWith(kind))) return [];
  const version = projects.version(file);
  const met = projects.findings(file).filter(({ span }) => isWithin(span, range, file, texts));
  const told = met.map((finding) => ({ finding, diagnostic: toDiagnostic(finding, texts, options.conceptLink) }));
  const fixes = told.flatMap(({ finding, diagnostic }) => toCodeActions(finding, diagnostic, version));
  const living = told
    .filter(({ finding }) => options.hasCommands && finding.concept)
    .flatMap(({ finding, diagnostic }) => toDecisions(finding, diagnostic, version, placesToTurnOff(file, finding.rule, projects)));
  const actions = [...fixes, ...living];
  const canResolve = client.textDocument?.codeAction?.resolveSupport?.properties.includes('edit');
  return canResolve ? actions : actions.map((action) => withEdit(action, context)).filter(({ edit, command }) => edit ?? command);
}

/** An action with its edit; as it was where the code has changed since it was offered. */
export function withEdit(action: CodeAction, { projects, texts, options }: ServerContext): CodeAction {
  if (action.command) return action;
  const change = projects.resolveFix(action.data as FixRef);
  if (change === 'stale') return action;
  const command = options.hasCommands ? toRename(change, texts) : undefined;
  return { ...action, edit: toWorkspaceEdit(change, texts), ...(command && { command }) };
}

function fixAllOf(file: FileId, document: TextDocument, { projects, texts, bufferOf }: ServerContext): CodeAction[] {
  const text = projects.fixedText(file, bufferOf(document));
  if (text === undefined) return [];
  const edit = toWorkspaceEdit({ edits: [differenceOf(file, document.getText(), text)], madeFor: {} }, texts);
  return [{ title: 'Fix all that is safe to fix', kind: fixAllKind, edit }];
}

/** One edit from the first character that differs to the last. */
function differenceOf(file: FileId, before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { file, span: { start, end: before.length - same }, text: after.slice(start, after.length - same) };
}
