/** What a person does in the workbench, by mouse and keyboard. Each function waits up to a minute for what it promises, and throws after that. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { FrameLocator, Locator } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { linesOf, rectangleOf } from './in-page.mjs';
import type { Workbench } from './workbench.ts';

type Severity = 'error' | 'warning' | 'info' | 'hint';
interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Opens a file of the workspace and puts the focus into its editor. */
export async function openFile(workbench: Workbench, path: string): Promise<void> {
  const { page, folder } = workbench;
  const name = path.split('/').at(-1)!;
  const tab = page.locator('.tab.active', { hasText: name });
  // Files that were open before are listed at once, whether they match or not; what was asked for may come later.
  const row = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name });
  await eventually(`${path} is open`, async () => {
    await page.keyboard.press('Control+p');
    await page.locator('.quick-input-widget:visible input').fill(join(folder, path));
    await row.waitFor({ timeout: 5_000 });
    await page.keyboard.press('Enter');
    await tab.waitFor({ timeout: 5_000 });
    await editor(workbench).locator('.view-line').first().waitFor({ timeout: 5_000 });
    // What had the focus before may take it back late.
    await page.locator('.editor-group-container.active .editor-instance .monaco-editor.focused').first().waitFor({ timeout: 5_000 });
    return true;
  });
}

/** Writes a file into the workspace, as another program would, and opens it. */
export async function openNewFile(workbench: Workbench, path: string, text = ''): Promise<void> {
  writeFileSync(join(workbench.folder, path), text);
  await openFile(workbench, path);
}

/** What the editor shows, from the first visible line to the last. */
export const visibleText = async (workbench: Workbench): Promise<string> => (await editor(workbench).evaluate(linesOf)).join('\n');

/** Waits until the visible lines hold `text`. */
export async function seeText(workbench: Workbench, text: string): Promise<void> {
  await eventually(`the editor shows ${JSON.stringify(text)}`, async () => (await visibleText(workbench)).includes(text));
}

/** Pastes into the editor that has the focus, until its visible lines hold `text`. */
export async function paste(workbench: Workbench, text: string): Promise<void> {
  await eventually(`${JSON.stringify(text)} is pasted`, async () => {
    await workbench.page.keyboard.press('Control+v');
    for (let look = 0; look < 20; look++) {
      if ((await visibleText(workbench)).includes(text)) return true;
      await pause(250);
    }
    return undefined;
  });
}

/** Saves the open file, which must have unsaved changes, and returns what is then on disk. */
export async function save(workbench: Workbench, path: string): Promise<string> {
  const unsaved = workbench.page.locator('.tab.active.dirty');
  await unsaved.waitFor({ state: 'attached' });
  await workbench.page.keyboard.press('Control+s');
  await unsaved.waitFor({ state: 'detached' });
  return readFileSync(join(workbench.folder, path), 'utf8');
}

/** The underlines of one severity in the active editor. */
export const squiggles = (workbench: Workbench, severity: Severity = 'warning'): Locator =>
  editor(workbench).locator(`.squiggly-${severity}`);

/** Waits until `text` is underlined. */
export async function seeSquiggle(workbench: Workbench, text: string, severity: Severity = 'warning'): Promise<void> {
  await eventually(`${JSON.stringify(text)} has a ${severity} squiggle`, async () => {
    const place = await rectangle(workbench, text);
    const boxes = await Promise.all((await squiggles(workbench, severity).all()).map((squiggle) => squiggle.boundingBox()));
    return place !== null && boxes.some((box) => box !== null && overlap(box, place));
  });
}

/** Waits until nothing in the visible lines has an underline of this severity. */
export async function seeNoSquiggle(workbench: Workbench, severity: Severity = 'warning'): Promise<void> {
  await eventually(`no ${severity} squiggle is left`, async () => (await squiggles(workbench, severity).count()) === 0);
}

