import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type CompletionItem,
  type CompletionParams,
  type Connection,
  type Diagnostic,
  DidChangeWatchedFilesNotification,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FixRef } from '../engine/finding.ts';
import { type Host, isDecision } from '../engine/host.ts';
import type { Edit, FileId } from '../engine/text.ts';
import { isWithin, type Texts, toCodeActions, toDecisions, toDiagnostic, toFileId, toUri, toWorkspaceEdit } from './convert.ts';
import { Decisions } from './decisions.ts';
import { inspectWorkspace } from './inspection.ts';
import { type FindBaseline, Projects } from './projects.ts';
import {
  type BaselineParams,
  baselineRequest,
  type FalseAlarmParams,
  falseAlarmRequest,
  findingsChanged,
  findingsRequest,
  type InitializationOptions,
  languages,
  type OnlyNewParams,
  onlyNewNotification,
  repositoryChanged,
  type SnippetParams,
  snippetRequest,
  source,
  type TurnOffParams,
  turnOffRequest,
  type WhyParams,
  whyRequest,
} from './protocol.ts';
import { Rest } from './rest.ts';
import type { StartTypes } from './second-opinion.ts';
import { completions, explained, snippetFor } from './snippets.ts';
import { falseAlarmAt, placesToTurnOff, turnOffEdit } from './turn-off.ts';

/** What differs between the places the server runs in. */
export interface Environment {
  createHost(root: FileId, options: HostOptions): Host;
  /** Lets messages that wait (cancellations above all) come in. */
  breathe(): Promise<void>;
  /** What a folder is compared with; none where there is no git. */
  findBaseline?(base: string, ...folder: Parameters<FindBaseline>): ReturnType<FindBaseline>;
  /** Starts threads that check types; none where there are no threads. */
  readonly startTypes?: StartTypes;
  /** The texts of what has changed since a branch, the main one where none is named, or why they cannot be told; none where there is no git. */
  readonly textsSince?: (root: FileId, ref: string | undefined) => Promise<ReadonlyMap<FileId, string | null> | string>;
}

interface HostOptions {
  readonly isTrusted: boolean;
  /** Told once of every folder that cannot be listed. */
  readonly onUnreadable: (folder: FileId) => void;
}

/** How long after the last edit other open documents are looked at, in milliseconds. */
const quietTime = 300;

/** How long after the last edit types are asked, in milliseconds: shorter than a pause to think, longer than between two keys. */
const typingTime = 100;

/** How long the first answer waits for the settings of the editor, and for git where only what is new is shown, in milliseconds. */
const longestWait = 2000;

interface Served {
  readonly resultId: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly conclusions: object;
}

