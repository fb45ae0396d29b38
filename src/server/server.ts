import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
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
import type { Host } from '../engine/host.ts';
import type { FileId } from '../engine/text.ts';
import { isWithin, type Texts, toCodeActions, toDiagnostic, toFileId, toUri, toWorkspaceEdit } from './convert.ts';
import { type FindBaseline, Projects } from './projects.ts';
import { type InitializationOptions, repositoryChanged, source, type WhyParams, whyRequest } from './protocol.ts';
import type { StartTypes } from './second-opinion.ts';

/** What differs between the places the server runs in. */
export interface Environment {
  createHost(root: FileId, options: HostOptions): Host;
  /** Lets messages that wait (cancellations above all) come in. */
  breathe(): Promise<void>;
  /** What a folder is compared with; none where there is no git. */
  findBaseline?(base: string, ...folder: Parameters<FindBaseline>): ReturnType<FindBaseline>;
  /** Starts threads that check types; none where there are no threads. */
  readonly startTypes?: StartTypes;
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

interface Served {
  readonly resultId: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly conclusions: object;
}

/** Answers an editor: pull diagnostics, and quick fixes that are made when they are asked for. */
export function startServer(connection: Connection, { createHost, breathe, startTypes, findBaseline }: Environment): void {
  const documents = new TextDocuments(TextDocument);
  const served = new Map<FileId, Served>();
  let options: InitializationOptions = {};
  const onUnreadable = (folder: FileId): void => connection.console.warn(`The folder ${folder} may not be read: its files are not known.`);
  let projects = new Projects((root) => createHost(root, { isTrusted: false, onUnreadable }));
  let results = 0;
  let openings = 0;
  const openingOf = new Map<FileId, number>();
  let client: InitializeParams['capabilities'] = {};
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const texts: Texts = {
    read: (file) => projects.read(file),
    documentVersion: (file) => documents.get(toUri(file))?.version ?? null,
  };

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
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix], resolveProvider: true },
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
        for (const document of documents.all()) projects.update(toFileId(document.uri), bufferOf(document));
        compare();
        refreshWhenQuiet();
      });
    }
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      const globPattern = '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,json,graphql,graphqls,gql,proto,yaml,yml}';
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern }] });
    }
  });

  connection.onNotification(repositoryChanged, compare);

  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) if (!documents.get(uri)) projects.update(toFileId(uri));
    refreshWhenQuiet();
  });

  documents.onDidOpen(({ document }) => openingOf.set(toFileId(document.uri), ++openings));
  documents.onDidChangeContent(({ document }) => {
    projects.update(toFileId(document.uri), bufferOf(document));
    refreshWhenQuiet();
  });
  documents.onDidClose(({ document }) => {
    const file = toFileId(document.uri);
    served.delete(file);
    openingOf.delete(file);
    projects.update(file);
    refreshWhenQuiet();
  });

  connection.languages.diagnostics.on(async (params, token) => {
    await breathe();
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
    if (!edited.edit) connection.window.showInformationMessage('The code has changed since this fix was offered. Open the menu again.');
    return edited;
  });

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

  documents.listen(connection);
  connection.listen();

  function bufferOf(document: TextDocument): { text: string; version: string } {
    return { text: document.getText(), version: `open ${openingOf.get(toFileId(document.uri)) ?? 0}.${document.version}` };
  }

  function diagnose({ textDocument: { uri }, previousResultId }: DocumentDiagnosticParams): DocumentDiagnosticReport {
    const file = toFileId(uri);
    const before = served.get(file);
    const now = documents.get(uri) ? judge(file, before) : { resultId: 'closed', diagnostics: [], conclusions: {} };
    if (documents.get(uri)) served.set(file, now);
    consultWhenResting();
    if (previousResultId === now.resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: now.resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId: now.resultId, items: [...now.diagnostics] };
  }

  /** What is said about a file now. A fault of ours is logged, and what was said before stands. */
  function judge(file: FileId, before: Served | undefined): Served {
    try {
      const diagnostics = projects.findings(file).map((finding) => toDiagnostic(finding, texts, options.conceptLink));
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
    if (context.only && !context.only.some((kind) => CodeActionKind.QuickFix.startsWith(kind))) return [];
    const file = toFileId(uri);
    if (!documents.get(uri)) return [];
    const actions = projects
      .findings(file)
      .filter(({ span, fixes }) => fixes.length && isWithin(span, range, file, texts))
      .flatMap((finding) => toCodeActions(finding, toDiagnostic(finding, texts, options.conceptLink), projects.version(file)));
    const canResolve = client.textDocument?.codeAction?.resolveSupport?.properties.includes('edit');
    return canResolve ? actions : actions.map(withEdit).filter(({ edit }) => edit);
  }

  function withEdit(action: CodeAction): CodeAction {
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
    const isNews = [...served].some(([file, { conclusions }]) => {
      try {
        return projects.conclusions(file) !== conclusions;
      } catch {
        return false;
      }
    });
    if (isNews) connection.languages.diagnostics.refresh();
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

function refuseIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'superseded');
}
