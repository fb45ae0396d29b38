import {
  type CancellationToken,
  commands,
  type Disposable,
  type Event,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  type WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  findingsChanged,
  findingsRequest,
  repositoryChanged,
  type WhyParams,
  type WorkspaceFinding,
  whyRequest,
} from '../server/protocol.ts';
import { createClient } from './client.ts';
import { watchRepositories } from './repositories.ts';
import { Restarts } from './restarts.ts';

/** The running server, as the rest of the extension sees it. */
export interface Server extends Disposable {
  /** Starts afresh and forgives earlier crashes. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** Why the document of a URI is not checked, or that it is: one sentence. */
  standing(uri: string): Promise<string>;
  /** Asks the server; undefined where it does not run or fails. */
  ask<T>(request: string, params: unknown): Promise<T | undefined>;
  /** Asks for an edit; undefined where there is none. */
  edit(request: string, params: unknown): Promise<WorkspaceEdit | undefined>;
  /** Tells the server something. */
  tell(notification: string, params: unknown): void;
  /** Hears of something from now on, whichever server says it. */
  onNotification<T>(notification: string, hear: (params: T) => void): void;
  /** Every finding of the workspace, hints aside; undefined where the server does not run or the question was taken back. */
  findings(token: CancellationToken): Promise<readonly WorkspaceFinding[] | undefined>;
  /** The findings may be others now, or the server has come or gone. */
  readonly onDidChangeFindings: Event<void>;
}

/** Starts the language server and keeps it running. */
export function registerServer(context: ExtensionContext, log: LogOutputChannel): Server {
  const server = new SupervisedServer(log, (onClose) => createClient(context, log, onClose));
  context.subscriptions.push(
    server,
    workspace.onDidGrantWorkspaceTrust(() => server.restart()),
    // What the server is told when it starts.
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('fundamentals.types') && server.restart()),
  );
  void server.start();
  watchRepositories(() => server.compareAgain()).then(
    (watching) => context.subscriptions.push(watching),
    (error: unknown) => log.debug(`The editor's git extension does not answer: ${error}`),
  );
  return server;
}

/** Every start gets a client of its own: one that failed to start cannot be started again. */
class SupervisedServer implements Server {
  readonly #log: LogOutputChannel;
  readonly #createClient: (onClose: () => void) => LanguageClient;
  readonly #restarts = new Restarts();
  readonly #hearers: (readonly [string, (params: unknown) => void])[] = [];
  #client: LanguageClient | undefined;
  #timer: NodeJS.Timeout | undefined;
  #saidSo = false;
  readonly #changes = new EventEmitter<void>();
  readonly onDidChangeFindings = this.#changes.event;

  constructor(log: LogOutputChannel, createClient: (onClose: () => void) => LanguageClient) {
    this.#log = log;
    this.#createClient = createClient;
  }

  async start(): Promise<void> {
    const client = this.#createClient(() => this.#crashed(client));
    this.#client = client;
    for (const [notification, hear] of this.#hearers) client.onNotification(notification, hear);
    client.onNotification(findingsChanged, () => this.#changes.fire());
    try {
      await client.start();
      this.#changes.fire();
    } catch {
      // The client has logged the reason. It has not always noticed that the process is gone.
      this.#crashed(client);
    }
  }

  async restart(): Promise<void> {
    this.#restarts.forget();
    this.#saidSo = false;
    await this.stop();
    await this.start();
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = undefined;
    await client?.dispose().catch((error: unknown) => this.#log.debug(`Stopping the server: ${error}`));
  }

  /** A repository has moved, and with it what the API is compared with. */
  compareAgain(): void {
    this.#client?.sendNotification(repositoryChanged).catch((error: unknown) => this.#log.debug(`Comparing again: ${error}`));
  }

  async standing(uri: string): Promise<string> {
    const answer = await this.ask<string>(whyRequest, { uri } satisfies WhyParams);
    return answer ?? 'No file is checked, as the language server is not running.';
  }

  async ask<T>(request: string, params: unknown): Promise<T | undefined> {
    return this.#client?.sendRequest<T>(request, params).catch((error: unknown) => void this.#log.error(`${request}: ${error}`));
  }

  async edit(request: string, params: unknown): Promise<WorkspaceEdit | undefined> {
    const client = this.#client;
    const edit = await this.ask<Parameters<LanguageClient['protocol2CodeConverter']['asWorkspaceEdit']>[0]>(request, params);
    return edit ? client?.protocol2CodeConverter.asWorkspaceEdit(edit) : undefined;
  }

  tell(notification: string, params: unknown): void {
    this.#client?.sendNotification(notification, params).catch((error: unknown) => this.#log.debug(`${notification}: ${error}`));
  }

  onNotification<T>(notification: string, hear: (params: T) => void): void {
    this.#hearers.push([notification, hear as (params: unknown) => void]);
    this.#client?.onNotification(notification, hear);
  }

  async findings(token: CancellationToken): Promise<readonly WorkspaceFinding[] | undefined> {
    const client = this.#client;
    if (!client?.isRunning()) return;
    return client.sendRequest<readonly WorkspaceFinding[]>(findingsRequest, token).catch((error: unknown) => {
      if (!token.isCancellationRequested) this.#log.warn(`The workspace's findings are not known: ${error}`);
      return undefined;
    });
  }

  dispose(): void {
    this.#changes.dispose();
    void this.stop();
  }

  /** May be called twice for one crash and for a client that was stopped meanwhile; only the first call for the current one counts. */
  #crashed(client: LanguageClient): void {
    if (client !== this.#client) return;
    this.#client = undefined;
    this.#changes.fire();
    const restart = this.#restarts.afterCrash(Date.now());
    if (!restart) {
      this.#log.error('The language server crashed too often and is not restarted.');
      void offerHelp('Engineering Fundamentals has stopped: its language server crashed too often.', 'error');
      return;
    }
    this.#log.warn(`The language server crashed. Restart ${restart.attempt} in ${restart.delay / 1000} s.`);
    this.#timer = setTimeout(() => void this.start(), restart.delay);
    if (!this.#saidSo) void offerHelp('The language server of Engineering Fundamentals crashed and is being restarted.', 'warning');
    this.#saidSo = true;
  }
}

async function offerHelp(message: string, severity: 'warning' | 'error'): Promise<void> {
  const answer =
    severity === 'error'
      ? await window.showErrorMessage(message, 'Restart Server', 'Show Log')
      : await window.showWarningMessage(message, 'Show Log');
  if (answer === 'Restart Server') await commands.executeCommand('fundamentals.restartServer');
  if (answer === 'Show Log') await commands.executeCommand('fundamentals.showLog');
}
