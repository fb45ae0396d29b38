import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type FileSystemWatcher,
  type FullDocumentDiagnosticReport,
  type InitializeResult,
  type ProtocolConnection,
  RegistrationRequest,
  type RelativePattern,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { fileFacts } from '../../src/facts/index.ts';
import { findBaseline } from '../../src/host/baseline.ts';
import { textsSinceLater } from '../../src/host/changes.ts';
import { createNodeHost, treeOf } from '../../src/host/node.ts';
import type { Environment } from '../../src/server/environment.ts';
import { type ManyFindingsParams, manyFindingsNotification } from '../../src/server/protocol.ts';
import { startServer } from '../../src/server/server.ts';

/** A server over real protocol streams, a project on a real disk, and an editor's side of the conversation. */
export interface Session {
  readonly client: ProtocolConnection;
  readonly result: InitializeResult;
  readonly refreshes: { count: number };
  readonly messages: string[];
  /** What the server writes to the log. */
  readonly log: string[];
  /** Pushed diagnostics by URI. */
  readonly published: ReadonlyMap<string, readonly Diagnostic[]>;
  /** Where the server wants to hear of files outside the folder. */
  readonly watched: readonly RelativePattern[];
  /** How many findings were met when a baseline was offered. */
  readonly offers: readonly number[];
  path(path: string): string;
  uri(path: string): string;
  write(path: string, text: string): void;
  open(path: string, text: string): void;
  edit(path: string, text: string): void;
  pull(path: string, previousResultId?: string): Promise<DocumentDiagnosticReport>;
  items(path: string): Promise<FullDocumentDiagnosticReport['items']>;
  /** Stops the server and removes the project. */
  end(): Promise<void>;
}

/** With `startTypes` the types tier is on. */
export interface SessionOptions extends Pick<Environment, 'startTypes'> {
  /** What the editor's settings say: change it, then tell the server. */
  readonly settings?: Record<string, unknown>;
  /** An existing folder, which the session removes as well. */
  readonly folder?: string;
  readonly onlyNew?: boolean;
  /** Whether the API is compared with its base, where the workspace is trusted. */
  readonly comparesApi?: boolean;
  /** Whether the person trusts the workspace; git is asked only then. */
  readonly isTrusted?: boolean;
}

export async function startSession({
  startTypes,
  settings,
  folder: given,
  comparesApi = false,
  isTrusted = comparesApi,
  onlyNew = false,
}: SessionOptions = {}): Promise<Session> {
  const folder = given ?? realpathSync(mkdtempSync(join(tmpdir(), 'fundamentals-server-')));
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  startServer(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), {
    createHost: (root) => createNodeHost(root, { git: isTrusted }),
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    textsSince: textsSinceLater,
    treeOf,
    ...(comparesApi && { findBaseline: (root, branch, workspace) => findBaseline(root, branch, workspace, fileFacts) }),
    ...(startTypes && { startTypes }),
  });
  const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  const refreshes = { count: 0 };
  const messages: string[] = [];
  const log: string[] = [];
  const published = new Map<string, readonly Diagnostic[]>();
  const offers: number[] = [];
  client.onRequest('workspace/diagnostic/refresh', () => {
    refreshes.count++;
    return null;
  });
  client.onRequest('window/showMessageRequest', ({ message }: { message: string }) => {
    messages.push(message);
    return null;
  });
  client.onNotification('window/logMessage', ({ message }: { message: string }) => void log.push(message));
  const watched: RelativePattern[] = [];
  client.onRequest(RegistrationRequest.type, ({ registrations }) => {
    const watchers = registrations.flatMap(({ registerOptions }): FileSystemWatcher[] => registerOptions?.watchers ?? []);
    watched.push(...watchers.flatMap(({ globPattern }) => (typeof globPattern === 'string' ? [] : globPattern)));
  });
  client.onRequest('workspace/configuration', ({ items }: { items: readonly object[] }) => items.map(() => settings ?? null));
  client.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: { uri: string; diagnostics: readonly Diagnostic[] }) => {
    published.set(uri, diagnostics);
  });
  client.onNotification(manyFindingsNotification, ({ count }: ManyFindingsParams) => void offers.push(count));
  client.listen();
  const uri = (path: string): string => pathToFileURL(join(folder, path)).toString();
  const result = await client.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(folder).toString(), name: 'project' }],
    initializationOptions: {
      conceptLink: 'test:{concept}/{rule}',
      checksTypes: startTypes !== undefined,
      hasCommands: true,
      isTrusted,
      onlyNew,
    },
    capabilities: {
      workspace: {
        diagnostics: { refreshSupport: true },
        didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
        workspaceEdit: { documentChanges: true, snippetEditSupport: true },
        ...(settings && { configuration: true }),
      },
      textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } }, completion: { completionItem: { snippetSupport: true } } },
    },
  });
  await client.sendNotification('initialized', {});
  const versions = new Map<string, number>();
  const pull = (path: string, previousResultId?: string): Promise<DocumentDiagnosticReport> =>
    client.sendRequest('textDocument/diagnostic', { textDocument: { uri: uri(path) }, ...(previousResultId && { previousResultId }) });
  return {
    client,
    result,
    refreshes,
    messages,
    log,
    published,
    watched,
    offers,
    path: (path) => join(folder, path),
    uri,
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    open(path, text) {
      versions.set(path, 1);
      void client.sendNotification('textDocument/didOpen', {
        textDocument: { uri: uri(path), languageId: languageOf(path), version: 1, text },
      });
    },
    edit(path, text) {
      const version = versions.get(path)! + 1;
      versions.set(path, version);
      void client.sendNotification('textDocument/didChange', { textDocument: { uri: uri(path), version }, contentChanges: [{ text }] });
    },
    pull,
    items: async (path) => ((await pull(path)) as FullDocumentDiagnosticReport).items,
    async end() {
      await client.sendRequest('shutdown');
      client.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    assert.ok(tries < 1000, 'it never came about');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const languageOf = (path: string): string =>
  ({ js: 'javascript', cjs: 'javascript', jsx: 'javascriptreact', tsx: 'typescriptreact' })[path.split('.').at(-1)!] ?? 'typescript';
