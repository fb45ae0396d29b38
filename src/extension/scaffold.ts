import { type QuickPickItem, Uri, WorkspaceEdit, type WorkspaceFolder, window, workspace } from 'vscode';
import { type OutboxAnswer, type OutboxOffer, type OutboxParams, outboxRequest } from '../server/protocol.ts';
import type { Server } from './server.ts';
import { rangeOf } from './snippets.ts';

/** What a person wants otherwise than it was found. */
type Wish = Partial<Pick<OutboxParams, 'tool' | 'folder' | 'event'>>;

const title = 'Scaffold a transactional outbox';

/** Offers an outbox for the package at hand with everything that was read off it, shows every file before anything is written, and opens what comes next. */
export async function scaffoldOutbox(server: Server): Promise<void> {
  const root = await packageAtHand();
  if (!root) return;
  const offer = await agreed(server, root);
  if (!offer) return;
  if (!offer.newFiles.length) return void window.showInformationMessage('The outbox is there already: nothing was written.');
  const changed = [...offer.edits, ...(offer.optional ? [offer.optional] : [])];
  const unsaved = changed.map(({ uri }) => Uri.parse(uri)).find(isUnsaved);
  if (unsaved) return say(`${workspace.asRelativePath(unsaved)} has changes that are not saved. Save them first: nothing was written.`);
  if (!(await workspace.applyEdit(editOf(offer), { isRefactoring: true }))) return;
  for (const { uri } of changed) await saved(Uri.parse(uri));
  if (offer.open) await window.showTextDocument(Uri.parse(offer.open));
  const readme = offer.newFiles.find(({ uri }) => uri.endsWith('/README.md'));
  const open = 'Open README';
  const steps = offer.next.map((step, i) => `${i + 1}. ${step}`).join('; ');
  if ((await window.showInformationMessage(`Next: ${steps}.`, ...(readme ? [open] : []))) === open && readme)
    await window.showTextDocument(Uri.parse(readme.uri));
}

/** Asks whether it shall be so, and again after each change of mind. undefined where the person has thought better of it, or was told why not. */
async function agreed(server: Server, root: Uri): Promise<OutboxOffer | undefined> {
  let wish: Wish = {};
  let granted: Wish | undefined;
  for (;;) {
    const params: OutboxParams = { root: root.toString(), isTrusted: workspace.isTrusted, ...wish };
    const answer = await server.ask<OutboxAnswer>(outboxRequest, params);
    if (!answer) return void say('The language server does not run: _Restart Server_ starts it.');
    if ('refusal' in answer) {
      // The last wish was the cause, if there was one.
      void say(answer.refusal);
      if (!granted) return;
      wish = granted;
      continue;
    }
    granted = wish;
    if (!answer.newFiles.length) return answer;
    const chosen = await window.showQuickPick(choicesOf(answer), { title, placeHolder: 'Is it right so?' });
    if (!chosen || chosen.isInstead) return;
    if (chosen.change === undefined) return answer;
    const value = await otherwise(chosen.change, answer);
    if (value !== undefined) wish = { ...wish, [chosen.change]: value };
  }
}

interface Choice extends QuickPickItem {
  readonly change?: keyof Wish;
  /** What is there already is used, and nothing is written. */
  readonly isInstead?: true;
}

function choicesOf({ tool, tools, folder, event, newFiles, alternative }: OutboxOffer): readonly Choice[] {
  return [
    {
      label: '$(check) Show what would be written',
      description: `${newFiles.length} files`,
      detail: newFiles.map(({ uri }) => workspace.asRelativePath(Uri.parse(uri))).join('  '),
    },
    ...(tools.length > 1 ? [{ label: 'Database tool', description: tool, change: 'tool' as const }] : []),
    { label: 'Folder', description: folder, change: 'folder' },
    { label: 'First event', description: event, change: 'event' },
    ...(alternative ? [{ label: '$(info) Leave it', detail: alternative, isInstead: true as const }] : []),
  ];
}

function otherwise(what: keyof Wish, { tool, tools, folder, event }: OutboxOffer): Thenable<string | undefined> {
  if (what === 'tool') return window.showQuickPick([...tools], { title, placeHolder: `Instead of ${tool}` });
  return what === 'folder'
    ? window.showInputBox({ title, prompt: 'Folder of its code, from the root of the package', value: folder })
    : window.showInputBox({ title, prompt: 'What happens and others are told of, in the past tense', value: event });
}

/**
 * New files are made only where none is. What asks to be confirmed brings up the preview, where it is not ticked and the rest is: the script,
 * or else the README.
 */
function editOf({ newFiles, edits, optional }: OutboxOffer): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { uri, text } of newFiles) {
    const isAsked = !optional && uri.endsWith('/README.md');
    const contents = new TextEncoder().encode(text);
    edit.createFile(Uri.parse(uri), { overwrite: false, ignoreIfExists: false, contents }, { needsConfirmation: isAsked, label: title });
  }
  for (const { uri, range, newText } of edits)
    edit.replace(Uri.parse(uri), rangeOf(range), newText, { needsConfirmation: false, label: title });
  if (optional)
    edit.replace(Uri.parse(optional.uri), rangeOf(optional.range), optional.newText, {
      needsConfirmation: true,
      label: 'A script that starts the worker',
    });
  return edit;
}

/** The folder of the package of the file that is open, or the one that a person names. */
async function packageAtHand(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (!folders.length) return void say('Open the folder of a project first.');
  const active = window.activeTextEditor?.document.uri;
  const manifests = await workspace.findFiles('**/package.json', '**/node_modules/**', 200);
  const packages = manifests.map((uri) => Uri.joinPath(uri, '..')).sort((a, b) => a.path.length - b.path.length);
  const own = packages.filter(({ path }) => active?.path.startsWith(`${path}/`)).at(-1);
  if (own) return own;
  if (packages.length < 2) return packages[0] ?? (folders[0] as WorkspaceFolder).uri;
  const items = packages.map((uri) => ({ label: workspace.asRelativePath(uri), uri }));
  return (await window.showQuickPick(items, { title, placeHolder: 'For which package?' }))?.uri;
}

const isUnsaved = (uri: Uri): boolean =>
  workspace.textDocuments.some((document) => document.isDirty && document.uri.toString() === uri.toString());

async function saved(uri: Uri): Promise<void> {
  const document = workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  if (document?.isDirty) await document.save();
}

async function say(message: string): Promise<void> {
  await window.showWarningMessage(message);
}
