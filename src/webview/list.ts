import type { Reference } from '../server/protocol.ts';
import { element, markup } from './dom.ts';

/** Every section with its pages. */
export function list({ sections, pages }: Reference, open: (page: string) => void): HTMLElement[] {
  return [
    element('h1', { tabindex: '-1' }, 'Fundamentals'),
    element('p', { class: 'quiet' }, 'What stands behind each finding, and when it does not matter.'),
    ...sections.map((section) =>
      element(
        'section',
        { 'aria-labelledby': `section-${section.id}` },
        element('h2', { id: `section-${section.id}` }, section.title),
        element(
          'ul',
          { class: 'pages' },
          ...pages
            .filter((page) => page.section === section.id)
            .map((page) =>
              element(
                'li',
                {},
                element(
                  'button',
                  { type: 'button', id: `open-${page.id}`, 'aria-describedby': `summary-${page.id}`, onclick: () => open(page.id) },
                  page.title,
                ),
                markup('p', { id: `summary-${page.id}`, class: 'quiet' }, page.summary),
              ),
            ),
        ),
      ),
    ),
  ];
}
