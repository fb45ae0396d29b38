import {
  type CodeAction,
  CodeActionKind,
  Command,
  type Diagnostic,
  DiagnosticSeverity,
  type Position,
  type Range,
  type SnippetTextEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { Finding, FixRef, Place, ResolvedChange, Severity } from '../engine/finding.ts';
import { apply, type Edit, type FileId, lineStarts, positionAt, type Span } from '../engine/text.ts';
import { ignoring } from '../review/comments.ts';
import {
  explainCommand,
  falseAlarmCommand,
  type PlaceToTurnOff,
  type RenameParams,
  renameCommand,
  source,
  type TurnOffChoice,
  turnOffCommand,
} from './protocol.ts';

/** The only place where the engine's words meet the protocol's. */

/** What conversion asks of the outside: texts, and the versions of open documents. */
export interface Texts {
  read(file: FileId): string | undefined;
  /** The protocol's version number of an open document; null where the file is not open. */
  documentVersion(file: FileId): number | null;
  /** Whether the editor puts the cursor where an edit says. */
  readonly takesSnippets?: boolean;
}

/** A path with forward slashes for `file:` URIs; other documents keep their URI as their name. */
export function toFileId(uri: string): FileId {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath.replaceAll('\\', '/') : uri;
}

export function toUri(file: FileId): string {
  return /^(\/|[A-Za-z]:)/.test(file) ? URI.file(file).toString() : file;
}

/** `conceptLink` is a URI in which `{concept}` and `{rule}` stand for their ids. */
export function toDiagnostic(finding: Finding, texts: Texts, conceptLink?: string): Diagnostic {
  const { rule, concept, file, span, severity, message, because } = finding;
  return {
    source,
    code: rule,
    ...(conceptLink && concept && { codeDescription: { href: conceptLink.replaceAll('{concept}', concept).replaceAll('{rule}', rule) } }),
    severity: severities[severity],
    range: toRange(file, span, texts),
    message,
    relatedInformation: because.map((hop) => ({
      location: { uri: toUri(hop.file), range: toRange(hop.file, hop.span, texts) },
      message: hop.message,
    })),
  };
}

/** One action for each fix of a finding, the first preferred; the edit is made when it is asked for. */
export function toCodeActions(finding: Finding, diagnostic: Diagnostic, version: string): readonly CodeAction[] {
  const { rule, file, span, fixes } = finding;
  return fixes.map(({ id, title }, at) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    isPreferred: at === 0,
    data: { rule, file, span, fix: id, version } satisfies FixRef,
  }));
}

/** The last of the actions for a finding: to understand it, and to live with it. Those that need a command of the client carry its arguments. */
export function toDecisions(
  { rule, file, span }: Finding,
  diagnostic: Diagnostic,
  version: string,
  places: readonly PlaceToTurnOff[],
): readonly CodeAction[] {
  const uri = toUri(file);
  const command = (title: string, name: string, args: readonly unknown[]): CodeAction => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    command: Command.create(title, name, ...args),
  });
  const data: FixRef = { rule, file, span, fix: ignoring, version };
  return [
    command(`Explain ${rule}`, explainCommand, [{ rule }]),
    { title: 'Ignore on this line, with a reason…', kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], data },
    command(`Turn off ${rule}…`, turnOffCommand, [{ uri, rule, places } satisfies TurnOffChoice]),
    command('Report a false alarm…', falseAlarmCommand, [{ uri, rule, position: diagnostic.range.start }]),
  ];
}

/** Versioned edits: the editor refuses them when a document has moved on. */
export function toWorkspaceEdit({ edits, newFiles = [], then }: ResolvedChange, texts: Texts): WorkspaceEdit {
  const files = [...new Set(edits.map(({ file }) => file))];
  return {
    documentChanges: [
      ...newFiles.map(({ file }) => ({ kind: 'create' as const, uri: toUri(file) })),
      ...newFiles.map(({ file, text }) => ({
        textDocument: { uri: toUri(file), version: null },
        edits: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: text }],
      })),
      ...files.map((file) => ({
        textDocument: { uri: toUri(file), version: texts.documentVersion(file) },
        edits: edits.filter((edit) => edit.file === file).map((edit) => toTextEdit(edit, then?.open, texts)),
      })),
    ],
  };
}

/** The command that asks for a better name, where a change has made one up. Its place is that in the text after the change. */
export function toRename({ edits, newFiles = [], then }: ResolvedChange, texts: Texts): Command | undefined {
  if (!then?.renameAt) return;
  const { file, offset } = then.renameAt;
  const text = newFiles.find((one) => one.file === file)?.text ?? texts.read(file) ?? '';
  const after = apply(
    text,
    edits.filter((edit) => edit.file === file),
  );
  const { line, column } = positionAt(lineStarts(after), offset);
  return Command.create('Rename', renameCommand, { uri: toUri(file), position: { line, character: column } } satisfies RenameParams);
}

/** Where the cursor shall be in what is inserted, the edit is a snippet: editors indent its further lines by themselves. */
function toTextEdit({ file, span, text }: Edit, cursor: Place | undefined, texts: Texts): TextEdit | SnippetTextEdit {
  const range = toRange(file, span, texts);
  const at = cursor?.file === file ? cursor.offset - span.start : -1;
  if (!texts.takesSnippets || at < 0 || at > text.length) return { range, newText: text };
  const escaped = (part: string): string => part.replace(/[\\$}]/g, '\\$&').replace(/\n[ \t]+/g, '\n');
  return { range, snippet: { kind: 'snippet', value: `${escaped(text.slice(0, at))}$0${escaped(text.slice(at))}` } };
}

export const toTextEdits = (edits: readonly Edit[], texts: Texts): TextEdit[] =>
  edits.map(({ file, span, text }) => ({ range: toRange(file, span, texts), newText: text }));

export function isWithin(span: Span, range: Range, file: FileId, texts: Texts): boolean {
  const { start, end } = toRange(file, span, texts);
  return compare(start, range.end) <= 0 && compare(range.start, end) <= 0;
}

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function toRange(file: FileId, { start, end }: Span, texts: Texts): Range {
  const starts = lineStarts(texts.read(file) ?? '');
  const at = (offset: number): Position => {
    const { line, column } = positionAt(starts, offset);
    return { line, character: column };
  };
  return { start: at(start), end: at(end) };
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
