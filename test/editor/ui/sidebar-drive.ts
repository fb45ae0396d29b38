/** What a person does in the sidebar, and what a screen reader would stumble over there. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Frame, Locator } from 'playwright-core';
import { eventually } from '../eventually.ts';
import * as drive from './drive.ts';
import { type Theme, themes, type Workbench } from './workbench.ts';

export const title = 'Engineering Fundamentals';

/** Opens the sidebar with whatever it shows, and waits until that is there. */
export async function openReference(workbench: Workbench): Promise<void> {
  await drive.openSidebar(workbench, title);
  await heading(workbench).first().waitFor();
}

export const heading = (workbench: Workbench, name?: string): Locator =>
  drive.sidebarFrame(workbench).getByRole('heading', { level: 1, ...(name && { name, exact: true }) });

export const searchField = (workbench: Workbench): Locator => drive.sidebarFrame(workbench).getByLabel('Search the fundamentals');

/** Goes to a page by its row in the table of contents. */
export async function openPage(workbench: Workbench, name: string): Promise<void> {
  const frame = drive.sidebarFrame(workbench);
  await frame.getByRole('button', { name: 'All Fundamentals' }).click();
  await heading(workbench, 'Fundamentals').waitFor();
  await frame.locator('.row', { has: frame.getByText(name, { exact: true }) }).click();
  await heading(workbench, name).waitFor();
}

/**
 * Walks the tree, which has the focus, down to the row of a finding: by keys, as the rows that stick to its top would take a click. A key
 * that the tree has not answered yet may be one too many: from the last row the walk begins anew.
 */
export async function walkToFinding({ page }: Workbench, place: string): Promise<void> {
  const row = page.locator('.part.sidebar .monaco-list-row.focused');
  let before = '';
  await eventually(`the tree has a row for ${place}`, async () => {
    const now = (await row.allTextContents()).join();
    if (now.includes(place)) return true;
    await page.keyboard.press(now && now === before ? 'Home' : 'ArrowDown');
    before = now;
    return undefined;
  });
}

/** The name of what has the focus inside the page: its label or its text. */
export async function focused(workbench: Workbench): Promise<string> {
  const frame = await innerFrame(workbench);
  return frame.evaluate('document.activeElement.ariaLabel ?? document.activeElement.textContent');
}

/** Puts on a theme, as a person would in the settings of the workspace, and waits until editor and page wear it. */
export async function wear(workbench: Workbench, theme: Theme): Promise<void> {
  mkdirSync(join(workbench.folder, '.vscode'), { recursive: true });
  writeFileSync(join(workbench.folder, '.vscode', 'settings.json'), JSON.stringify({ 'workbench.colorTheme': themes[theme].name }));
  await workbench.page.locator(`.monaco-workbench.${themes[theme].kind}`).waitFor();
  await eventually(`the page wears ${theme}`, async () => {
    const frame = await innerFrame(workbench);
    return frame.evaluate(`document.body.dataset.vscodeThemeId === ${JSON.stringify(themes[theme].name)}`);
  });
}

/** Drags the right edge of the sidebar. */
export async function widen(workbench: Workbench, width: number): Promise<void> {
  const { page } = workbench;
  const box = (await page.locator('.part.sidebar').boundingBox())!;
  await page.mouse.move(box.x + box.width, 400);
  await page.mouse.down();
  await page.mouse.move(box.x + width, 400, { steps: 8 });
  await page.mouse.up();
  await page.mouse.move(900, 600);
}

/** What axe-core finds wrong with the page as it stands, one line for each element. */
export async function violations(workbench: Workbench): Promise<string[]> {
  const frame = await innerFrame(workbench);
  if (!(await frame.evaluate('"axe" in window'))) await frame.evaluate(axeSource());
  const { violations } = (await frame.evaluate('axe.run(document)')) as AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
}

/** The frame of the page itself, two frames below the workbench. It is another one each time the sidebar has been hidden. */
export async function innerFrame(workbench: Workbench): Promise<Frame> {
  const main = await drive.sidebarFrame(workbench).locator('main').elementHandle();
  return (await main!.ownerFrame())!;
}

let axe: string | undefined;

function axeSource(): string {
  axe ??= readFileSync(createRequire(join(process.cwd(), 'package.json')).resolve('axe-core/axe.min.js'), 'utf8');
  return axe;
}
