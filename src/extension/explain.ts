import { type Diagnostic, languages, window } from 'vscode';
import { source } from '../server/protocol.ts';
import type { Place } from '../webview/protocol.ts';
import { asId } from './links.ts';

/** The page of the finding under the cursor: from the palette or a key, without reaching for the hover. */
function placeAtCursor(): Place {
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
