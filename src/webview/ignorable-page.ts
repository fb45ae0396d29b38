import { linkRows, readingList } from './concept-page.ts';
import { element, markup } from './dom.ts';
import type { IgnorablePage } from './reference.ts';
import type { View } from './view.ts';

/** What may wait, each with the sign that it no longer may. */
export function ignorablePage({ topics }: IgnorablePage, view: View): HTMLElement[] {
  return [
    element('h1', { tabindex: '-1' }, 'What you may ignore for now'),
    element('p', { class: 'summary' }, 'Good ideas, for problems that you may never have. Each with the sign that you do.'),
    ...topics.map(({ id, title, why, sign, instead, reading }) =>
      element(
        'section',
        { class: 'topic' },
        element('h2', { id: `topic-${id}`, tabindex: '-1' }, title),
        markup('div', {}, why),
        element('p', { class: 'done-when' }, element('strong', {}, 'You need it when: '), markup('span', {}, sign)),
        instead.length ? element('h3', {}, 'Until then') : undefined,
        instead.length ? linkRows(instead, view) : undefined,
        reading.length ? readingList(reading) : undefined,
      ),
    ),
  ];
}
