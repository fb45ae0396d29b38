import { type ExtensionContext, SnippetString, type TextEditor, Uri, window, workspace } from 'vscode';

interface Contribution {
  readonly language: string;
  readonly path: string;
}

/** Inserts a snippet of ours at the cursor, where the editor's language has it; elsewhere offers a new file. The focus goes to the editor. */
export async function insertSnippet(context: ExtensionContext, name: string): Promise<void> {
  const contributions: readonly Contribution[] = context.extension.packageJSON.contributes.snippets;
  const found = await findSnippet(context, contributions, name);
  if (!found) return;
  const languages = contributions.filter(({ path }) => path === found.path).map(({ language }) => language);
  const editor = await editorFor(languages);
  if (!editor) return;
  await window.showTextDocument(editor.document, { ...(editor.viewColumn && { viewColumn: editor.viewColumn }), preserveFocus: false });
  await editor.insertSnippet(new SnippetString(found.body));
}

async function findSnippet(
  { extensionUri }: ExtensionContext,
  contributions: readonly Contribution[],
  name: string,
): Promise<{ path: string; body: string } | undefined> {
  for (const path of new Set(contributions.map((each) => each.path))) {
    const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, path));
    const all: Record<string, { body: string | string[] }> = JSON.parse(new TextDecoder().decode(bytes));
    if (Object.hasOwn(all, name)) return { path, body: [all[name]!.body].flat().join('\n') };
  }
  return;
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
