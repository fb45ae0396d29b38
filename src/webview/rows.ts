import { element } from './dom.ts';
import type { Place } from './protocol.ts';
import { countOf, findingsText, type View } from './view.ts';

interface Row {
  readonly place: Place;
  readonly title: string;
  /** Quiet words after the title where there is room for them. */
  readonly says?: string;
  /** Whose findings are counted at the end of the row. */
  readonly rules?: readonly string[];
}

/** A row as in the editor's own lists: title, quiet words, count. */
export function row(view: View, { place, title, says, rules = [] }: Row): HTMLElement {
  const badge = element('span', { class: 'badge', hidden: true });
  if (rules.length) {
    view.live((now) => {
      const count = countOf(rules, now) ?? 0;
      badge.hidden = count === 0;
      badge.replaceChildren(String(count), element('span', { class: 'unseen' }, count === 1 ? ' finding' : ' findings'));
      badge.title = `${findingsText(count)} in this workspace`;
    });
  }
  return element(
    'li',
    {},
    element(
      'button',
      {
        type: 'button',
        class: 'row',
        id: `open-${place.page}`,
        'data-row': true,
        onclick: () => view.open(place),
        ...(says && { title: says }),
      },
      element('span', { class: 'row-title' }, title),
      says ? element('span', { class: 'row-says', 'aria-hidden': 'true' }, says) : undefined,
      badge,
    ),
  );
}

/**
 * Lets the arrow keys, Home and End move through the rows of an element, which are one stop for Tab together.
 * @param leave called when the first row is left upwards
 */
export function roving(group: HTMLElement, leave?: () => void): HTMLElement {
  const rows = () => [...group.querySelectorAll<HTMLElement>('[data-row]')].filter((each) => each.checkVisibility());
  const choose = (chosen: HTMLElement | undefined) => {
    for (const each of group.querySelectorAll<HTMLElement>('[data-row]')) each.tabIndex = each === chosen ? 0 : -1;
  };
  choose(group.querySelector<HTMLElement>('[data-row]') ?? undefined);
  group.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && target.matches('[data-row]')) choose(target);
  });
  group.addEventListener('keydown', (event) => {
    const all = rows();
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    if (next < 0) leave?.();
    else all[next]?.focus();
  });
  return group;
}
