/** Snippets that are components of React, rendered into a page. */
import assert from 'node:assert/strict';
import { type HTMLElement, Window } from 'happy-dom';
import type { ComponentType } from 'react';
import { Clock, proves, settled } from './behaviour.ts';

describe('snippets of React', () => {
  proves(
    {
      snippet: 'optimistic-update',
      react: true,
      says: 'shows the result at once, sends in order, and goes back when the server refuses',
      without: [
        ['setIsOn(wanted);', ''],
        ['setIsOn(confirmed.current);', ''],
        ['confirmed.current = wanted;', ''],
        ['if (turn !== latest.current) return;', ''],
        ['sending.current = sending.current.then(async () => {', 'void Promise.resolve().then(async () => {'],
        ["setProblem('');", ''],
        "setProblem('That was not saved. Please try again.');",
      ],
    },
    async (load) => {
      const { LikeButton } = load();
      const answers: { isOn: boolean; settle: (isFine: boolean) => void }[] = [];
      const save = (isOn: boolean) =>
        new Promise<void>((resolve, reject) => answers.push({ isOn, settle: (isFine) => (isFine ? resolve() : reject(new Error('503'))) }));
      const page = await render(LikeButton, { initial: false, save });
      const sees = () => [page.find('button').textContent, page.find('button').getAttribute('aria-pressed'), page.text('[role=alert]')];
      await page.click('button');
      assert.deepEqual(sees(), ['Liked', 'true', undefined], 'before the server answers');
      await page.click('button');
      await page.click('button');
      assert.deepEqual(
        answers.map(({ isOn }) => isOn),
        [true],
        'one after the other',
      );
      await page.act(() => answers[0]!.settle(true));
      await page.act(() => answers[1]!.settle(false));
      assert.deepEqual(sees(), ['Liked', 'true', undefined], 'a later click has decided otherwise');
      await page.act(() => answers[2]!.settle(true));
      await page.click('button');
      await page.act(() => answers[3]!.settle(false));
      assert.deepEqual(sees(), ['Liked', 'true', 'That was not saved. Please try again.'], 'back to what the server has');
      await page.click('button');
      assert.equal(page.text('[role=alert]'), undefined, 'a new attempt, no old message');
      await page.act(() => answers[4]!.settle(true));
      assert.deepEqual(sees(), ['Like', 'false', undefined]);
      await page.close();
    },
  );

  proves(
    {
      snippet: 'skeleton',
      react: true,
      says: 'does not flash, keeps the place, is announced once, and makes room for the content',
      without: [
        ['if (!isLoading) return children;', ''],
        ["visibility: isLate ? 'visible' : 'hidden'", "visibility: 'visible'"],
        ["{isLate && 'Loading…'}", 'Loading…'],
        ['return () => clearTimeout(timer);', ''],
        'aria-hidden="true"',
        ['setTimeout(() => setIsLate(true), after)', 'undefined'],
      ],
    },
    async (load) => {
      const clock = new Clock();
      const { OrderSkeleton } = load(clock.globals);
      const page = await render(OrderSkeleton, { isLoading: true, rows: 3, children: 'the orders' });
      const box = () => page.find('[aria-busy]');
      assert.equal(box().style.visibility, 'hidden');
      assert.deepEqual([page.all('[aria-hidden=true]'), page.text('[role=status]')], [3, '']);
      await page.act(() => clock.advance(199));
      assert.equal(box().style.visibility, 'hidden');
      await page.act(() => clock.advance(1));
      assert.deepEqual([box().style.visibility, page.text('[role=status]')], ['visible', 'Loading…']);
      await page.update({ isLoading: false, rows: 3, children: 'the orders' });
      assert.deepEqual([page.all('[aria-busy]'), page.body()], [0, 'the orders']);
      await page.update({ isLoading: true, rows: 3, children: 'the orders' });
      await page.update({ isLoading: false, rows: 3, children: 'the orders' });
      assert.equal(clock.waiting, 0, 'no timer is left');
      await page.close();
    },
  );
});

/** Renders a component into a page of its own. */
async function render<Props extends object>(component: ComponentType<Props>, props: Props) {
  const window = new Window();
  const globals = globalThis as unknown as Record<string, unknown>;
  Object.assign(globals, { window, document: window.document, navigator: window.navigator, IS_REACT_ACT_ENVIRONMENT: true });
  const { act, createElement } = await import('react');
  const { createRoot } = await import('react-dom/client');
  const root = createRoot(window.document.body as never);
  const run = (work: () => unknown) =>
    act(async () => {
      await work();
      await settled();
    });
  await run(() => root.render(createElement(component, props)));
  const all = (selector: string) => [...window.document.querySelectorAll(selector)];
  const find = (selector: string) => {
    const [first] = all(selector);
    assert.ok(first, `the page has ${selector}`);
    return first as HTMLElement;
  };
  return {
    act: run,
    find,
    all: (selector: string) => all(selector).length,
    text: (selector: string) => all(selector)[0]?.textContent,
    body: () => window.document.body.textContent,
    click: (selector: string) => run(() => find(selector).click()),
    update: (next: Props) => run(() => root.render(createElement(component, next))),
    async close() {
      await run(() => root.unmount());
      for (const name of ['window', 'document', 'navigator', 'IS_REACT_ACT_ENVIRONMENT']) delete globals[name];
      await window.happyDOM.close();
    },
  };
}
