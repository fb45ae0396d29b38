import { element } from './dom.ts';
import { type Contents, ignorablePage, practicesPage, type Section } from './reference.ts';
import { roving, row } from './rows.ts';
import type { View } from './view.ts';

/** Every section with its pages. */
export function contentsPage({ sections }: Contents, view: View): HTMLElement[] {
  const practice: Section = {
    id: 'practice',
    title: 'Practice',
    says: '',
    pages: [
      { id: practicesPage, title: 'Learn by doing', summary: 'Eight practices, one a month.', rules: [] },
      { id: ignorablePage, title: 'What you may ignore for now', summary: 'And the sign that you need it after all.', rules: [] },
    ],
  };
  return [
    element('h1', { tabindex: '-1' }, 'Fundamentals'),
    element('p', { class: 'quiet' }, 'What stands behind each finding, how to put it right, and when it does not matter.'),
    roving(element('div', { class: 'contents' }, ...[...sections, practice].map((section) => sectionOf(section, view)))),
  ];
}

function sectionOf({ id, title, says, pages }: Section, view: View): HTMLElement {
  return element(
    'section',
    { 'aria-labelledby': `section-${id}` },
    element('h2', { id: `section-${id}` }, title),
    says ? element('p', { class: 'quiet says' }, says) : undefined,
    element(
      'ul',
      { class: 'rows' },
      ...pages.map(({ id: page, title, summary, rules }) => row(view, { place: { page }, title, says: summary, rules })),
    ),
  );
}
