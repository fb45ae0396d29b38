// @ts-check
/** Runs the mocha suite inside the extension host of the bundled VS Code. */
import { launchBrowser } from './browser.mjs';
import { startServer, workbenchUrl } from './server.mjs';
import { linkExtension } from './workspace.mjs';

const patience = 300_000;

/**
 * Opens the workspace in a workbench that runs `suite`, and waits for the tests' exit code.
 * @param {{ extensionDir: string, suite: string, workspace: string, folder: string, env: NodeJS.ProcessEnv }} options
 *   `folder`: where the server may keep its data; `env`: handed on to the suite
 * @returns {Promise<number>}
 * @throws {Error} when no exit code arrives; the message holds the end of the log
 */
export async function runInBundledHost({ extensionDir, suite, workspace, folder, env }) {
  const server = await startServer({ folder, env });
  try {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      /** @type {string[]} */
      const log = [];
      /** @type {Promise<number>} */
      const exitCode = new Promise((resolve, reject) => {
        const late = () =>
          reject(new Error(`The suite did not end within ${patience / 60_000} minutes.\n${log.slice(-20).join('\n')}\n${server.output()}`));
        setTimeout(late, patience).unref();
        // These two names are how VS Code reports from a workbench that runs tests.
        page.exposeFunction('codeAutomationExit', resolve);
        page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ args) =>
          log.push(`${type} ${args.join(' ')}`),
        );
        page.once('crash', () => reject(new Error('The browser page crashed.')));
      });
      await page.goto(workbenchUrl(server, workspace, { extensionDir: linkExtension(extensionDir, folder), suite }));
      return await exitCode;
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}
