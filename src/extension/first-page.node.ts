import { readFileSync } from 'node:fs';
import { Uri } from 'vscode';

/**
 * The table of contents in HTML, as the build has drawn it. Read at once: whoever opens the view waits for it, and an answer of the editor's
 * file system takes hundreds of milliseconds while the editor starts.
 */
export const firstPage = (extensionUri: Uri): string =>
  readFileSync(Uri.joinPath(extensionUri, 'dist/reference/first-page.html').fsPath, 'utf8');
