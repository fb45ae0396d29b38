// @ts-check
/** Runs the mocha suite inside a downloaded desktop VS Code: the launcher wherever the bundled host does not run. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { quietSettings } from './server.mjs';

/**
 * Same contract as `runInBundledHost`.
 * @param {{ extensionDir: string, suite: string, workspace: string, folder: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<number>}
 * @throws {Error} when VS Code cannot be downloaded or started
 */
export async function runInDesktop({ extensionDir, suite, workspace, folder, env }) {
  const { downloadAndUnzipVSCode, runTests, TestRunFailedError } = await import('@vscode/test-electron');
  const advice =
    'Is the download site of VS Code reachable? On linux-x64 the bundled host needs only the npm registry: unset VSCODE_TEST_DESKTOP.';
  const vscodeExecutablePath = await downloadAndUnzipVSCode().catch((error) => {
    throw new Error(`A desktop VS Code could not be downloaded: ${error.message}\n${advice}`);
  });
  const user = join(folder, 'user');
  mkdirSync(join(user, 'User'), { recursive: true });
  writeFileSync(join(user, 'User', 'settings.json'), JSON.stringify(quietSettings));
  const launchArgs = [workspace, '--user-data-dir', user, '--extensions-dir', join(folder, 'extensions'), '--disable-workspace-trust'];
  try {
    const paths = { extensionDevelopmentPath: extensionDir, extensionTestsPath: suite };
    return await runTests({ vscodeExecutablePath, ...paths, launchArgs, extensionTestsEnv: env });
  } catch (error) {
    if (error instanceof TestRunFailedError && error.code !== undefined) return error.code;
    throw error;
  }
}
