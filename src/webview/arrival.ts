import type { Visit } from './history.ts';

/** How one comes to a page: asked for it, walked back or forward, or it was drawn anew. */
export type Arrival = 'go' | 'return' | 'stay';

interface Journey {
  readonly main: HTMLElement;
  readonly field: HTMLInputElement;
  readonly visit: Visit;
  readonly arrival: Arrival;
  /** The page one comes from. */
  readonly left: string | undefined;
}

/** Scrolls and moves the focus as befits the way one has come. */
export function settle({ main, field, visit: { rule, part, scroll, query }, arrival, left }: Journey): void {
  const find = (selector: string | false | undefined) => (selector ? main.querySelector<HTMLElement>(selector) : null);
  const target = find(rule && `#rule-${rule} > summary`) ?? find(part && `#part-${part}, #topic-${part}, #practice-${part} input`);
  window.scrollTo({ top: arrival === 'go' ? 0 : scroll });
  if (arrival === 'go') {
    focus(target ?? find('h1'));
    target?.scrollIntoView({ block: 'start' });
  } else if (arrival === 'return') {
    const chosen = query === undefined ? (find(left && `#open-${left}`) ?? find('h1')) : field;
    focus(chosen);
  }
}

/** What has the focus, or is to have it once the editor hands it to the page. */
let wanted: HTMLElement | null = null;

/** The editor hands the focus to the page as a whole, which takes it from whatever had it inside; and it may do so after we have chosen. */
export function keepFocus(): void {
  document.addEventListener('focusin', ({ target }) => {
    wanted = target instanceof HTMLElement ? target : null;
  });
  window.addEventListener('focus', () => {
    if (document.activeElement === document.body && wanted?.isConnected) focus(wanted);
  });
}

export function focus(element: HTMLElement | null | undefined): void {
  wanted = element ?? null;
  wanted?.focus({ preventScroll: true });
}
