/** The reference in the sidebar, used as a person uses it. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { eventually } from '../eventually.ts';
import * as drive from './drive.ts';
import { colourOf } from './in-page.mjs';
import {
  focused,
  heading,
  innerFrame,
  openPage,
  openReference,
  searchField,
  title,
  violations,
  walkToFinding,
  wear,
  widen,
} from './sidebar-drive.ts';
import { screenshot, type Theme, themes, useWorkbench } from './workbench.ts';

const workspace = 'shop';
const nPlusOne = 'N+1 queries';

describe('the reference', () => {
  const workbench = useWorkbench({ workspace });
  const frame = () => drive.sidebarFrame(workbench);
  const keys = async (...all: string[]) => {
    for (const key of all) await workbench.page.keyboard.press(key);
  };

  it('opens on its table of contents before any file is open, and counts what is found', async () => {
    await openReference(workbench);
    await heading(workbench, 'Fundamentals').waitFor();
    await frame()
      .getByRole('button', { name: `${nPlusOne} 11 findings` })
      .waitFor();
    await workbench.page.mouse.move(900, 600);
    await screenshot(workbench, 'sidebar-contents');
  });

  it('paints what the script then draws, and nothing else', async () => {
    const titles = [...readFileSync('dist/reference/first-page.html', 'utf8').matchAll(/class="row-title">([^<]+)</g)].map(
      ([, text]) => text,
    );
    assert.ok(titles.length > 50);
    assert.deepEqual(await frame().locator('.row-title').allTextContents(), titles);
    assert.equal(await frame().locator('main').count(), 1);
    assert.equal(await frame().locator('#search').count(), 1);
    const inner = await innerFrame(workbench);
    const painted = await inner.evaluate<number>("performance.getEntriesByName('first-contentful-paint')[0].startTime");
    const ran = await inner.evaluate<number>(
      "performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/sidebar.js')).responseEnd",
    );
    console.log(`      painted after ${Math.round(painted)} ms; the script had arrived after ${Math.round(ran)} ms`);
  });

  it('finds a page by a symptom, says where, and comes back to the search', async () => {
    await searchField(workbench).pressSequentially('pool exhausted');
    const result = frame().locator('.result', { hasText: nPlusOne });
    await result.filter({ hasText: 'Symptoms: pool exhausted' }).waitFor();
    await screenshot(workbench, 'sidebar-search');
    await result.click();
    await heading(workbench, nPlusOne).waitFor();
    await keys('Alt+ArrowLeft');
    await result.waitFor();
    assert.equal(await searchField(workbench).inputValue(), 'pool exhausted');
    await keys('Escape');
    await heading(workbench, 'Fundamentals').waitFor();
  });

  it('forgives misspelling, and says when there is nothing', async () => {
    await searchField(workbench).fill('idempotnecy');
    await frame().locator('.result', { hasText: 'Idempotency keys' }).waitFor();
    await searchField(workbench).fill('zzzz');
    await frame().getByText('Nothing for “zzzz”').waitFor();
    await screenshot(workbench, 'sidebar-nothing');
    await frame().getByRole('button', { name: 'Clear Search' }).click();
  });

  it('shows a page with its code in the colours of the editor', async () => {
    await drive.openFile(workbench, 'src/orders/receipts.ts');
    await openPage(workbench, nPlusOne);
    const inEditor = await workbench.page
      .locator('.editor-instance .view-line', { hasText: 'for (const' })
      .getByText('for', { exact: true })
      .evaluate(colourOf);
    await eventually('`for` has its colour', async () => (await frame().locator('.t-keyword').first().evaluate(colourOf)) === inEditor);
    await screenshot(workbench, 'sidebar-page');
    await frame().locator('#part-example').scrollIntoViewIfNeeded();
    await frame().locator('#part-example').evaluate('document.querySelector("#part-example").scrollIntoView()');
    await screenshot(workbench, 'sidebar-example');
  });

  it('copies an example', async () => {
    const example = frame().locator('.sample.good').first();
    await example.getByRole('button', { name: 'Copy the code under “Write”' }).click();
    await drive.openNewFile(workbench, 'src/pasted.ts');
    const lines = ((await example.locator('pre').textContent()) ?? '').trim().split('\n');
    await drive.paste(workbench, lines.at(-1)!);
    for (const line of lines) await drive.seeText(workbench, line);
    await keys('Control+z');
  });

  it('inserts a snippet at the cursor, and the editor takes over', async () => {
    await drive.openNewFile(workbench, 'src/inserted.ts');
    await openPage(workbench, 'Repository');
    await frame()
      .getByRole('button', { name: /^Insert snippet/ })
      .first()
      .click();
    await drive.seeText(workbench, 'Repository {');
    await workbench.page.keyboard.type('Invoice');
    await drive.seeText(workbench, 'InvoiceRepository');
    await screenshot(workbench, 'sidebar-snippet');
    await keys('Escape');
  });

  it('shows the findings of a page in a tree, and counts them while the code is put right', async () => {
    await drive.openFile(workbench, 'src/orders/receipts.ts');
    await openPage(workbench, nPlusOne);
    await frame().getByRole('button', { name: 'Show 11 findings' }).click();
    await walkToFinding(workbench, 'receipts.ts:10');
    await screenshot(workbench, 'sidebar-findings');
    await keys('Enter');
    await drive.clickText(workbench, 'prisma.customer.findUnique');
    await drive.applyQuickFix(workbench, 'Load ');
    await frame().getByText('10 findings in this workspace').waitFor();
    await drive.undo(workbench);
    await frame().getByText('11 findings in this workspace').waitFor();
  });

  it('is where every warning leads: from the lightbulb and from the palette, to the rule', async () => {
    await drive.openFile(workbench, 'src/orders/receipts.ts');
    await drive.clickText(workbench, 'prisma.customer.findUnique');
    await openPage(workbench, 'Retries');
    await drive.clickText(workbench, 'prisma.customer.findUnique');
    await drive.applyQuickFix(workbench, 'Explain no-query-in-loop');
    await heading(workbench, nPlusOne).waitFor();
    await eventually('the rule has the focus', async () => (await focused(workbench)).startsWith('no-query-in-loop'));
    assert.ok(await frame().locator('#rule-no-query-in-loop').evaluate('document.querySelector("#rule-no-query-in-loop").open'));
    await screenshot(workbench, 'sidebar-rule');
    await openPage(workbench, 'Retries');
    await drive.clickText(workbench, 'prisma.customer.findUnique');
    await drive.runCommand(workbench, `${title}: Explain`);
    await heading(workbench, nPlusOne).waitFor();
  });

  it('has links from page to page', async () => {
    await openPage(workbench, 'Learn by doing');
    await frame().locator('main a[href="#boring-technology"]').first().click();
    await heading(workbench, 'Choose boring technology').waitFor();
    await frame().getByRole('button', { name: /^Next/ }).click();
    await heading(workbench, 'Separation of concerns').waitFor();
  });

  it('is toured by keyboard alone', async () => {
    await drive.runCommand(workbench, `${title}: Search Fundamentals`);
    await eventually('the search has the focus', async () => (await focused(workbench)) === 'Search the fundamentals');
    await workbench.page.keyboard.type('outbox');
    await frame().locator('.result').first().waitFor();
    await keys('ArrowDown', 'ArrowDown', 'ArrowUp', 'Enter');
    await heading(workbench, 'Transactional outbox').waitFor();
    assert.equal(await focused(workbench), 'Transactional outbox');
    await keys('Alt+ArrowLeft');
    assert.equal(await focused(workbench), 'Search the fundamentals');
    await keys('Alt+ArrowRight');
    await heading(workbench, 'Transactional outbox').waitFor();
    await keys('/');
    assert.equal(await focused(workbench), 'Search the fundamentals');
    await keys('Shift+Tab', 'Enter');
    await heading(workbench, 'Fundamentals').waitFor();
    await keys('Tab', 'ArrowDown', 'End');
    assert.match(await focused(workbench), /^What you may ignore/);
    await keys('ArrowUp', 'Enter');
    await heading(workbench, 'Learn by doing').waitFor();
  });

  it('keeps the ticks of the practices, and says what can be seen of them', async () => {
    const box = frame().getByRole('checkbox').first();
    await eventually('it can be ticked', () => box.isEnabled());
    await frame().locator('.pill:visible').waitFor();
    await screenshot(workbench, 'sidebar-practices');
    await box.press('Space');
    await frame().getByText('1 of 8 done').waitFor();
    await keys('Control+b', 'Control+b');
    await frame().getByText('1 of 8 done').waitFor();
    assert.ok(await box.isChecked());
    await box.press('Space');
    await frame().getByText('0 of 8 done').waitFor();
    await frame()
      .getByText('find nothing in this workspace')
      .or(frame().getByText(/findings? of these pages/))
      .first()
      .waitFor();
  });

  it('comes back to the same line after it was hidden', async () => {
    await openPage(workbench, 'Retries');
    // A person looks at a line before hiding it: the page remembers where a scroll has ended.
    const hasEnded = "new Promise((resolve) => addEventListener('scrollend', () => setTimeout(resolve, 250), { once: true }))";
    await (await innerFrame(workbench)).evaluate(`scrollTo(0, 400), ${hasEnded}`);
    await keys('Control+b');
    await workbench.page.locator('.part.sidebar').waitFor({ state: 'hidden' });
    await keys('Control+b');
    await heading(workbench, 'Retries').waitFor();
    await eventually(
      'it is scrolled',
      async () => Math.abs((await (await innerFrame(workbench)).evaluate<number>('window.scrollY')) - 400) < 5,
    );
  });

  it('fits a narrow sidebar, a wide one, and twice the size', async () => {
    for (const [name, width] of [
      ['narrow', 200],
      ['wide', 900],
      ['usual', 360],
    ] as const) {
      await widen(workbench, width);
      await openPage(workbench, nPlusOne);
      assert.equal(await overflow(), 0, name);
      await screenshot(workbench, `sidebar-${name}`);
    }
    await workbench.page.setViewportSize({ width: 640, height: 400 });
    assert.equal(await overflow(), 0, 'twice the size');
    await screenshot(workbench, 'sidebar-twice-the-size');
    await workbench.page.setViewportSize({ width: 1280, height: 800 });
  });

  for (const theme of Object.keys(themes) as Theme[]) {
    it(`has nothing that axe-core minds in a ${theme} theme`, async () => {
      await wear(workbench, theme);
      await openPage(workbench, nPlusOne);
      assert.deepEqual(await violations(workbench), []);
      await screenshot(workbench, `sidebar-${theme}`);
      await openPage(workbench, 'Learn by doing');
      await frame().locator('.pill:visible').waitFor();
      assert.deepEqual(await violations(workbench), []);
      await searchField(workbench).fill('slow endpoint');
      await frame().locator('.result').first().waitFor();
      assert.deepEqual(await violations(workbench), []);
      await screenshot(workbench, `sidebar-search-${theme}`);
      await frame().getByRole('button', { name: 'All Fundamentals' }).click();
      await heading(workbench, 'Fundamentals').waitFor();
      assert.deepEqual(await violations(workbench), []);
    });
  }

  it('has violated its own content security policy nowhere', () => {
    assert.deepEqual(
      workbench.pageErrors.filter((error) => /content security policy/i.test(error)),
      [],
    );
  });

  /** How many pixels of the page stick out to the right. */
  async function overflow(): Promise<number> {
    const inner = await innerFrame(workbench);
    return inner.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  }
});

