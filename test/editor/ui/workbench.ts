/** A real VS Code workbench in a headless browser, with a copy of a sample workspace open. What one does in it: drive.ts. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { patience } from '../eventually.ts';
import { launchBrowser } from '../host/browser.mjs';
import { root, screenshots } from '../host/paths.mjs';
import { startServer, workbenchUrl } from '../host/server.mjs';
import { copyWorkspace, linkExtension, makeTemporaryFolder, removeFolder } from '../host/workspace.mjs';

export interface WorkbenchOptions {
  /** A folder name in test/workspaces, or a path. The tests work in a copy. */
  readonly workspace: string;
  /** The copy is a git repository with everything committed on `main`. */
  readonly git?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The display language, such as `de`. */
  readonly locale?: string;
  readonly theme?: Theme;
  /** A packaged extension to install. Without it the extension is loaded from `extensionDir`, by default this project. */
  readonly vsix?: string;
  readonly extensionDir?: string;
  readonly size?: { readonly width: number; readonly height: number };
}

export interface Workbench {
  readonly page: Page;
  /** The copy of the workspace on disk. */
  readonly folder: string;
  /** The process of the VS Code server, the parent of the extension host. */
  readonly serverPid: number;
  /** Errors on the browser's console and uncaught exceptions of the page, oldest first. */
  readonly pageErrors: readonly string[];
  /** Ends the editor and starts it again over the same data: another process, in which settings and what extensions keep are still there. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Each kind of theme, and how the workbench says that it wears one. */
export const themes = {
  dark: { name: 'Dark Modern', kind: 'vs-dark' },
  light: { name: 'Light Modern', kind: 'vs' },
  'high-contrast': { name: 'Default High Contrast', kind: 'hc-black' },
  'high-contrast-light': { name: 'Default High Contrast Light', kind: 'hc-light' },
};

export type Theme = keyof typeof themes;

/**
 * Starts server and browser and waits until the workbench can be used. The caller closes it.
 * @throws when the workbench does not come up; nothing is left running then
 */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { git = false, settings = {}, locale, theme = 'dark', vsix, size = { width: 1280, height: 800 } } = options;
  const cleanUps: (() => unknown)[] = [];
  const close = async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  };
  try {
    const temporary = makeTemporaryFolder();
    cleanUps.push(() => removeFolder(temporary));
    const folder = copyWorkspace(options.workspace, temporary, { git });
    const allSettings = { 'workbench.colorTheme': themes[theme].name, 'window.autoDetectColorScheme': false, ...settings };
    const start = (port: number) => startServer({ folder: temporary, settings: allSettings, port, ...(vsix ? { vsix } : {}) });
    let server = await start(0);
    cleanUps.push(() => server.close());
    const browser = await launchBrowser();
    cleanUps.push(() => browser.close());
    const context = await browser.newContext({ viewport: size });
    context.setDefaultTimeout(patience);
    // The workbench reads its language from this global; the browser's own locale only chooses formats.
    if (locale) await context.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(locale)}`);
    const pageErrors: string[] = [];
    const extensionDir = vsix ? undefined : linkExtension(extensionUnderTest(options), temporary);
    const open = async (): Promise<Page> => {
      const page = await context.newPage();
      page.on('pageerror', (error) => pageErrors.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && pageErrors.push(message.text()));
      await page.goto(workbenchUrl(server, folder, { extensionDir }), { waitUntil: 'commit' });
      await page.locator('.monaco-workbench .part.statusbar').waitFor();
      return page;
    };
    let page = await open();
    return {
      get page() {
        return page;
      },
      folder,
      get serverPid() {
        return server.pid;
      },
      pageErrors,
      async restart() {
        const { port } = server;
        // What the workbench keeps is written while it closes.
        const closed = page.waitForEvent('close', { timeout: 10_000 }).catch(() => {});
        await page.close({ runBeforeUnload: true });
        await closed;
        await server.close();
        // What the browser keeps belongs to the address.
        server = await start(port);
        page = await open();
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Gives the tests of the surrounding `describe` one workbench, opened before the first and closed after the last. A test that fails leaves
 * a screenshot. The result may be used inside tests and hooks only.
 */
export function useWorkbench(options: WorkbenchOptions): Workbench {
  const workbench = {} as Workbench;
  before('open the workbench', async () => {
    Object.defineProperties(workbench, Object.getOwnPropertyDescriptors(await openWorkbench(options)));
  });
  afterEach('keep a picture of a failure, and close what it left open', async function () {
    if (this.currentTest?.state === 'passed' || this.currentTest?.isPending()) return;
    await screenshot(workbench, `failed ${this.currentTest?.fullTitle()}`);
    for (let press = 0; press < 3; press++) await workbench.page.keyboard.press('Escape');
  });
  after('close the workbench', () => workbench.close?.());
  return workbench;
}

/** Writes `.screenshots/<name>.png`, of what is there once everything that moves has come to its end. */
export async function screenshot({ page }: Workbench, name: string): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ animations: 'disabled', path: join(screenshots, `${name.replaceAll(/[^\w.-]+/g, '-')}.png`) });
}

function extensionUnderTest({ extensionDir = process.env.EDITOR_TEST_EXTENSION ?? root }: WorkbenchOptions): string {
  return resolve(extensionDir);
}
