/** Every page of the reference, in every kind of theme, under the eyes of axe-core; and how long the sidebar takes to appear. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ConceptPage, Contents } from '../../src/webview/reference.ts';
import * as drive from '../editor/ui/drive.ts';
import { heading, innerFrame, openReference, violations, wear, widen } from '../editor/ui/sidebar-drive.ts';
import { openWorkbench, screenshot, type Theme, themes, type Workbench } from '../editor/ui/workbench.ts';

describe('the pages of the sidebar', function () {
  this.timeout(900_000);
  let workbench: Workbench;

  before(async () => {
    for (const script of ['esbuild.mjs', 'test/editor/host/setup.mjs']) execFileSync(process.execPath, [script], { stdio: 'inherit' });
    workbench = await openWorkbench({ workspace: 'shop' });
    await openReference(workbench);
    await drive.sidebarFrame(workbench).locator('.badge:visible').first().waitFor();
  });

  after(() => workbench?.close());

  for (const theme of Object.keys(themes) as Theme[]) {
    it(`have nothing that axe-core minds in a ${theme} theme`, async () => {
      await wear(workbench, theme);
      const faults: string[] = [];
      for (const { id, title } of allPages()) {
        await show(workbench, id, title);
        faults.push(...(await violations(workbench)).map((fault) => `${title}: ${fault}`));
      }
      assert.deepEqual(faults, []);
    });
  }

  it('stick out nowhere in a narrow sidebar', async () => {
    await workbench.page.setViewportSize({ width: 640, height: 400 });
    const wide: string[] = [];
    for (const { id, title } of allPages()) {
      await show(workbench, id, title);
      const inner = await innerFrame(workbench);
      if (await inner.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')) wide.push(title);
    }
    assert.deepEqual(wide, []);
  });

  it('have drawings that can be looked at on one sheet for each kind of theme: .screenshots/drawings-*.png', async () => {
    const pages = readdirSync('dist/reference')
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(join('dist/reference', name), 'utf8')) as Partial<ConceptPage>);
    const figures = pages.flatMap(({ drawings = [] }) => drawings.map((svg) => `<figure class="drawing">${svg}</figure>`));
    assert.ok(figures.length >= 30, `${figures.length} drawings`);
    await workbench.page.setViewportSize({ width: 1500, height: 1900 });
    await widen(workbench, 1300);
    for (const theme of Object.keys(themes) as Theme[]) {
      await wear(workbench, theme);
      await show(workbench, '', 'Fundamentals');
      const inner = await innerFrame(workbench);
      await inner.evaluate(`(() => {
        const main = document.querySelector('main');
        main.innerHTML = ${JSON.stringify(figures.join(''))};
        Object.assign(main.style, { display: 'grid', gridTemplateColumns: 'repeat(5, 1fr)', gap: '8px', maxWidth: 'none' });
        scrollTo(0, 0);
      })()`);
      await screenshot(workbench, `drawings-${theme}`);
    }
  });

  it('appear fast: a figure, no verdict, as machines are noisy', () => {
    const logs = join(dirname(workbench.folder), 'server', 'data', 'logs');
    const files = readdirSync(logs, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('Engineering Fundamentals.log'));
    const log = files.map((name) => readFileSync(join(logs, name), 'utf8')).join('\n');
    const figures = ['resolved in', 'painted'].map((what) => Number(new RegExp(`was ${what} (\\d+) ms`).exec(log)?.[1]));
    // Between the two VS Code loads the page, which takes as long as it takes for every extension.
    console.log(
      `    the view was resolved in ${figures[0]} ms, and painted ${figures[1]} ms after somebody looked at it (aim: under 150 ms)`,
    );
    assert.ok(figures.every((figure) => figure >= 0));
  });
});

function allPages(): { id: string; title: string }[] {
  const { sections } = JSON.parse(readFileSync('dist/reference/contents.json', 'utf8')) as Contents;
  return [
    { id: '', title: 'Fundamentals' },
    ...sections.flatMap(({ pages }) => pages),
    { id: 'learn-by-doing', title: 'Learn by doing' },
    { id: 'ignore-for-now', title: 'What you may ignore for now' },
  ];
}

/** As the extension does it; by the table of contents the way would be longer, and it is tested elsewhere. */
async function show(workbench: Workbench, page: string, title: string): Promise<void> {
  const inner = await innerFrame(workbench);
  await inner.evaluate(`window.postMessage(${JSON.stringify({ type: 'show', place: { page } })})`);
  await heading(workbench, title).waitFor();
}
