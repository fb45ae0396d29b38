import { commands, type ExtensionContext, Uri, type Webview, type WebviewView, window, workspace } from 'vscode';
import type { FromSidebar, Place, Reference, ToSidebar } from '../server/protocol.ts';

/** The reference in the activity bar. */
export interface Sidebar {
  /** Reveals a page, and on it a rule; the list when neither is known. */
  show(place: Place): Promise<void>;
}

/** Registers the view; its page is made when somebody first looks at it. */
export function registerSidebar({ extensionUri, subscriptions }: ExtensionContext): Sidebar {
  const dist = Uri.joinPath(extensionUri, 'dist');
  /** The page lives only while it can be seen, and says `ready` each time it comes to life. Until then a wish waits here. */
  let listening: Webview | undefined;
  let wish: Place | undefined;

  subscriptions.push(window.registerWebviewViewProvider('fundamentals.reference', { resolveWebviewView }));
  return { show };

  async function show(place: Place): Promise<void> {
    if (listening) await send(listening, { type: 'show', place });
    else wish = place;
    await commands.executeCommand('fundamentals.reference.focus');
  }

  function resolveWebviewView(view: WebviewView): void {
    const { webview } = view;
    const stopListening = () => {
      if (listening === webview) listening = undefined;
    };
    view.onDidChangeVisibility(() => view.visible || stopListening());
    view.onDidDispose(stopListening);
    webview.onDidReceiveMessage(async ({ type }: FromSidebar) => {
      if (type !== 'ready') return;
      const everything = await reference(dist);
      listening = webview;
      const place = wish;
      wish = undefined;
      await send(webview, { type: 'reference', reference: everything, place });
    });
    webview.options = { enableScripts: true, localResourceRoots: [Uri.joinPath(dist, 'webview')] };
    webview.html = html(webview, dist);
  }
}

const send = (webview: Webview, message: ToSidebar): Thenable<boolean> => webview.postMessage(message);

async function reference(dist: Uri): Promise<Reference> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(dist, 'reference.json'));
  return JSON.parse(new TextDecoder().decode(bytes)) as Reference;
}

/** An empty page: nothing may be loaded or run but our own style sheet and script. */
function html(webview: Webview, dist: Uri): string {
  const nonce = crypto.randomUUID();
  const asset = (name: string) => webview.asWebviewUri(Uri.joinPath(dist, 'webview', name));
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Engineering Fundamentals</title>
  <link rel="stylesheet" href="${asset('sidebar.css')}">
</head>
<body>
  <main></main>
  <script nonce="${nonce}" src="${asset('sidebar.js')}"></script>
</body>
</html>`;
}
