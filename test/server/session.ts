import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
  createConnection,
  createProtocolConnection,
  type DocumentDiagnosticReport,
  type FullDocumentDiagnosticReport,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { fileFacts } from '../../src/facts/index.ts';
import { findBaseline } from '../../src/host/baseline.ts';
import { createNodeHost } from '../../src/host/node.ts';
import { type Environment, startServer } from '../../src/server/server.ts';

/** A server over real protocol streams, a project on a real disk, and an editor's side of the conversation. */
export interface Session {
  readonly client: ProtocolConnection;
  readonly result: InitializeResult;
  readonly refreshes: { count: number };
  readonly messages: string[];
  /** What the server writes to the log. */
  readonly log: string[];
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

/** With `startTypes` the types tier is on; with `git` the API is compared with its base, where the workspace is trusted. */
export interface SessionOptions extends Pick<Environment, 'startTypes'> {
  readonly git?: boolean;
  readonly isTrusted?: boolean;
}

export async function startSession({ startTypes, git, isTrusted = git }: SessionOptions = {}): Promise<Session> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'fundamentals-server-')));
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  startServer(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), {
    createHost: (root) => createNodeHost(root, { git: false }),
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    ...(startTypes && { startTypes }),
    ...(git && { findBaseline: (base, root, workspace) => findBaseline(root, base, workspace, fileFacts) }),
  });
  const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  const refreshes = { count: 0 };
  const messages: string[] = [];
  const log: string[] = [];
  client.onRequest('workspace/diagnostic/refresh', () => {
    refreshes.count++;
    return null;
  });
  client.onRequest('window/showMessageRequest', ({ message }: { message: string }) => {
    messages.push(message);
    return null;
  });
  client.onNotification('window/logMessage', ({ message }: { message: string }) => void log.push(message));
  client.onRequest('client/registerCapability', () => null);
  client.listen();
  const uri = (path: string): string => pathToFileURL(join(folder, path)).toString();
  const result = await client.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(folder).toString(), name: 'project' }],
    initializationOptions: { conceptLink: 'test:{concept}/{rule}', checksTypes: startTypes !== undefined, isTrusted },
    capabilities: {
      workspace: { diagnostics: { refreshSupport: true } },
      textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } },
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
    path: (path) => join(folder, path),
    uri,
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    open(path, text) {
      versions.set(path, 1);
      void client.sendNotification('textDocument/didOpen', {
        textDocument: { uri: uri(path), languageId: 'typescript', version: 1, text },
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
