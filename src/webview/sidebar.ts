import type { FromSidebar, Place, Reference, ToSidebar } from '../server/protocol.ts';
import { list } from './list.ts';
import { page } from './page.ts';

interface State extends Place {
  readonly scroll: number;
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromSidebar): void;
  getState(): State | undefined;
  setState(state: State): void;
};

const vscode = acquireVsCodeApi();
const main = document.querySelector('main')!;
let reference: Reference | undefined;
let current: Place = {};

window.addEventListener('message', ({ data }: MessageEvent<ToSidebar>) => {
  if (data.type === 'show') return go(data.place);
  reference = data.reference;
  if (data.place) return go(data.place);
  const state = vscode.getState();
  render(state ?? {});
  window.scrollTo({ top: state?.scroll ?? 0 });
});

// Hiding the sidebar destroys the page; what is kept here brings the reader back to the same line.
window.addEventListener('scrollend', remember);
document.addEventListener('visibilitychange', remember);
vscode.postMessage({ type: 'ready' });

/** Goes to a place because somebody asked for it: the focus follows, so that a screen reader speaks and Tab goes on from there. */
function go(place: Place): void {
  const left = current.page;
  render(place);
  const rule = find(current.rule && `#rule-${current.rule} > summary`);
  const target = rule ?? find(!current.page && left && `#open-${left}`) ?? find('h1');
  if (!rule) window.scrollTo({ top: 0 });
  target?.focus({ preventScroll: !rule });
  rule?.scrollIntoView({ block: 'start' });
  remember();
}

const find = (selector: string | false | undefined): HTMLElement | null => (selector ? main.querySelector<HTMLElement>(selector) : null);

function render({ page: id, rule }: Place): void {
  if (!reference) return;
  const content =
    reference.pages.find((each) => each.id === id) ?? reference.pages.find((each) => each.rules.some((one) => one.id === rule));
  current = { page: content?.id, rule: content?.rules.find((each) => each.id === rule)?.id };
  const children = content ? page(content, () => go({}), current.rule) : list(reference, (chosen) => go({ page: chosen }));
  main.replaceChildren(...children);
  document.title = content?.title ?? 'Engineering Fundamentals';
}

function remember(): void {
  if (reference) vscode.setState({ ...current, scroll: window.scrollY });
}
