import { linkRows } from './concept-page.ts';
import { element, iconOf, markup } from './dom.ts';
import type { PracticesPage, PracticeText } from './reference.ts';
import type { Now, View } from './view.ts';

/** Learn by doing: the practices, the person's ticks, and what can be seen of them in this workspace. */
export function practicesPage({ practices }: PracticesPage, view: View): HTMLElement[] {
  const done = element('p', { class: 'quiet' });
  view.live(({ progress }) => {
    done.textContent = progress ? `${progress.ticked.length} of ${practices.length} done in this workspace.` : '\u00a0';
  });
  view.say({ type: 'wantProgress' });
  return [
    element('h1', { tabindex: '-1' }, 'Learn by doing'),
    element('p', { class: 'summary' }, 'Reading is not enough. One practice a month, in your own code; you tick what you have done.'),
    done,
    element('ol', { class: 'practices' }, ...practices.map((practice) => practiceOf(practice, view))),
  ];
}

function practiceOf({ id, title, task, done, pages }: PracticeText, view: View): HTMLElement {
  const tick = element('input', {
    type: 'checkbox',
    id: `tick-${id}`,
    disabled: true,
    onchange: () => view.say({ type: 'tick', practice: id, isDone: String(tick.checked) }),
  });
  const month = element('span', { class: 'pill', hidden: true }, 'This month');
  const seen = element('p', { class: 'seen', hidden: true });
  view.live(({ progress }) => {
    tick.disabled = !progress;
    tick.checked = progress?.ticked.includes(id) ?? false;
    month.hidden = progress?.suggested !== id;
    showSeen(seen, progress?.seen[id]);
  });
  return element(
    'li',
    { class: 'practice', id: `practice-${id}` },
    element('h2', {}, tick, element('label', { for: `tick-${id}` }, title), month),
    markup('div', {}, task),
    element('p', { class: 'done-when' }, element('strong', {}, 'Done when: '), markup('span', {}, done)),
    seen,
    linkRows(pages, view),
  );
}

function showSeen(seen: HTMLElement, what: NonNullable<Now['progress']>['seen'][string] | undefined): void {
  seen.hidden = !what;
  if (!what) return;
  seen.classList.toggle('is-done', what.isDone);
  seen.replaceChildren(...(what.isDone ? [iconOf('check')] : []), element('span', {}, what.text));
}
