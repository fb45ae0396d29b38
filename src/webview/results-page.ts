import { element } from './dom.ts';
import { type PartId, partTitles } from './reference.ts';
import { roving } from './rows.ts';
import type { Hit, Piece } from './search.ts';
import type { View } from './view.ts';

/** What a search has found, each with the reason. `leave` takes the focus back to the search field. */
export function resultsPage(query: string, hits: readonly Hit[], view: View, leave: () => void): HTMLElement[] {
  const count = hits.length === 1 ? '1 page' : `${hits.length} pages`;
  const summary = hits.length ? `${count} for “${query}”` : `Nothing for “${query}”`;
  return [
    element('h1', { class: 'results-title', tabindex: '-1' }, summary),
    hits.length
      ? roving(element('ul', { class: 'results' }, ...hits.map((hit) => result(hit, view))), leave)
      : element('p', { class: 'quiet' }, 'Try what you see rather than its name: “slow endpoint”, “duplicate charge”, “pool exhausted”.'),
  ];
}

function result({ page, part, titlePieces, excerpt }: Hit, view: View): HTMLElement {
  const [id, topic] = page.split('#');
  const place = { page: id, part: topic ?? (part === 'title' ? undefined : part) };
  return element(
    'li',
    {},
    element(
      'button',
      { type: 'button', class: 'result', 'data-row': true, onclick: () => view.open(place) },
      element('span', { class: 'row-title' }, ...titlePieces.map(pieceOf)),
      element('span', { class: 'excerpt' }, element('span', { class: 'where' }, whereOf(part)), ...excerpt.map(pieceOf)),
    ),
  );
}

/** The part that is named before the excerpt; where the title matches, the summary speaks for itself. */
const whereOf = (part: PartId): string => (part === 'title' || part === 'summary' ? '' : `${partTitles[part]}: `);

const pieceOf = ({ text, isMatch }: Piece): Node | string => (isMatch ? element('mark', {}, text) : text);
