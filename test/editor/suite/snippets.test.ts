/** Every snippet in the real editor: inserted by its name, tabbed through with its defaults. */
import assert from 'node:assert/strict';
import { commands, type TextDocument, type TextEditor, window, workspace } from 'vscode';
import javascript from '../../../snippets/javascript.json' with { type: 'json' };
import javascriptreact from '../../../snippets/javascriptreact.json' with { type: 'json' };
import sql from '../../../snippets/sql.json' with { type: 'json' };
import typescript from '../../../snippets/typescript.json' with { type: 'json' };
import typescriptreact from '../../../snippets/typescriptreact.json' with { type: 'json' };
import { expand, stopsOf } from '../../../src/snippets/expand.ts';

const all: Readonly<Record<string, Readonly<Record<string, { readonly body: readonly string[] }>>>> = {
  typescript,
  javascript,
  typescriptreact,
  javascriptreact,
  sql,
};

describe('every snippet in the editor', () => {
  for (const [language, snippets] of Object.entries(all)) {
    for (const [name, { body }] of Object.entries(snippets)) {
      it(`${name}, ${language}: is what our tests read, and its tab stops lead to where one goes on`, async () => {
        const editor = await emptyEditor(language);
        const text = body.join('\n');
        await commands.executeCommand('editor.action.insertSnippet', { langId: language, name });
        const stops = stopsOf(text);
        const selected: string[] = [];
        for (let i = 0; i < stops; i++) {
          selected.push(editor.document.getText(editor.selection));
          await commands.executeCommand('jumpToNextSnippetPlaceholder');
        }
        assert.equal(normal(editor.document.getText()), normal(expand(text)));
        assert.ok(selected.every(Boolean), `each stop has a default: ${selected}`);
        assert.equal(editor.selections.length, 1);
        assert.ok(editor.selection.isEmpty);
        const before = text.split('$0')[0]!;
        const rest = text.includes('$0') ? editor.document.offsetAt(editor.selection.active) : editor.document.getText().length;
        assert.equal(
          normal(editor.document.getText().slice(0, rest)),
          normal(text.includes('$0') ? expandBefore(text, before) : expand(text)),
        );
      }).timeout(30_000);
    }
  }

  it('writes what is derived from a name that is typed', async () => {
    const editor = await emptyEditor('typescript');
    await commands.executeCommand('editor.action.insertSnippet', { langId: 'typescript', name: 'Repository' });
    await commands.executeCommand('type', { text: 'LineItem' });
    const body = typescript.Repository.body.join('\n');
    // What is derived from a stop is written when the cursor leaves it.
    for (let i = 0; i < stopsOf(body); i++) await commands.executeCommand('jumpToNextSnippetPlaceholder');
    assert.equal(normal(editor.document.getText()), normal(expand(body, { 1: 'LineItem' })));
    assert.match(editor.document.getText(), /FROM line_items WHERE/);
  }).timeout(30_000);
});

async function emptyEditor(language: string): Promise<TextEditor> {
  await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  const document: TextDocument = await workspace.openTextDocument({ language, content: '' });
  return window.showTextDocument(document);
}

/** The text before the last stop, when all of it has its defaults. */
function expandBefore(text: string, before: string): string {
  const whole = expand(text.replace('$0', '§'));
  assert.ok(before);
  return whole.slice(0, whole.indexOf('§'));
}

/** Editors indent as their settings say. */
const normal = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replace(/^[ \t]+/gm, '')
    .replace(/[ \t]+$/gm, '');
