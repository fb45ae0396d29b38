// @ts-check
/** The VS Code server behind the bundled host: one per test run or per workbench, on a free port, with its data in a temporary folder. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostNode, serverMain } from './paths.mjs';
import { run } from './steps.mjs';

const patience = 60_000;

/** Settings that keep dialogs, welcome pages, updates and experiments away. */
export const quietSettings = {
  'chat.disableAIFeatures': true,
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
  'js/ts.tsserver.automaticTypeAcquisition.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * @typedef {object} Server
 * @property {number} port
 * @property {number} pid
 * @property {string} [token] what a browser must know to be let in
 * @property {() => string} output what the server has printed so far
 * @property {Promise<void>} ended when it has ended, for whatever reason
 * @property {() => Promise<void>} close ends the server and everything it started; its folder stays for the caller to remove
 */

/**
 * Starts a server whose data lives below `folder` and waits until it listens.
 * @param {{ folder: string, settings?: Record<string, unknown>, env?: NodeJS.ProcessEnv, vsix?: string, token?: string, port?: number }} options
 *   `port`: by default one that is free; `token`: a secret without which no page is served; `vsix`: a packaged extension to install first, in place of one loaded from its folder; `env`: what the extension host sees besides this process's environment
 * @returns {Promise<Server>}
 * @throws {Error} when the extension cannot be installed or the server does not listen within a minute
 */
export async function startServer({ folder, settings = {}, env = {}, vsix, token, port = 0 }) {
  const data = join(folder, 'server');
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary, { recursive: true });
  for (const scope of ['Machine', 'User']) writeSettings(join(data, 'data', scope), { ...quietSettings, ...settings });
  const folders = ['--server-data-dir', data, '--extensions-dir', join(folder, 'extensions'), '--accept-server-license-terms'];
  if (vsix) installExtension(vsix, folders);
  const access = token ? ['--connection-token', token] : ['--without-connection-token'];
  const child = spawn(
    hostNode,
    [serverMain, ...folders, '--port', String(port), ...serverFlags, ...access, ...(vsix ? [] : [developmentFlag])],
    {
      // A group of its own, so that extension hosts and language servers can be ended with it.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...ownEnvironment(), TMPDIR: temporary, ...env },
    },
  );
  const killGroup = () => killIfAlive(-Number(child.pid));
  // Before the folders are removed, which also happens on exit.
  process.prependOnceListener('exit', killGroup);
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => child.once('exit', () => resolve()));
  const close = async () => {
    child.kill('SIGTERM');
    await Promise.race([ended, pause(5_000)]);
    killGroup();
    await ended;
    process.off('exit', killGroup);
  };
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  try {
    const listening = await portOf(child, () => output);
    return { port: listening, pid: Number(child.pid), ...(token && { token }), output: () => output, ended, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What makes the server honour the extension and the tests that the page's address names. It also silences notifications. */
const developmentFlag = '--enable-smoke-test-driver';

const serverFlags = [
  ...['--host', '127.0.0.1', '--log', 'info'],
  ...['--disable-telemetry', '--disable-workspace-trust', '--disable-experiments'],
];

/**
 * The address of a workbench on `server` with a folder open.
 * @param {Server} server
 * @param {string} workspace
 * @param {{ extensionDir?: string | undefined, suite?: string, openFile?: string }} [options] an extension to load from its folder, the tests to
 *   run in it, and a place to open, as `/path/to/file.ts:10:28`
 */
export function workbenchUrl({ port, token }, workspace, { extensionDir, suite, openFile } = {}) {
  const remote = (/** @type {string} */ path) => `vscode-remote://127.0.0.1:${port}${path}`;
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  if (extensionDir) payload.push(['extensionDevelopmentPath', remote(extensionDir)]);
  if (suite) payload.push(['extensionTestsPath', remote(suite)]);
  if (openFile) payload.push(['openFile', remote(openFile)], ['gotoLineMode', 'true']);
  const access = token ? { tkn: token } : undefined;
  return `http://127.0.0.1:${port}/?${new URLSearchParams({ ...access, folder: workspace, payload: JSON.stringify(payload) })}`;
}

/**
 * @param {string} vsix
 * @param {readonly string[]} folders
 */
function installExtension(vsix, folders) {
  const output = run(hostNode, [serverMain, ...folders, '--install-extension', vsix], { advice: `VS Code refused ${vsix}.` });
  if (!output.includes('was successfully installed')) throw new Error(`VS Code did not install ${vsix}:\n${output}`);
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {() => string} output
 * @returns {Promise<number>}
 */
function portOf(child, output) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The VS Code server did not listen within a minute:\n${output()}`)), patience);
    const look = () => {
      const port = /listening on (\d+)/.exec(output())?.[1];
      if (!port) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout?.on('data', look);
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The VS Code server ended with ${code}:\n${output()}`));
    });
  });
}

/**
 * @param {string} folder
 * @param {Record<string, unknown>} settings
 */
function writeSettings(folder, settings) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings, null, 2));
}

/** Our environment without what a surrounding VS Code or a debugger put there. */
function ownEnvironment() {
  const foreign = /^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

/** @param {number} pid negative for a process group */
function killIfAlive(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** @param {number} milliseconds */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