describe('the reference without a language server', () => {
  const crippled = mkdtempSync(join(realpathSync(tmpdir()), 'fundamentals-crippled-'));
  before('make an extension whose server cannot start', () => {
    for (const name of readdirSync('.')) if (name !== 'dist' && name !== 'node_modules') symlinkSync(resolve(name), join(crippled, name));
    cpSync('dist', join(crippled, 'dist'), { recursive: true, filter: (path) => !path.endsWith('server.cjs') });
  });
  after('remove it', () => rmSync(crippled, { recursive: true }));
  const workbench = useWorkbench({ workspace, extensionDir: crippled });
  const frame = () => drive.sidebarFrame(workbench);

  it('has everything but the counts, and says in the tree why they are missing', async () => {
    await drive.openFile(workbench, 'src/orders/receipts.ts');
    await openReference(workbench);
    const result = frame().locator('.result', { hasText: nPlusOne });
    // At once: the field is painted before the script has arrived.
    await searchField(workbench).fill('pool exhausted');
    await result.waitFor();
    await result.click();
    await heading(workbench, nPlusOne).waitFor();
    await workbench.page.locator('.part.sidebar .pane-header', { hasText: 'Findings' }).click();
    await workbench.page.getByText('The language server is not running.').waitFor();
    assert.equal(await frame().locator('.findings:visible').count(), 0);
    await frame().locator('.t-keyword').first().waitFor();
    await screenshot(workbench, 'sidebar-no-server');
    await frame().getByRole('button', { name: 'All Fundamentals' }).click();
    await heading(workbench, 'Fundamentals').waitFor();
    assert.equal(await frame().locator('.badge:visible').count(), 0);
    await screenshot(workbench, 'sidebar-no-server-contents');
  });

  it('still inserts snippets and keeps ticks', async () => {
    await drive.openNewFile(workbench, 'src/inserted.ts');
    await openPage(workbench, 'Repository');
    await frame()
      .getByRole('button', { name: /^Insert snippet/ })
      .first()
      .click();
    await drive.seeText(workbench, 'Repository {');
    await openPage(workbench, 'Learn by doing');
    const box = frame().getByRole('checkbox').first();
    await eventually('it can be ticked', () => box.isEnabled());
    await box.press('Space');
    await frame().getByText('1 of 8 done').waitFor();
    assert.equal(
      await frame()
        .getByText(/findings? of these pages|find nothing in this workspace/)
        .count(),
      0,
    );
    await screenshot(workbench, 'sidebar-no-server-practices');
  });
});

describe('the command palette', () => {
  const workbench = useWorkbench({ workspace });

  it('restarts the server and shows the log', async () => {
    await drive.openFile(workbench, 'src/orders/receipts.ts');
    await drive.seeSquiggle(workbench, 'prisma.customer.findUnique');
    await drive.runCommand(workbench, `${title}: Restart Server`);
    await drive.seeSquiggle(workbench, 'prisma.customer.findUnique');
    // While the workbench is still starting, VS Code may drop the request to show an output channel.
    await eventually('the log is shown', async () => {
      await drive.runCommand(workbench, `${title}: Show Log`);
      await workbench.page.locator('.part.panel .monaco-editor').first().waitFor({ timeout: 10_000 });
      return true;
    });
    await screenshot(workbench, 'log');
  });
});
