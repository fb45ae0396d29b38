import { Window } from 'happy-dom';
import { contentsPage } from './contents-page.ts';
import { element } from './dom.ts';
import type { Contents } from './reference.ts';
import { toolbar } from './toolbar.ts';

/** The table of contents as it stands before the script runs: drawn by the build, by the functions that draw it in the page. */
export function firstPage(contents: Contents): string {
  const { document } = new Window();
  Object.assign(globalThis, { document });
  const nothing = () => {};
  const bar = toolbar({ step: nothing, home: nothing, type: nothing, prepare: nothing, enterResults: nothing });
  bar.update({ canGoBack: false, canGoForward: false, query: '' });
  const view = { open: nothing, say: nothing, announce: nothing, live: nothing };
  return bar.element.outerHTML + element('main', {}, ...contentsPage(contents, view)).outerHTML;
}
