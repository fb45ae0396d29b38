import { type Arrival, focus, keepFocus, settle } from './arrival.ts';
import { onThemeChange, showColours, themeId } from './colours.ts';
import { conceptPage, followLinks } from './concept-page.ts';
import { contentsPage } from './contents-page.ts';
import { element } from './dom.ts';
import { amend, canStep, current, type History, start, step, typed, type Visit, visit } from './history.ts';
import { ignorablePage } from './ignorable-page.ts';
import { practicesPage } from './practices-page.ts';
import type { FromSidebar, Place, TokenColours, ToSidebar } from './protocol.ts';
import { type Contents, ignorablePage as ignorableId, type Page, practicesPage as practicesId } from './reference.ts';
import { resultsPage } from './results-page.ts';
import { createSearch } from './search.ts';
import { toolbar } from './toolbar.ts';
import type { Now, View } from './view.ts';

interface State {
  readonly history: History;
  /** What is shown; empty for the table of contents. */
  readonly page: string;
  readonly theme: string;
  readonly colours: TokenColours;
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromSidebar): void;
  getState(): State | undefined;
  setState(state: State): void;
};

const vscode = acquireVsCodeApi();
const say = (message: FromSidebar): void => vscode.postMessage(message);

// Hiding the sidebar destroys the page; what is kept here brings the reader back to the same line.
const kept = vscode.getState();
let history = kept?.history ?? start;
let look = { theme: kept?.theme ?? '', colours: kept?.colours ?? {} };

let contents: Contents | undefined;
const pages = new Map<string, Page>();
let search: ReturnType<typeof createSearch> | undefined;
let isSearchWanted = false;
let now: Now = { counts: undefined, progress: undefined };
/** The parts of the page that show something of the workspace. */
const lively = new Set<(now: Now) => void>();
let arrival: Arrival = 'stay';
let left: string | undefined;

const main = element('main', {});
const status = element('div', { class: 'unseen', role: 'status' });
const bar = toolbar({ step: walk, home: () => open({}), type, prepare, enterResults });
const view: View = {
  open,
  say,
  announce(sentence) {
    status.textContent = sentence;
  },
  live(show) {
    lively.add(show);
    show(now);
  },
};

// The build has drawn the table of contents: it stays until there is something to put in its place.
const painted = document.querySelector<HTMLInputElement>(`#${bar.field.id}`);
if (painted) takeOver(painted);
else appear();
followLinks(main, view);
keepFocus();
showColours(look.colours);
window.addEventListener('message', ({ data }: MessageEvent<ToSidebar>) => listen(data));
window.addEventListener('scrollend', remember);
document.addEventListener('visibilitychange', remember);
document.addEventListener('keydown', keyDown);
document.addEventListener('mouseup', ({ button }) => {
  if (button === 3 || button === 4) walk(button === 3 ? -1 : 1);
});
onThemeChange(askForColours);
new PerformanceObserver((list) => {
  const [first] = list.getEntriesByName('first-contentful-paint');
  if (first) say({ type: 'painted', at: String(performance.timeOrigin + first.startTime) });
}).observe({ type: 'paint', buffered: true });
say({ type: 'ready' });
askForColours();

function listen(message: ToSidebar): void {
  if (message.type === 'contents') {
    contents = message.contents;
    if (message.place) open(message.place);
    else render();
  } else if (message.type === 'show') {
    open(message.place);
  } else if (message.type === 'search') {
    focus(bar.field);
    bar.field.select();
  } else if (message.type === 'page') {
    pages.set(message.id, message.page);
    if (pageOf(current(history)) === message.id) render();
  } else if (message.type === 'searchTexts') {
    search = createSearch(message.texts);
    if (current(history).query !== undefined) render();
  } else if (message.type === 'counts' || message.type === 'progress') {
    now = { ...now, ...message };
    for (const show of lively) show(now);
  } else if (message.theme === themeId()) {
    look = { theme: message.theme, colours: message.colours };
    showColours(look.colours);
    remember();
  }
}

/** Goes to a place because somebody asked for it: the focus follows, so that a screen reader speaks and Tab goes on from there. */
function open(place: Place): void {
  remember();
  history = visit(history, place);
  arrive('go');
}

function walk(by: number): void {
  if (!canStep(history, by)) return;
  remember();
  history = step(history, by);
  arrive('return');
}

function arrive(how: Arrival): void {
  left = main.dataset.page;
  arrival = how;
  render();
}