/** Rests the mouse on `text` until a hover says `expected`, and returns all the hover says. */
export async function hover(workbench: Workbench, text: string, expected: string): Promise<string> {
  const { page } = workbench;
  const content = page.locator('.monaco-hover:visible', { hasText: expected, hasNotText: /Loading\.\.\.|Checking for quick fixes\.\.\./ });
  return eventually(`hovering over ${JSON.stringify(text)} says ${JSON.stringify(expected)}`, async () => {
    // A hover that came too early stays as it is while the mouse stays: it has to leave first.
    await page.mouse.move(1, 1);
    const { x, y } = await point(workbench, text);
    await page.mouse.move(x + 2, y);
    await page.mouse.move(x, y);
    await content.waitFor({ timeout: 5_000 });
    return (await content.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
  });
}

/** Clicks on `text`, which puts the cursor into it, and takes the mouse away, so that no hover covers the code. */
export async function clickText(workbench: Workbench, text: string): Promise<void> {
  const { x, y } = await point(workbench, text);
  await workbench.page.mouse.click(x, y);
  await workbench.page.mouse.move(1, 1);
}

/** Finds `text` with the find widget and leaves it selected: the cursor by keyboard alone. */
export async function findText({ page }: Workbench, text: string): Promise<void> {
  await page.keyboard.press('Control+f');
  await page.locator('.find-widget.visible textarea').first().fill(text);
  await page.locator('.find-widget.visible .matchesCount', { hasText: /^\d+ .+ \d+$/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
}

/** Opens the quick fix menu at the cursor until it has an entry that starts with `title`, and returns all its entries. The menu stays open. */
export async function quickFixes(workbench: Workbench, title = ''): Promise<string[]> {
  const { page } = workbench;
  const entries = page.locator(fixes);
  return eventually(`the quick fix menu offers ${JSON.stringify(title)}`, async () => {
    await page.keyboard.press('Control+.');
    await entries.first().waitFor({ timeout: 5_000 });
    const titles = (await entries.allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' ').trim());
    if (titles.some((text) => text.startsWith(title))) return titles;
    await page.keyboard.press('Escape');
    return undefined;
  });
}

/** Applies the quick fix at the cursor whose title starts with `title`, and returns the whole title. */
export async function applyQuickFix(workbench: Workbench, title: string): Promise<string> {
  const titles = await quickFixes(workbench, title);
  const index = titles.findIndex((text) => text.startsWith(title));
  // The menu swallows a click that comes right after it has opened.
  await pause(500);
  await workbench.page.locator(fixes).nth(index).click();
  await workbench.page.locator(fixes).first().waitFor({ state: 'detached' });
  return titles[index]!;
}

/** Shows what the first quick fix whose title starts with `title` would do, before it does. */
export async function previewQuickFix(workbench: Workbench, title: string): Promise<void> {
  const { page } = workbench;
  const titles = await quickFixes(workbench, title);
  const index = titles.findIndex((text) => text.startsWith(title));
  // The menu opens with its first entry chosen.
  for (let step = 0; step < index; step++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+Enter');
  await page.locator('.bulk-edit-panel').waitFor();
}

/** Takes an entry of the menu of actions that a command opens: several extensions may have something to offer. */
export async function chooseAction(workbench: Workbench, command: string, title: string): Promise<void> {
  const { page } = workbench;
  const entry = page.locator(fixes, { hasText: title });
  // The menu closes when the editor gets the focus back from the palette late.
  await eventually(`${command} offers ${title}`, async () => {
    await runCommand(workbench, command);
    await entry.waitFor({ timeout: 5_000 });
    return true;
  });
  // The menu swallows a click that comes right after it has opened.
  await pause(500);
  await entry.click();
}

/** Presses a button of the preview. */
export async function answerPreview({ page }: Workbench, button: 'Apply' | 'Discard'): Promise<void> {
  await page.locator('.bulk-edit-panel .monaco-button', { hasText: button }).first().click();
}

/** Waits until the lightbulb stands beside the line of the cursor. */
export async function seeLightbulb(workbench: Workbench): Promise<void> {
  await editor(workbench).locator('[class*="codicon-light"], [class*="codicon-gutter-lightbulb"]').first().waitFor();
}

/** Takes one step back in the editor. */
export const undo = ({ page }: Workbench): Promise<void> => page.keyboard.press('Control+z');

/** Saves everything that is not saved yet. */
export const saveAll = (workbench: Workbench): Promise<void> => runCommand(workbench, 'File: Save All Files');

/** Waits until the editor asks for another name than `name`, and gives it one. */
export async function nameIt({ page }: Workbench, name: string, better: string): Promise<void> {
  const input = page.locator('.rename-box input.rename-input');
  await eventually(`a better name for ${name} is asked for`, async () => (await input.inputValue()) === name);
  await input.fill(better);
  await page.keyboard.press('Enter');
  await input.waitFor({ state: 'hidden' });
}

/** Types `text` at the end of the file until the list of suggestions holds it, and returns its rows: what is inserted, and what stands beside it. The list stays open, on the first. */
export async function suggestions({ page }: Workbench, text: string): Promise<string[]> {
  await page.keyboard.press('Control+End');
  await page.keyboard.type(text, { delay: 60 });
  const rows = page.locator('.suggest-widget.visible .monaco-list-row');
  const first = page.locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: text });
  await eventually(`${text} is suggested`, async () => {
    if (!(await first.isVisible())) await page.keyboard.press('Control+Space');
    await first.waitFor({ timeout: 5_000 });
    return true;
  });
  return (await rows.allInnerTexts()).map((row) => row.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim());
}

/** Presses keys one after the other, as slowly as a person. */
export async function press({ page }: Workbench, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await pause(150);
  }
}

