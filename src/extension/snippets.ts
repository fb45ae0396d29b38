import { type ExtensionContext, Range, SnippetString, type TextEditor, Uri, window, workspace } from 'vscode';
import { type SnippetParams, type SnippetText, snippetRequest } from '../server/protocol.ts';
import type { Server } from './server.ts';

interface Contribution {
  readonly language: string;
  readonly path: string;
}

/** Inserts a snippet of ours at the cursor, as it fits the project, where the editor's language has it; elsewhere offers a new file. The focus goes to the editor. */
export async function insertSnippet(context: ExtensionContext, server: Server, name: string): Promise<void> {
  const bodies = await bodiesOf(context, name);
  const editor = await editorFor([...bodies.keys()]);
  if (!editor) return;
  await window.showTextDocument(editor.document, { ...(editor.viewColumn && { viewColumn: editor.viewColumn }), preserveFocus: false });
  const { body, edits } = (await fitting(server, editor, name)) ?? { body: bodies.get(editor.document.languageId)!, edits: [] };
  if (edits.length) {
    const replace = (edit: { replace(at: Range, text: string): void }): void => {
      for (const { range, newText } of edits) edit.replace(rangeOf(range), newText);
    };
    await editor.edit(replace, { undoStopBefore: true, undoStopAfter: false });
  }
  await editor.insertSnippet(new SnippetString(body), undefined, { undoStopBefore: edits.length === 0, undoStopAfter: true });
}

/** What the server would suggest in the document; undefined where it does not run, or has none. */
async function fitting(server: Server, { document, selection }: TextEditor, name: string): Promise<SnippetText | undefined> {
  const params: SnippetParams = { uri: document.uri.toString(), name, position: selection.start };
  return (await server.ask<SnippetText | null>(snippetRequest, params)) ?? undefined;
}

/** The snippet for every project, by language. */
async function bodiesOf({ extension, extensionUri }: ExtensionContext, name: string): Promise<ReadonlyMap<string, string>> {
  const contributions: readonly Contribution[] = extension.packageJSON.contributes.snippets;
  const bodies = new Map<string, string>();
  for (const { language, path } of contributions) {
    const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, path));
    const all: Record<string, { name?: string; library?: string; prefix?: string[]; body: string[] }> = JSON.parse(
      new TextDecoder().decode(bytes),
    );
    const found = Object.values(all).find((each) => !each.library && (each.name ?? each.prefix?.[0]) === name);
    if (found) bodies.set(language, found.body.join('\n'));
  }
  return bodies;
}

/** The editor that had the focus last, if it may hold such a snippet. */
async function editorFor(languages: readonly string[]): Promise<TextEditor | undefined> {
  const editor = window.activeTextEditor;
  if (editor && languages.includes(editor.document.languageId)) return editor;
  const newFile = 'New File';
  const problem = editor
    ? `This snippet is not for files of the language '${editor.document.languageId}'.`
    : 'No editor is open to insert the snippet into.';
  if ((await window.showInformationMessage(problem, newFile)) !== newFile) return;
  return window.showTextDocument(await workspace.openTextDocument({ language: languages[0]! }));
}

/** A range of the protocol's. */
export const rangeOf = ({ start, end }: SnippetText['edits'][number]['range']): Range =>
  new Range(start.line, start.character, end.line, end.character);
