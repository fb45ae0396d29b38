import { type QuickPickItem, Uri, WorkspaceEdit, type WorkspaceFolder, window, workspace } from 'vscode';
import { type Question, type ScaffoldAnswer, type ScaffoldOffer, type ScaffoldParams, scaffoldRequest } from '../server/protocol.ts';
import type { Server } from './server.ts';
import { rangeOf } from './snippets.ts';

/** What each is called where it is asked for. */
const titles = {
  outbox: 'Scaffold a transactional outbox',
  'expand-contract': 'Scaffold an expand-contract migration',
} as const;
type ScaffoldId = keyof typeof titles;

export const isScaffoldId = (id: unknown): id is ScaffoldId => typeof id === 'string' && id in titles;

/** Offers a scaffold for the package at hand with everything that was read off it, shows every file before anything is written, and opens what comes next. */
export async function runScaffold(server: Server, id: ScaffoldId): Promise<void> {
  const title = titles[id];
  const root = await packageAtHand(title);
  if (!root) return;
  const offer = await agreed(server, id, root);
  if (!offer) return;
  if (!offer.newFiles.length) return void window.showInformationMessage(`${offer.name} is there already: nothing was written.`);
  const changed = [...offer.edits, ...(offer.optional ? [offer.optional] : [])];
  const unsaved = changed.map(({ uri }) => Uri.parse(uri)).find(isUnsaved);
  if (unsaved) return say(`${workspace.asRelativePath(unsaved)} has changes that are not saved. Save them first: nothing was written.`);
  if (!(await workspace.applyEdit(editOf(offer, title), { isRefactoring: true }))) return;
  for (const { uri } of changed) await saved(Uri.parse(uri));
  await shown(Uri.parse(offer.open));
  const readme = offer.newFiles.find(({ uri }) => uri.endsWith('/README.md'));
  const open = 'Open README';
  const steps = offer.next.map((step, i) => `${i + 1}. ${step}`).join('; ');
  if ((await window.showInformationMessage(`Next: ${steps}.`, ...(readme ? [open] : []))) === open && readme)
    await shown(Uri.parse(readme.uri));
}

/** Opens a file, unless it was left out in the preview. */
async function shown(uri: Uri): Promise<void> {
  try {
    await workspace.fs.stat(uri);
  } catch {
    return;
  }
  await window.showTextDocument(uri);
}

/** Asks whether it shall be so, and again after each change of mind. undefined where the person has thought better of it, or was told why not. */
async function agreed(server: Server, id: ScaffoldId, root: Uri): Promise<ScaffoldOffer | undefined> {
  let wish: ScaffoldParams['wish'] = {};
  let granted: ScaffoldParams['wish'] | undefined;
  for (;;) {
    const params: ScaffoldParams = { id, root: root.toString(), isTrusted: workspace.isTrusted, wish };
    const answer = await server.ask<ScaffoldAnswer>(scaffoldRequest, params);
    if (!answer) return void say('The language server does not run: _Restart Server_ starts it.');
    if ('refusal' in answer) {
      // The last wish was the cause, if there was one.
      void say(answer.refusal);
      if (!granted) return;
      wish = granted;
      continue;
    }
    if (!('missing' in answer) && !answer.newFiles.length && !answer.goesOn) return answer;
    granted = wish;
    const asked = 'missing' in answer ? answer.missing : await changed(answer, titles[id]);
    if (asked === 'so') return answer as ScaffoldOffer;
    if (!asked) return;
    const value = await said(asked, titles[id]);
    if (value !== undefined) wish = { ...wish, [asked.key]: value };
    else if ('missing' in answer) return;
  }
}

interface Choice extends QuickPickItem {
  readonly means: Question | 'so' | undefined;
}

/** 'so' where everything is right, undefined where nothing is to be written; else what is to be otherwise. */
async function changed({ name, questions, newFiles, alternative }: ScaffoldOffer, title: string): Promise<Choice['means']> {
  const choices: readonly Choice[] = [
    newFiles.length
      ? {
          label: '$(check) Show what would be written',
          description: newFiles.length === 1 ? '1 file' : `${newFiles.length} files`,
          detail: newFiles.map(({ uri }) => workspace.asRelativePath(Uri.parse(uri))).join('  '),
          means: 'so',
        }
      : { label: `$(info) ${name} is there already`, means: undefined },
    ...questions.map((question) => ({ label: question.label, description: question.value, means: question })),
    ...(alternative ? [{ label: '$(info) Leave it', detail: alternative, means: undefined }] : []),
  ];
  return (await window.showQuickPick(choices, { title, placeHolder: 'Is it right so?' }))?.means;
}

async function said({ options, meanings = {}, prompt, value }: Question, title: string): Promise<string | undefined> {
  if (!options.length) return window.showInputBox({ title, prompt, value });
  const items = options.map((label) => ({ label, description: meanings[label] ?? '' }));
  return (await window.showQuickPick(items, { title, placeHolder: prompt }))?.label;
}

/**
 * New files are made only where none is. What asks to be confirmed brings up the preview, where it is not ticked and the rest is: the script,
 * or else the README, or else the last file.
 */
function editOf({ newFiles, edits, optional }: ScaffoldOffer, title: string): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  const asked = newFiles.find(({ uri }) => uri.endsWith('/README.md')) ?? newFiles.at(-1);
  for (const { uri, text } of newFiles) {
    const isAsked = !optional && uri === asked?.uri;
    const contents = new TextEncoder().encode(text);
    edit.createFile(Uri.parse(uri), { overwrite: false, ignoreIfExists: false, contents }, { needsConfirmation: isAsked, label: title });
  }
  for (const { uri, range, newText } of edits)
    edit.replace(Uri.parse(uri), rangeOf(range), newText, { needsConfirmation: false, label: title });
  if (optional)
    edit.replace(Uri.parse(optional.uri), rangeOf(optional.range), optional.newText, {
      needsConfirmation: true,
      label: optional.label,
    });
  return edit;
}

/** The folder of the package of the file that is open, or the one that a person names. */
async function packageAtHand(title: string): Promise<Uri | undefined> {
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