/** Opens the sidebar that the activity bar calls `title`. */
export async function openSidebar({ page }: Workbench, title: string): Promise<void> {
  const item = page.locator('.activitybar .action-item', { has: page.locator(`a.action-label[aria-label^="${title}"]`) });
  await eventually(`the sidebar ${title} is open`, async () => {
    if (/\bchecked\b/.test((await item.getAttribute('class')) ?? '')) return true;
    await item.click();
    return undefined;
  });
}

/** The page inside the webview that is open in the sidebar. */
export const sidebarFrame = ({ page }: Workbench): FrameLocator =>
  page.frameLocator('.part.sidebar iframe.webview.ready, body > div iframe.webview.ready').frameLocator('#active-frame');

/** Runs a command from the command palette by its title, such as `Engineering Fundamentals: Show Log`. */
export async function runCommand({ page }: Workbench, title: string): Promise<void> {
  // The list still moves while it is filtered: Enter takes the focused row, a click might miss it.
  const row = page.locator('.quick-input-list .monaco-list-row.focused', { has: page.getByText(title, { exact: true }) });
  await eventually(`the command ${title} is in the palette`, async () => {
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget:visible input').fill(`>${title}`);
    await row.waitFor({ timeout: 5_000 });
    return true;
  });
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** Waits until something is to be picked, chooses the entry called `label` by keyboard, and returns all entries with what they say of themselves. */
export async function pick({ page }: Workbench, label: string): Promise<readonly string[]> {
  const rows = page.locator('.quick-input-list .monaco-list-row');
  await rows.filter({ hasText: label }).first().waitFor();
  const entries = await Promise.all(
    (await rows.all()).map(async (row) => (await row.locator('.label-name, .label-description').allTextContents()).join(': ')),
  );
  await eventually(`${label} is chosen`, async () => {
    if (await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: label }).count()) return true;
    await page.keyboard.press('ArrowDown');
    return undefined;
  });
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  return entries;
}

/** Opens the notification centre and waits for a notification that says `text`. A workbench under test shows them nowhere else. */
export async function seeNotification(workbench: Workbench, text: string): Promise<void> {
  const said = workbench.page.locator('.notifications-center .notification-list-item-message', { hasText: text });
  // A centre that was opened before there was anything in it does not stay.
  await eventually(`a notification says ${JSON.stringify(text)}`, async () => {
    await runCommand(workbench, 'Notifications: Show Notifications');
    await said.first().waitFor({ timeout: 5_000 });
    return true;
  });
}

/** What the notifications say, newest first. The notification centre is open. */
export const notifications = ({ page }: Workbench): Promise<readonly string[]> =>
  page.locator('.notifications-center .notification-list-item-message').allInnerTexts();

/** Presses a button of a notification. The notification centre is open. */
export async function answerNotification({ page }: Workbench, button: string): Promise<void> {
  await page.locator('.notifications-center .notification-list-item-buttons-container .monaco-button', { hasText: button }).first().click();
}

const fixes = '.action-widget .monaco-list-row.action';

const editor = ({ page }: Workbench): Locator => page.locator('.editor-group-container.active .editor-instance .monaco-editor').first();

const rectangle = (workbench: Workbench, text: string): Promise<Rectangle | null> => editor(workbench).evaluate(rectangleOf, text);

/** The middle of `text` on the screen. */
async function point(workbench: Workbench, text: string): Promise<{ x: number; y: number }> {
  const found = await eventually(`${JSON.stringify(text)} is visible`, async () => (await rectangle(workbench, text)) ?? undefined);
  return { x: found.x + found.width / 2, y: found.y + found.height / 2 };
}

/** A squiggle hangs below its text: some pixels of slack. */
const overlap = (a: Rectangle, b: Rectangle): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height + 4 && b.y < a.y + a.height + 4;
