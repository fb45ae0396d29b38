import {
  type CancellationToken,
  type ClientCapabilities,
  CodeActionKind,
  type Connection,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isDecision } from '../engine/host.ts';
import type { FileId } from '../engine/text.ts';
import type { Buffer } from '../engine/workspace.ts';
import { actionsIn, fixAllKind, withEdit } from './actions.ts';
import { Answers } from './answers.ts';
import { type ServerContext, wordsOf } from './context.ts';
import { type Texts, toFileId, toUri } from './convert.ts';
import { Decisions } from './decisions.ts';
import type { Environment } from './environment.ts';
import { Projects } from './projects.ts';
import { type InitializationOptions, type OnlyNewParams, onlyNewNotification, repositoryChanged, source } from './protocol.ts';
import { quietTime, Refresher } from './refresher.ts';
import { answerRequests, superseded } from './requests.ts';
import { Rest } from './rest.ts';
import { explained, suggestions } from './snippets.ts';
import { Watchers } from './watchers.ts';

/** How long the first answer waits for the settings of the editor, and for git where only what is new is shown, in milliseconds. */
const longestWait = 2000;

/** Answers an editor: pull diagnostics, and quick fixes that are made when they are asked for. */
export function startServer(
  connection: Connection,
  { createHost, breathe, startTypes, textsSince, findBaseline, treeOf }: Environment,
): void {
  const documents = new TextDocuments(TextDocument);
  const openings = new Map<FileId, number>();
  let opened = 0;
  let options: InitializationOptions = {};
  let client: ClientCapabilities = {};
  const onUnreadable = (folder: FileId): void => warn(`The folder ${folder} may not be read: its files are not known.`);
  let projects = new Projects((root) => createHost(root, { isTrusted: false, onUnreadable }));
  /** Settled once the settings of the editor are known: what is said before would be taken back. */
  let ready: Promise<void> = Promise.resolve();

  const texts: Texts = {
    read: (file) => (isDecision(file) ? documents.get(toUri(file))?.getText() : undefined) ?? projects.read(file),
    documentVersion: (file) => documents.get(toUri(file))?.version ?? null,
    get takesSnippets() {
      return client.workspace?.workspaceEdit?.snippetEditSupport === true;
    },
  };
  const context: ServerContext = {
    connection,
    documents,
    texts,
    get client() {
      return client;
    },
    get options() {
      return options;
    },
    get projects() {
      return projects;
    },
    breathe,
    bufferOf,
  };
  const rest = new Rest(quietTime);
  let comparing: ReturnType<typeof setTimeout> | undefined;
  const answers = new Answers(context, (file, findings) => decisions.seen(file, findings));
  const refresher = new Refresher(context, () => answers.areStale());
  const watchers = new Watchers(context);
  const decisions = new Decisions(context, {
    textsSince: (root, ref) =>
      options.isTrusted && textsSince ? textsSince(root, ref) : Promise.resolve('git is not asked in a workspace that you do not trust'),
    onNews() {
      compare();
      refresher.all();
    },
  });

  connection.onInitialize((params): InitializeResult => {
    options = params.initializationOptions ?? {};
    client = params.capabilities;
    const types = startTypes && options.checksTypes && { start: startTypes, breathe, onNews: () => refresher.ifNews(), log: warn };
    projects = new Projects(
      (root) => createHost(root, { isTrusted: options.isTrusted === true, onUnreadable }),
      types || undefined,
      options.isTrusted ? findBaseline : undefined,
    );
    for (const { uri } of params.workspaceFolders ?? []) projects.addFolder(toFileId(uri));
    return {
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        diagnosticProvider: { identifier: source, interFileDependencies: true, workspaceDiagnostics: false },
        completionProvider: { resolveProvider: true },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind], resolveProvider: true },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    if (client.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of added) projects.addFolder(toFileId(uri));
        for (const { uri } of removed) projects.removeFolder(toFileId(uri));
        watchers.watch();
        decisions.settingsMayHaveChanged();
        compare();
        for (const document of documents.all())
          if (!isDecision(toFileId(document.uri))) projects.update(toFileId(document.uri), bufferOf(document));
        refresher.whenQuiet();
      });
    }
    watchers.watch();
    const news = [
      decisions.setOnlyNew(options.onlyNew === true),
      ...(client.workspace?.configuration ? [decisions.readEditorSettings()] : []),
    ];
    ready = Promise.race([Promise.all(news).then(() => undefined), pause(longestWait)]);
    void ready.then(compare);
    setTimeout(() => decisions.showSettingsProblems(), quietTime);
  });

  connection.onNotification(repositoryChanged, () => {
    decisions.filesChanged([]);
    compareSoon();
  });
  connection.onNotification(onlyNewNotification, ({ onlyNew }: OnlyNewParams) => decisions.setOnlyNew(onlyNew));

  connection.onDidChangeWatchedFiles(({ changes }) => {
    const files = changes.map(({ uri }) => toFileId(uri));
    for (const file of files) if (!documents.get(toUri(file)) || isDecision(file)) projects.update(file);
    decisions.filesChanged(files);
    if (files.some((file) => file.includes('/.git/'))) compareSoon();
    else refresher.whenQuiet();
  });

  connection.onDidChangeConfiguration(() => {
    if (client.workspace?.configuration) void decisions.readEditorSettings();
  });

  documents.onDidOpen(({ document }) => {
    const file = toFileId(document.uri);
    openings.set(file, ++opened);
    if (isDecision(file)) decisions.showSettingsProblems();
  });
  documents.onDidChangeContent(({ document }) => {
    rest.disturb();
    const file = toFileId(document.uri);
    // What is being typed into settings holds once it is saved.
    if (isDecision(file)) return;
    projects.update(file, bufferOf(document));
    refresher.whenQuiet();
  });
  documents.onDidClose(({ document }) => {
    const file = toFileId(document.uri);
    if (isDecision(file)) return decisions.showSettingsProblems();
    answers.forget(file);
    decisions.closed(file);
    openings.delete(file);
    projects.update(file);
    refresher.whenQuiet();
  });

  connection.languages.diagnostics.on(async (params, token) => {
    await breathe();
    await ready;
    refuseIfCancelled(token);
    const answer = answers.answer(params);
    refresher.consultWhenResting();
    return answer;
  });

  connection.onCodeAction(async (params, token) => {
    await breathe();
    refuseIfCancelled(token);
    return actionsIn(params, context);
  });

  connection.onCodeActionResolve(async (action) => {
    const edited = withEdit(action, context);
    if (!edited.edit && !edited.command)
      connection.window.showInformationMessage('The code has changed since this fix was offered. Open the menu again.');
    return edited;
  });

  connection.onCompletion(async (params, token) => {
    await breathe();
    refuseIfCancelled(token);
    return suggestions(params, context);
  });
  connection.onCompletionResolve(explained);

  answerRequests(context, decisions, {
    treeOf,
    rested: () => rest.begun().then(breathe),
    onInspected: () => {
      refresher.isInspected = true;
    },
  });

  connection.onShutdown(() => projects.stop());

  documents.listen(connection);
  connection.listen();

  function bufferOf(document: TextDocument): Buffer {
    return { text: document.getText(), version: `open ${openings.get(toFileId(document.uri)) ?? 0}.${document.version}` };
  }

  /** Git writes several files for one step. */
  function compareSoon(): void {
    clearTimeout(comparing);
    comparing = setTimeout(compare, quietTime);
  }

  /** The API is compared with what the base of every folder is now. A fault of git's is no reason to stop. */
  function compare(): void {
    try {
      projects.compare(
        (branch) => options.isTrusted && warn(`\`base\` is '${branch}', and git knows no such commit: the API is compared with nothing.`),
      );
    } catch (error) {
      connection.console.error(`The base could not be read: ${wordsOf(error)}`);
    }
    refresher.whenQuiet();
  }

  function warn(message: string): void {
    connection.console.warn(message);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function refuseIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw superseded();
}