/** Answers an editor: pull diagnostics, and quick fixes that are made when they are asked for. */
export function startServer(connection: Connection, { createHost, breathe, startTypes, textsSince, findBaseline }: Environment): void {
  const documents = new TextDocuments(TextDocument);
  const served = new Map<FileId, Served>();
  let options: InitializationOptions = {};
  const onUnreadable = (folder: FileId): void => connection.console.warn(`The folder ${folder} may not be read: its files are not known.`);
  let projects = new Projects((root) => createHost(root, { isTrusted: false, onUnreadable }));
  let results = 0;
  let openings = 0;
  const openingOf = new Map<FileId, number>();
  let client: InitializeParams['capabilities'] = {};
  let isInspected = false;
  const rest = new Rest(quietTime);
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;
  /** Settled once the settings of the editor are known: what is said before would be taken back. */
  let ready: Promise<void> = Promise.resolve();

  const texts: Texts = {
    read: (file) => (isDecision(file) ? documents.get(toUri(file))?.getText() : undefined) ?? projects.read(file),
    documentVersion: (file) => documents.get(toUri(file))?.version ?? null,
    get takesSnippets() {
      return client.workspace?.workspaceEdit?.snippetEditSupport === true;
    },
  };
  const decisions = new Decisions({
    connection,
    documents,
    texts,
    breathe,
    projects: () => projects,
    textsSince: (root, ref) =>
      options.isTrusted && textsSince ? textsSince(root, ref) : Promise.resolve('git is not asked in a workspace that you do not trust'),
    onNews: refreshAll,
  });

  connection.onInitialize((params): InitializeResult => {
    options = params.initializationOptions ?? {};
    client = params.capabilities;
    const types = startTypes && options.checksTypes && { start: startTypes, breathe, onNews: refreshIfNews, log: warn };
    projects = new Projects(
      (root) => createHost(root, { isTrusted: options.isTrusted === true, onUnreadable }),
      types || undefined,
      (root, workspace) =>
        options.isTrusted && options.base !== 'off' ? findBaseline?.(options.base ?? 'auto', root, workspace) : undefined,
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
    void breathe().then(compare);
    if (client.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of added) projects.addFolder(toFileId(uri));
        for (const { uri } of removed) projects.removeFolder(toFileId(uri));
        decisions.settingsMayHaveChanged();
        compare();
        for (const document of documents.all())
          if (!isDecision(toFileId(document.uri))) projects.update(toFileId(document.uri), bufferOf(document));
        refreshWhenQuiet();
      });
    }
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      const watchers = [
        '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,json,jsonc,graphql,graphqls,gql,proto,yaml,yml}',
        '**/.fundamentals-baseline',
        '**/.git/logs/HEAD',
      ];
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: watchers.map((globPattern) => ({ globPattern })),
      });
    }
    const news = [
      decisions.setOnlyNew(options.onlyNew === true),
      ...(client.workspace?.configuration ? [decisions.readEditorSettings()] : []),
    ];
    ready = Promise.race([Promise.all(news).then(() => undefined), pause(longestWait)]);
    setTimeout(() => decisions.showSettingsProblems(), quietTime);
  });

  connection.onNotification(repositoryChanged, compare);

  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) if (!documents.get(uri) || isDecision(toFileId(uri))) projects.update(toFileId(uri));
    decisions.filesChanged(changes.map(({ uri }) => toFileId(uri)));
    refreshWhenQuiet();
  });

  connection.onNotification(onlyNewNotification, ({ onlyNew }: OnlyNewParams) => decisions.setOnlyNew(onlyNew));

  connection.onDidChangeConfiguration(() => {
    if (client.workspace?.configuration) void decisions.readEditorSettings();
  });

  documents.onDidOpen(({ document }) => {
    const file = toFileId(document.uri);
    openingOf.set(file, ++openings);
    if (isDecision(file)) decisions.showSettingsProblems();
  });
  documents.onDidChangeContent(({ document }) => {
    rest.disturb();
    const file = toFileId(document.uri);
    // What is being typed into settings holds once it is saved.
    if (isDecision(file)) return;
    projects.update(file, bufferOf(document));
    refreshWhenQuiet();
  });
  documents.onDidClose(({ document }) => {
    const file = toFileId(document.uri);
    if (isDecision(file)) return decisions.showSettingsProblems();
    served.delete(file);
    decisions.closed(file);
    openingOf.delete(file);
    projects.update(file);
    refreshWhenQuiet();
  });

  connection.languages.diagnostics.on(async (params, token) => {
    await breathe();
    await ready;
    refuseIfCancelled(token);
    return diagnose(params);
  });

  connection.onCodeAction(async (params, token) => {
    await breathe();
    refuseIfCancelled(token);
    return actionsIn(params);
  });

  connection.onCodeActionResolve(async (action) => {
    const edited = withEdit(action);
    if (!edited.edit && !edited.command)
      connection.window.showInformationMessage('The code has changed since this fix was offered. Open the menu again.');
    return edited;
  });

  connection.onCompletion(async (params, token) => {
    await breathe();
    refuseIfCancelled(token);
    const takes = client.textDocument?.completion?.completionItem?.snippetSupport;
    return takes ? suggest(params) : [];
  });
  connection.onCompletionResolve(explained);
  connection.onRequest(snippetRequest, ({ uri, name, position }: SnippetParams) => {
    const document = documents.get(uri);
    const language = languageOf(document);
    return document && language
      ? snippetFor({ project: projects, file: toFileId(uri), language, texts }, name, document.offsetAt(position))
      : null;
  });

  connection.onRequest(turnOffRequest, (params: TurnOffParams) => turnOffEdit(params, projects, texts));
  connection.onRequest(falseAlarmRequest, (params: FalseAlarmParams) => falseAlarmAt(params, projects, texts));
  connection.onRequest(baselineRequest, ({ prune }: BaselineParams) => decisions.baselines(prune));

  connection.onShutdown(() => projects.stop());

  connection.onRequest(whyRequest, ({ uri }: WhyParams): string => {
    const file = toFileId(uri);
    try {
      return projects.standing(file);
    } catch (error) {
      logFault(file, error);
      return 'Not checked, as that fails; the log says where.';
    }
  });

  connection.onRequest(findingsRequest, async (token: CancellationToken) => {
    isInspected = true;
    const found = await inspectWorkspace({ projects, texts, breathe: () => rest.begun().then(breathe), onFault: logFault }, token);
    return found ?? new ResponseError(LSPErrorCodes.RequestCancelled, 'superseded');
  });

  documents.listen(connection);
  connection.listen();

  function bufferOf(document: TextDocument): { text: string; version: string } {
    return { text: document.getText(), version: `open ${openingOf.get(toFileId(document.uri)) ?? 0}.${document.version}` };
  }

  function diagnose({ textDocument: { uri }, previousResultId }: DocumentDiagnosticParams): DocumentDiagnosticReport {
    const file = toFileId(uri);
    const before = served.get(file);
    const isJudged = documents.get(uri) && !isDecision(file);
    const now = isJudged ? judge(file, before) : { resultId: 'closed', diagnostics: [], conclusions: {} };
    if (isJudged) served.set(file, now);
    consultWhenResting();
    if (previousResultId === now.resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: now.resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId: now.resultId, items: [...now.diagnostics] };
  }

  /** What is said about a file now. A fault of ours is logged, and what was said before stands. */
  function judge(file: FileId, before: Served | undefined): Served {
    try {
      const findings = projects.findings(file);
      const diagnostics = findings.map((finding) => toDiagnostic(finding, texts, options.conceptLink));
      decisions.seen(file, findings);
      const refusal = before ? undefined : projects.refusal(file);
      if (refusal !== undefined) connection.console.warn(`${file} is not checked, as ${refusal}.`);
      const isSame = before && JSON.stringify(before.diagnostics) === JSON.stringify(diagnostics);
      return { resultId: isSame ? before.resultId : String(++results), diagnostics, conclusions: projects.conclusions(file) };
    } catch (error) {
      logFault(file, error);
      return before ?? { resultId: String(++results), diagnostics: [], conclusions: {} };
    }
  }

  function logFault(file: FileId, error: unknown): void {
    connection.console.error(`${file} could not be checked: ${error instanceof Error ? error.stack : String(error)}`);
  }

  function actionsIn({ textDocument: { uri }, range, context }: CodeActionParams): CodeAction[] {
    const file = toFileId(uri);
    const document = documents.get(uri);
    if (!document || isDecision(file)) return [];
    if (context.only?.some((kind) => kind && `${fixAllKind}.`.startsWith(`${kind}.`))) return fixAllOf(file, document);
    if (context.only && !context.only.some((kind) => CodeActionKind.QuickFix.startsWith(kind))) return [];
    const version = projects.version(file);
    const met = projects.findings(file).filter(({ span }) => isWithin(span, range, file, texts));
    const told = met.map((finding) => ({ finding, diagnostic: toDiagnostic(finding, texts, options.conceptLink) }));
    const fixes = told.flatMap(({ finding, diagnostic }) => toCodeActions(finding, diagnostic, version));
    const living = told
      .filter(({ finding }) => options.hasCommands && finding.concept)
      .flatMap(({ finding, diagnostic }) => toDecisions(finding, diagnostic, version, placesToTurnOff(file, finding.rule, projects)));
    const actions = [...fixes, ...living];
    const canResolve = client.textDocument?.codeAction?.resolveSupport?.properties.includes('edit');
    return canResolve ? actions : actions.map(withEdit).filter(({ edit, command }) => edit ?? command);
  }

  /** Snippets, where one can begin. A fault of ours is logged: what others suggest must not wait for it. */
  function suggest({ textDocument: { uri }, position }: CompletionParams): CompletionItem[] {
    const document = documents.get(uri);
    const language = languageOf(document);
    if (!document || !language) return [];
    const file = toFileId(uri);
    try {
      return [...completions({ project: projects, file, language, texts }, document.offsetAt(position))];
    } catch (error) {
      logFault(file, error);
      return [];
    }
  }

  /** Only on demand: _Fix All_, or `editor.codeActionsOnSave`. */
  function fixAllOf(file: FileId, document: TextDocument): CodeAction[] {
    const text = projects.fixedText(file, bufferOf(document));
    if (text === undefined) return [];
    const edit = toWorkspaceEdit({ edits: [differenceOf(file, document.getText(), text)], madeFor: {} }, texts);
    return [{ title: 'Fix all that is safe to fix', kind: fixAllKind, edit }];
  }

  function withEdit(action: CodeAction): CodeAction {
    if (action.command) return action;
    const change = projects.resolveFix(action.data as FixRef);
    return change === 'stale' ? action : { ...action, edit: toWorkspaceEdit(change, texts) };
  }

  /** Asks the editor to pull again, once typing rests, if what was concluded about any open document changed. */
  function refreshWhenQuiet(): void {
    clearTimeout(quiet);
    consultWhenResting();
    if (!client.workspace?.diagnostics?.refreshSupport) return;
    quiet = setTimeout(refreshIfNews, quietTime);
  }

  function refreshIfNews(): void {
    if (isInspected) void connection.sendNotification(findingsChanged);
    const isNews = [...served].some(([file, { conclusions }]) => {
      try {
        return projects.conclusions(file) !== conclusions;
      } catch {
        return false;
      }
    });
    if (isNews) connection.languages.diagnostics.refresh();
  }

  /** What people have decided changed: everything may be said otherwise. */
  function refreshAll(): void {
    if (client.workspace?.diagnostics?.refreshSupport) connection.languages.diagnostics.refresh();
  }

  /** The API is compared with what the base of every folder is now. A fault of git's is no reason to stop. */
  function compare(): void {
    try {
      projects.compare();
    } catch (error) {
      connection.console.error(`The base could not be read: ${error instanceof Error ? error.stack : String(error)}`);
    }
    refreshWhenQuiet();
  }

  /** Types are asked after facts have answered, and only when nobody types. */
  function consultWhenResting(): void {
    clearTimeout(resting);
    if (client.workspace?.diagnostics?.refreshSupport) resting = setTimeout(() => projects.consult(), typingTime);
  }

  function warn(message: string): void {
    connection.console.warn(message);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

const fixAllKind = `${CodeActionKind.SourceFixAll}.fundamentals`;

/** One edit from the first character that differs to the last. */
function differenceOf(file: FileId, before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { file, span: { start, end: before.length - same }, text: after.slice(start, after.length - same) };
}

function refuseIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'superseded');
}

function languageOf(document: TextDocument | undefined): (typeof languages)[number] | undefined {
  return languages.find((language) => language === document?.languageId);
}
