import {
  commands,
  type ExtensionContext,
  env,
  type LogOutputChannel,
  Uri,
  type Webview,
  type WebviewView,
  type WebviewViewResolveContext,
  window,
} from 'vscode';
import { type Counts, type FromSidebar, fromSidebar, type Place, type ToSidebar } from '../webview/protocol.ts';
import type { Findings } from './findings.ts';
import { firstPage } from './first-page.node.ts';
import { createPractices } from './practices.ts';
import type { Reference } from './reference.ts';
import type { Server } from './server.ts';
import { sidebarHtml } from './sidebar-html.ts';
import { insertSnippet } from './snippets.ts';
import { themeColours } from './theme-colours.ts';

/** The reference in the activity bar. */
export interface Sidebar {
  /** Reveals a page, and on it a rule; the table of contents when neither is known. */
  show(place: Place): Promise<void>;
  /** Reveals the search field. */
  search(): Promise<void>;
}

interface Environment {
  readonly log: LogOutputChannel;
  readonly reference: Reference;
  readonly findings: Findings;
  readonly server: Server;
  /** Reveals the findings of a page. */
  showFindings(page: string): Promise<void>;
}

/** Registers the view; its page is made when somebody first looks at it. */
export function registerSidebar(context: ExtensionContext, { log, reference, findings, server, showFindings }: Environment): Sidebar {
  const assets = Uri.joinPath(context.extensionUri, 'dist/webview');
  const practices = createPractices(context, reference, findings);
  /** The page lives only while it can be seen, and says `ready` each time it comes to life. Until then a wish waits here. */
  let listening: Webview | undefined;
  let wish: ToSidebar | undefined;
  let showsProgress = false;
  /** The page that is read, so that it can be painted, or at least no other, when the view is shown again. */
  let page = '';
  /** Prepares what is painted first; nothing while there is no view. */
  let write = () => {};

  context.subscriptions.push(
    window.registerWebviewViewProvider('fundamentals.reference', { resolveWebviewView }),
    findings.onDidChange(() => {
      void send({ type: 'counts', counts: countsOf(findings) });
      if (showsProgress) void sendProgress();
    }),
  );
  return { show: (place) => reveal({ type: 'show', place }), search: () => reveal({ type: 'search' }) };

  async function reveal(message: ToSidebar): Promise<void> {
    if (listening) await send(message);
    else {
      wish = message;
      write();
    }
    await commands.executeCommand('fundamentals.reference.focus');
  }

  function resolveWebviewView(view: WebviewView, { state }: WebviewViewResolveContext): void {
    let opened: number | undefined = Date.now();
    const { webview } = view;
    const painted = firstPage(context.extensionUri);
    write = () => {
      webview.html = sidebarHtml(webview, assets, page || wish?.type === 'show' ? '' : painted);
    };
    const stopListening = () => {
      if (listening !== webview) return;
      listening = undefined;
      showsProgress = false;
      findings.watch('reference', false);
    };
    view.onDidChangeVisibility(() => {
      opened = view.visible ? Date.now() : undefined;
      if (view.visible) return;
      stopListening();
      write();
    });
    view.onDidDispose(() => {
      stopListening();
      write = () => {};
    });
    webview.onDidReceiveMessage(async (said: unknown) => {
      const message = fromSidebar(said);
      if (!message) return log.warn('The sidebar said something that it never says.');
      if (message.type === 'ready') listening = webview;
      if (message.type === 'painted' && opened !== undefined)
        log.info(`The reference was painted ${(Number(message.at) - opened).toFixed()} ms after somebody looked at it.`);
      await answer(message);
    });
    webview.options = { enableScripts: true, localResourceRoots: [assets] };
    page = pageOf(state);
    write();
    void reference.contents();
    log.info(`The view of the reference was resolved in ${Date.now() - opened} ms.`);
  }

  async function answer(message: FromSidebar): Promise<unknown> {
    switch (message.type) {
      case 'ready':
        return start();
      case 'wantPage': {
        const page = await reference.page(message.id);
        return page && send({ type: 'page', id: message.id, page });
      }
      case 'shown':
        page = message.page;
        return;
      case 'wantSearchTexts':
        return send({ type: 'searchTexts', texts: await reference.searchTexts() });
      case 'wantProgress':
        showsProgress = true;
        await sendProgress();
        await practices.look();
        return sendProgress();
      case 'theme':
        return send({ type: 'colours', theme: message.id, colours: await themeColours(message.id) });
      case 'showFindings':
        return showFindings(message.page);
      case 'insertSnippet':
        return insertSnippet(context, server, message.name);
      case 'runScaffold':
        return commands.executeCommand('fundamentals.scaffold', message.id);
      case 'copy':
        return env.clipboard.writeText(message.text);
      case 'tick':
        await practices.tick(message.practice, message.isDone === 'true');
        return sendProgress();
      default:
        return;
    }
  }

  async function start(): Promise<void> {
    const waiting = wish;
    wish = undefined;
    await send({ type: 'contents', contents: await reference.contents(), place: waiting?.type === 'show' ? waiting.place : undefined });
    if (waiting?.type === 'search') await send(waiting);
    findings.watch('reference', true);
    await send({ type: 'counts', counts: countsOf(findings) });
  }

  async function sendProgress(): Promise<void> {
    await send({ type: 'progress', progress: await practices.progress() });
  }

  async function send(message: ToSidebar): Promise<void> {
    await listening?.postMessage(message);
  }
}

/** The page that the view showed when the window was closed; the table of contents without a name. */
function pageOf(state: unknown): string {
  const { page } = (state ?? {}) as { readonly page?: unknown };
  return typeof page === 'string' ? page : '';
}

function countsOf({ all }: Findings): Counts | undefined {
  if (!all) return;
  const counts: Record<string, number> = {};
  for (const { rule } of all) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}
