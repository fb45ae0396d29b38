import { type CodeAction, CodeActionKind, type Diagnostic, type ExtensionContext, languages, type Uri, window } from 'vscode';
import { languages as ours, source } from '../server/protocol.ts';
import type { Place } from '../webview/protocol.ts';

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

/** `<editor>://<publisher>.<name>/concept/n-plus-one?rule=no-query-in-loop` */
export function placeOfUri({ path, query }: Uri): Place {
  const [, kind, concept] = path.split('/');
  return kind === 'concept' ? { page: asId(concept), rule: asId(new URLSearchParams(query).get('rule')) } : {};
}

function ruleOf({ source: from, code }: Diagnostic): string | undefined {
  return from === source ? asId(typeof code === 'object' ? code.value : code) : undefined;
}

/** Any program may send a link: only what looks like an id goes further. */
const asId = (value: unknown): string | undefined => (typeof value === 'string' && /^[a-z0-9-]{1,64}$/.test(value) ? value : undefined);
