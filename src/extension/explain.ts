import { type CodeAction, CodeActionKind, type Diagnostic, type ExtensionContext, languages, window } from 'vscode';
import { languages as ours, source } from '../server/protocol.ts';
import type { Place } from '../webview/protocol.ts';
import { asId } from './links.ts';

/** Offers the page of every finding in the lightbulb's menu, after the fixes. */
export function registerExplanations({ subscriptions }: ExtensionContext): void {
  subscriptions.push(
    languages.registerCodeActionsProvider(
      ours.map((language) => ({ language })),
      { provideCodeActions: (_document, _range, { diagnostics }) => diagnostics.flatMap(explanation) },
      { providedCodeActionKinds: [CodeActionKind.QuickFix] },
    ),
  );
}

function explanation(diagnostic: Diagnostic): CodeAction[] {
  const rule = ruleOf(diagnostic);
  if (!rule) return [];
  const title = `Explain ${rule}`;
  const command = { title, command: 'fundamentals.explain', arguments: [undefined, rule] };
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], command }];
}

/** The page of the finding under the cursor: from the palette or a key, without reaching for the hover. */
export function placeAtCursor(): Place {
  const editor = window.activeTextEditor;
  if (!editor) return {};
  const finding = languages
    .getDiagnostics(editor.document.uri)
    .find((diagnostic) => ruleOf(diagnostic) && diagnostic.range.contains(editor.selection.active));
  return { rule: finding && ruleOf(finding) };
}

/** What the command was given: nothing, ids, or a row of the findings' tree. */
export function placeOfArguments(page: unknown, rule: unknown): Place {
  if (typeof page !== 'object' || page === null)
    return page === undefined && rule === undefined ? placeAtCursor() : { page: asId(page), rule: asId(rule) };
  return { page: 'page' in page ? asId(page.page) : undefined, rule: 'rule' in page ? asId(page.rule) : undefined };
}

function ruleOf({ source: from, code }: Diagnostic): string | undefined {
  return from === source ? asId(typeof code === 'object' ? code.value : code) : undefined;
}
