// @ts-check
/** VS Code with the extension on, for a person: in a desktop VS Code, or in their browser. Profile, extensions and data are thrown away. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { accessSync, constants, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root, vsix } from './paths.mjs';
import { quietSettings, startServer, workbenchUrl } from './server.mjs';
import { setUpHost } from './setup.mjs';
import { step } from './steps.mjs';
import { createPackage } from './vsix.mjs';
import { linkExtension } from './workspace.mjs';

/** How long a download site may be silent before the browser is used, in milliseconds. */
const patience = 10_000;

/**
 * @typedef {object} Visit
 * @property {string} where what a person has to know to get there
 * @property {Promise<void>} ended when the person has closed it
 * @property {() => Promise<void>} close ends everything it started
 */

/**
 * Finds a desktop VS Code: `code` on the PATH, or one that can be downloaded; undefined where there is none, or no screen to show it on.
 * In a terminal of a remote VS Code, `code` opens files in the window around it and can load no extension.
 * @returns {Promise<string | undefined>} what to run
 */
export async function findDesktop() {
  const hasScreen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!hasScreen || process.env.VSCODE_IPC_HOOK_CLI) return;
  const onPath = onThePath(process.platform === 'win32' ? 'code.cmd' : 'code');
  if (onPath) return onPath;
  const { downloadAndUnzipVSCode, SilentReporter } = await import('@vscode/test-electron');
  return step('looking for a VS Code to download', () =>
    downloadAndUnzipVSCode({ timeout: patience, reporter: new SilentReporter() }).catch(() => undefined),
  );
}

/**
 * Opens a folder in a desktop VS Code, with the built extension loaded from this project.
 * @param {string} executable
 * @param {{ workspace: string, folder: string, openFile?: string | undefined }} options `folder`: where its data may live
 * @returns {Visit}
 */
export function visitDesktop(executable, { workspace, folder, openFile }) {
  const user = join(folder, 'user');
  mkdirSync(join(user, 'User'), { recursive: true });
  writeFileSync(join(user, 'User', 'settings.json'), JSON.stringify(quietSettings));
  const args = [
    ...[workspace, ...(openFile ? ['--goto', openFile] : []), '--new-window', '--wait'],
    ...['--extensionDevelopmentPath', linkExtension(root, folder), '--user-data-dir', user, '--extensions-dir', join(folder, 'extensions')],
    ...['--disable-workspace-trust', '--skip-welcome', '--skip-release-notes', '--disable-telemetry'],
  ];
  const isScript = executable.endsWith('.cmd');
  const child = spawn(isScript ? `"${executable}"` : executable, isScript ? args.map((arg) => `"${arg}"`) : args, {
    shell: isScript,
    stdio: 'ignore',
  });
  /** @type {Promise<void>} */
  const ended = new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`${executable} could not be started: ${error.message}`)));
    child.once('exit', () => resolve());
  });
  const close = async () => {
    // `code` is a script that starts another process and waits; that process leaves its id in its data.
    for (const pid of [mainProcessOf(user), child.exitCode === null ? child.pid : undefined]) if (pid) killIfAlive(pid);
    await Promise.race([ended.catch(() => {}), new Promise((resolve) => setTimeout(resolve, 5_000).unref())]);
  };
  return { where: 'VS Code opens in a window of its own.', ended, close };
}

/**
 * Serves a folder in a VS Code for the browser, with the packaged extension installed, on a free port of this machine.
 * @param {{ workspace: string, folder: string, openFile?: string | undefined }} options `folder`: where its data may live
 * @returns {Promise<Visit>}
 * @throws {Error} when the host cannot be set up, or does not start
 */
export async function visitBrowser({ workspace, folder, openFile }) {
  await setUpHost();
  await step('package', () => createPackage(root));
  // Any page that is open in the same browser may knock at the port: only who knows the token is let in.
  const token = randomBytes(16).toString('hex');
  const server = await step('VS Code', () => startServer({ folder, vsix, token }));
  const url = workbenchUrl(server, workspace, openFile ? { openFile } : {});
  return { where: `VS Code is served at\n\n  ${url}\n\nOpen this address in your browser.`, ended: server.ended, close: server.close };
}

/** @param {string} name */
function onThePath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** @param {string} user */
function mainProcessOf(user) {
  try {
    return Number(readFileSync(join(user, 'code.lock'), 'utf8')) || undefined;
  } catch {
    return;
  }
}

/** @param {number} pid */
function killIfAlive(pid) {
  try {
    process.kill(pid, 'SIGTERM');
  } catch {
    // It has ended by itself.
  }
}
