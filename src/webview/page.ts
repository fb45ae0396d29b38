import type { Html, ReferenceExample, ReferencePage, ReferenceRule } from '../server/protocol.ts';
import { element, markup } from './dom.ts';

/** One concept from top to bottom: what it is, how it looks, what to do, where to go on. */
export function page(content: ReferencePage, back: () => void, openRule: string | undefined): HTMLElement[] {
  return [
    element('nav', { 'aria-label': 'Reference' }, element('button', { type: 'button', class: 'back', onclick: back }, 'All fundamentals')),
    element(
      'article',
      {},
      element('h1', { tabindex: '-1' }, content.title),
      markup('p', { class: 'summary' }, content.summary),
      ...content.drawings.map((svg) => markup('figure', {}, svg)),
      part('The problem', content.problem),
      section('Example', ...example(content.example)),
      part('When to use it', content.whenToUse),
      part('When not to', content.whenNotToUse),
      part('How to spot it', content.howToSpot),
      part('What to measure', content.whatToMeasure),
      rules(content.rules, openRule),
      snippets(content.snippets),
      part('Exercise', content.exercise),
      reading(content.reading),
    ),
  ];
}

const part = (title: string, text: Html): HTMLElement => section(title, markup('div', {}, text));

const section = (title: string, ...children: HTMLElement[]): HTMLElement => element('section', {}, element('h2', {}, title), ...children);

function example({ bad, good }: ReferenceExample): HTMLElement[] {
  const sample = (title: string, kind: string, code: Html) =>
    element('div', { class: `sample ${kind}` }, element('h3', {}, title), element('pre', {}, markup('code', {}, code)));
  return [sample('Instead of', 'bad', bad), sample('Write', 'good', good)];
}

function rules(all: readonly ReferenceRule[], open: string | undefined): HTMLElement | undefined {
  if (!all.length) return undefined;
  return section(
    all.length === 1 ? 'The rule that finds it' : 'The rules that find it',
    ...all.map((rule) =>
      element(
        'details',
        { id: `rule-${rule.id}`, open: rule.id === open || all.length === 1 },
        element(
          'summary',
          {},
          element('code', {}, rule.id),
          element('span', { class: `severity ${rule.severity}` }, rule.severity),
          markup('span', { class: 'says' }, rule.summary),
        ),
        markup('div', {}, rule.why),
        ...rule.examples.flatMap(example),
      ),
    ),
  );
}

function snippets(all: ReferencePage['snippets']): HTMLElement | undefined {
  if (!all.length) return undefined;
  const entries = all.map(({ prefixes, description }) =>
    element('li', {}, ...prefixes.flatMap((prefix, i) => [i ? ' or ' : '', element('kbd', {}, prefix)]), element('p', {}, description)),
  );
  return section(
    'Snippets',
    element('p', {}, 'Type the word in a TypeScript file, then Tab.'),
    element('ul', { class: 'snippets' }, ...entries),
  );
}

function reading(all: ReferencePage['reading']): HTMLElement {
  const links = all.map(({ title, url }) => element('li', {}, element('a', { href: url }, title)));
  return section('Further reading', element('ul', {}, ...links));
}