/** Shows where the history stands, as soon as what belongs there has come. */
function render(): void {
  if (!contents) return;
  const place = current(history);
  const id = pageOf(place);
  const isMissing = id !== undefined && !pages.has(id);
  if (isMissing) say({ type: 'wantPage', id });
  if (place.query !== undefined && !search) prepare();
  if (isMissing || (place.query !== undefined && !search)) return;
  lively.clear();
  main.replaceChildren(...childrenFor(place, id));
  main.dataset.page = id ?? '';
  if (!main.isConnected) appear();
  bar.update({ canGoBack: canStep(history, -1), canGoForward: canStep(history, 1), query: place.query ?? '' });
  settle({ main, field: bar.field, visit: place, arrival, left });
  arrival = 'stay';
  keep();
  say({ type: 'shown', page: shown() });
}

/** What was typed before the script ran is searched for, and what is typed until the page appears. */
function takeOver(field: HTMLInputElement): void {
  document.addEventListener('click', followPainted);
  const read = (): void => type(field.value.trim());
  field.addEventListener('input', read);
  if (field.value) read();
}

/** Rows that were painted before the script ran lead where they say, as soon as that is known. */
function followPainted({ target }: MouseEvent): void {
  const row = !main.isConnected && target instanceof Element ? target.closest('[data-row]') : null;
  if (row) open({ page: row.id.slice('open-'.length) });
}

function appear(): void {
  const isSearching = document.activeElement?.id === bar.field.id;
  document.body.replaceChildren(bar.element, main, status);
  if (isSearching) focus(bar.field);
}

function childrenFor({ query, rule }: Visit, id: string | undefined): HTMLElement[] {
  if (query !== undefined) {
    const hits = search!(query);
    view.announce(hits.length === 1 ? '1 page found' : `${hits.length} pages found`);
    return resultsPage(query, hits, view, () => bar.field.focus());
  }
  const page = id === undefined ? undefined : pages.get(id);
  switch (page?.kind) {
    case 'concept':
      return conceptPage(page, view, rule);
    case 'practices':
      return practicesPage(page, view);
    case 'ignorable':
      return ignorablePage(page, view);
    default:
      return contentsPage(contents!, view);
  }
}

/** The page of a place: by its id, or by its rule. Undefined for the table of contents, which also stands for what is not known. */
function pageOf({ page, rule, query }: Visit): string | undefined {
  if (query !== undefined) return;
  const entries = contents?.sections.flatMap((section) => section.pages) ?? [];
  if (page === practicesId || page === ignorableId) return page;
  return (entries.find((entry) => entry.id === page) ?? entries.find(({ rules }) => rule !== undefined && rules.includes(rule)))?.id;
}

function type(query: string): void {
  if (query === (current(history).query ?? '')) return;
  remember();
  history = typed(history, query);
  render();
}

/** The texts come when somebody is about to search, once. */
function prepare(): void {
  if (!isSearchWanted) say({ type: 'wantSearchTexts' });
  isSearchWanted = true;
}

function enterResults(isOpened: boolean): void {
  const first = main.querySelector<HTMLElement>('[data-row]');
  if (isOpened && current(history).query !== undefined) first?.click();
  else first?.focus();
}

function keyDown(event: KeyboardEvent): void {
  const { key, altKey, ctrlKey, metaKey, shiftKey, target } = event;
  const isTyping = target === bar.field;
  const by = { ArrowLeft: -1, ArrowRight: 1 }[key];
  const isMac = navigator.platform.startsWith('Mac');
  if (by !== undefined && altKey && !ctrlKey && !metaKey && !shiftKey && !(isTyping && isMac)) {
    // The workbench would take the key for its own history of editors.
    event.stopPropagation();
    event.preventDefault();
    walk(by);
  }
  if (key === '/' && !isTyping && !altKey && !ctrlKey && !metaKey) {
    event.preventDefault();
    bar.field.focus();
  }
}

function askForColours(): void {
  if (themeId() && themeId() !== look.theme) say({ type: 'theme', id: themeId() });
}

function remember(): void {
  if (!contents) return;
  history = amend(history, { scroll: window.scrollY });
  keep();
}

const keep = (): void => vscode.setState({ history, page: shown(), ...look });

function shown(): string {
  const place = current(history);
  return place.query === undefined ? (pageOf(place) ?? '') : 'search';
}
