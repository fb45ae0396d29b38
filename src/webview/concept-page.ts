import { button, element, iconOf, markup } from './dom.ts';
import {
  type ConceptPage,
  type Link,
  type PartId,
  partTitles,
  type Reading,
  type RuleText,
  type ScaffoldText,
  type SnippetText,
} from './reference.ts';
import { roving, row } from './rows.ts';
import { samples } from './sample.ts';
import { countOf, findingsText, type View } from './view.ts';

/** One concept from top to bottom: what it is, how it looks, what to do, where to go on. */
export function conceptPage(page: ConceptPage, view: View, openRule: string | undefined): HTMLElement[] {
  const hasRules = page.rules.length > 0;
  return [
    element(
      'article',
      { 'aria-labelledby': 'title' },
      element('p', { class: 'section-name' }, page.sectionTitle),
      element('h1', { id: 'title', tabindex: '-1' }, page.title),
      markup('p', { class: 'summary' }, page.summary),
      hasRules ? findingsBar(page, view) : undefined,
      ...page.drawings.map((svg) => markup('figure', { class: 'drawing' }, svg)),
      part('problem', markup('div', {}, page.problem)),
      part('example', samples(page.example, view)),
      ...page.advice.map(({ id, html }) => part(id, markup('div', {}, html))),
      hasRules ? part('rules', ...page.rules.map((rule) => ruleOf(rule, rule.id === openRule, view))) : undefined,
      page.snippets.length ? part('snippets', tools(page.snippets.map((snippet) => snippetOf(snippet, view)))) : undefined,
      page.scaffolds.length ? part('scaffolds', tools(page.scaffolds.map((scaffold) => scaffoldOf(scaffold, view)))) : undefined,
      part('exercise', markup('div', {}, page.exercise)),
      page.related.length ? element('section', {}, element('h2', {}, 'Where to go on'), linkRows(page.related, view)) : undefined,
      page.reading.length ? part('reading', readingList(page.reading)) : undefined,
    ),
    neighbours(page, view),
  ];
}

/** What a search result or a link leads to. */
const part = (id: PartId, ...children: HTMLElement[]): HTMLElement =>
  element('section', {}, element('h2', { id: `part-${id}`, tabindex: '-1' }, partTitles[id]), ...children);

/** What the rules of the page find now. Nothing is shown where that is not known. */
function findingsBar({ id, rules }: ConceptPage, view: View): HTMLElement {
  const bar = element('p', { class: 'findings', hidden: true });
  view.live((now) => {
    const count = countOf(
      rules.map((rule) => rule.id),
      now,
    );
    bar.hidden = count === undefined;
    bar.classList.toggle('has-findings', Boolean(count));
    if (count === undefined) return;
    const text = count ? `${findingsText(count)} in this workspace` : 'Not found in this workspace';
    const hadFocus = bar.contains(document.activeElement);
    const show = count
      ? button('Show', () => view.say({ type: 'showFindings', page: id }), { 'aria-label': `Show ${findingsText(count)}` })
      : undefined;
    bar.replaceChildren(iconOf(count ? 'warning' : 'check'), element('span', {}, text), ...(show ? [show] : []));
    if (hadFocus) show?.focus();
  });
  return bar;
}

function ruleOf({ id, severity, summary, why, examples }: RuleText, open: boolean, view: View): HTMLElement {
  return element(
    'details',
    { id: `rule-${id}`, class: 'rule', open },
    element(
      'summary',
      {},
      element('code', {}, id),
      element('span', { class: `severity ${severity}` }, severity),
      markup('span', { class: 'says' }, summary),
    ),
    element('div', { class: 'rule-text' }, markup('div', {}, why), ...examples.map((example) => samples(example, view))),
  );
}

const tools = (items: readonly HTMLElement[]): HTMLElement => element('ul', { class: 'tools' }, ...items);

function snippetOf({ name, prefixes, description, languages, libraries }: SnippetText, view: View): HTMLElement {
  return element(
    'li',
    {},
    element('p', { class: 'tool-name' }, ...prefixes.flatMap((prefix, i) => [i ? ' or ' : '', element('kbd', {}, prefix)])),
    element('p', {}, description),
    element('p', { class: 'quiet' }, libraries.length ? `${languages} · also with ${libraries.join(', ')}` : languages),
    button('Insert Snippet', () => view.say({ type: 'insertSnippet', name }), { 'aria-label': `Insert snippet ${prefixes[0]}` }),
  );
}

function scaffoldOf({ id, title, summary }: ScaffoldText, view: View): HTMLElement {
  return element(
    'li',
    {},
    element('p', { class: 'tool-name' }, title),
    element('p', {}, summary),
    button('Run Scaffold…', () => view.say({ type: 'runScaffold', id }), { 'aria-label': `Run scaffold: ${title}` }),
  );
}

export const linkRows = (links: readonly Link[], view: View): HTMLElement =>
  roving(element('ul', { class: 'rows' }, ...links.map(({ id, title }) => row(view, { place: { page: id }, title }))));

export const readingList = (all: readonly Reading[]): HTMLElement =>
  element(
    'ul',
    { class: 'reading' },
    ...all.map(({ title, url, claim }) =>
      element('li', {}, element('a', { href: url }, title), claim ? element('span', { class: 'quiet claim' }, claim) : undefined),
    ),
  );

function neighbours({ previous, next }: ConceptPage, view: View): HTMLElement {
  const to = (link: Link | undefined, label: string) =>
    link &&
    element(
      'button',
      { type: 'button', class: `neighbour ${label.toLowerCase()}`, onclick: () => view.open({ page: link.id }) },
      element('span', { class: 'quiet' }, label),
      element('span', {}, link.title),
    );
  return element('nav', { class: 'neighbours', 'aria-label': 'Pages' }, to(previous, 'Previous'), to(next, 'Next'));
}

/** Makes of links between pages what a click on a row is. */
export function followLinks(root: HTMLElement, view: View): void {
  root.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    if (!link) return;
    event.preventDefault();
    view.open({ page: link.getAttribute('href')!.slice(1) });
  });
}
