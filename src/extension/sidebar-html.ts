import { Uri, type Webview } from 'vscode';

/** A page on which nothing may be loaded or run but our own style sheet and script. `body` can be seen before the script runs. */
export function sidebarHtml(webview: Webview, assets: Uri, body: string): string {
  const nonce = crypto.randomUUID();
  const asset = (name: string) => webview.asWebviewUri(Uri.joinPath(assets, name));
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Engineering Fundamentals</title>
  <link rel="stylesheet" href="${asset('sidebar.css')}">
</head>
<body>
  ${body}
  <script nonce="${nonce}" src="${asset('sidebar.js')}"></script>
</body>
</html>`;
}
