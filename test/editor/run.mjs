// @ts-check
/**
 * Tests the built extension in a real VS Code: first the mocha suite inside the extension host, then the workbench driven by mouse and
 * keyboard. Builds nothing: `node esbuild.mjs --tests` comes before.
 *
 *     node test/editor/run.mjs [suite] [ui] [--only=part of a UI file's name] [--extension=folder] [--workspace=folder]
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { runInDesktop } from './host/desktop.mjs';
import { runInBundledHost } from './host/extension-host.mjs';
import { bundles, root } from './host/paths.mjs';
import { isHostSupported, setUpHost } from './host/setup.mjs';
import { step } from './host/steps.mjs';
import { copyWorkspace, makeTemporaryFolder, removeFolder } from './host/workspace.mjs';
import { runMocha } from './mocha.mjs';

/** @typedef {import('./mocha.mjs').TestResult} TestResult */

/**
 * Runs the parts and prints one line per test and, last, `editor: N passed, N failed`.
 * @param {{ parts?: readonly ('suite' | 'ui')[], extensionDir?: string | undefined, workspace?: string | undefined, only?: string | undefined }} [options]
 *   `extensionDir`: holds package.json and dist, by default this project; `workspace`: what the suite opens, by default test/workspaces/shop;
 *   `only`: run the UI files whose name contains it
 * @returns {Promise<{ passed: number, failed: number }>}
 * @throws {Error} when the host cannot be set up
 */
export async function runEditorTests({ parts = ['suite', 'ui'], extensionDir = root, workspace = 'shop', only = '' } = {}) {
  const isDesktop = process.env.VSCODE_TEST_DESKTOP === '1' || !isHostSupported;
  if (!isDesktop) await setUpHost();
  /** @type {TestResult[]} */
  const results = [];
  if (parts.includes('suite')) {
    const suite = await step('editor suite', () => runSuite(isDesktop ? runInDesktop : runInBundledHost, resolve(extensionDir), workspace));
    for (const result of suite) print(result);
    results.push(...suite);
  }
  if (parts.includes('ui') && isDesktop) console.log('editor: the UI tests drive the bundled host, which runs on linux-x64 only: not run.');
  else if (parts.includes('ui')) results.push(...(await step('editor UI', () => runUiTests(resolve(extensionDir), only))));
  const failed = results.filter((result) => result.error !== undefined).length;
  console.log(`editor: ${results.length - failed} passed, ${failed} failed`);
  return { passed: results.length - failed, failed };
}

/**
 * A suite that says nothing, runs nothing or ends otherwise than its report says has failed.
 * @param {typeof runInBundledHost} launch
 * @param {string} extensionDir
 * @param {string} workspace
 * @returns {Promise<TestResult[]>}
 */
async function runSuite(launch, extensionDir, workspace) {
  const title = 'editor suite';
  const folder = makeTemporaryFolder();
  const report = join(folder, 'report.json');
  try {
    const suite = join(bundles, 'suite', 'index.cjs');
    if (!existsSync(suite)) throw new Error(`${suite} is missing: run \`node esbuild.mjs --tests\` first.`);
    const env = { EDITOR_TEST_REPORT: report };
    const exitCode = await launch({ extensionDir, suite, workspace: copyWorkspace(workspace, folder), folder, env });
    if (!existsSync(report)) return [{ title, error: `The suite ended with exit code ${exitCode} and wrote no report.` }];
    /** @type {TestResult[]} */
    const results = JSON.parse(readFileSync(report, 'utf8'));
    if (results.length === 0) return [{ title, error: 'The suite ran no test.' }];
    const isGreen = results.every((result) => result.error === undefined);
    return isGreen && exitCode !== 0 ? [...results, { title, error: `Every test passed, but the exit code is ${exitCode}.` }] : results;
  } catch (error) {
    return [{ title, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }];
  } finally {
    removeFolder(folder);
  }
}

/**
 * A workbench on a busy machine loses a key or a focus now and then, as it does to a person, who tries again: so does a test. What still
 * fails may have been spoilt by its own first attempt, so its file runs once more in a new workbench, and what it says then counts.
 * @param {string} extensionDir
 * @param {string} only
 * @returns {Promise<TestResult[]>}
 */
async function runUiTests(extensionDir, only) {
  const folder = join(bundles, 'ui');
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.test.cjs') && name.includes(only)) : [];
  if (files.length === 0) return [{ title: 'editor UI', error: `No UI test in ${folder}: run \`node esbuild.mjs --tests\` first.` }];
  // The driver reads it, so that a test does not repeat which extension it is about.
  process.env.EDITOR_TEST_EXTENSION = extensionDir;
  /** @type {TestResult[]} */
  const results = [];
  for (const file of files.sort().map((name) => join(folder, name))) {
    const first = await runUiFile(file, (result) => (result.error === undefined ? print : printAttempt)(result));
    results.push(...(first.some(({ error }) => error !== undefined) ? await runUiFile(file, print) : first));
  }
  return results;
}

/**
 * @param {string} file
 * @param {(result: TestResult) => void} onResult
 * @returns {Promise<TestResult[]>}
 */
async function runUiFile(file, onResult) {
  try {
    const results = await runMocha([file], onResult, { retries: 2, onRetry: printAttempt });
    if (results.length === 0) throw new Error(`${file} ran no test.`);
    return results;
  } catch (error) {
    const result = { title: 'editor UI', error: String(error instanceof Error ? error.stack : error) };
    onResult(result);
    return [result];
  }
}

/** @param {TestResult} result */
function printAttempt({ title, error = '' }) {
  console.log(`again ${title}\n${error.replace(/^/gm, '      ')}`);
}

/** @param {TestResult} result */
function print({ title, error }) {
  console.log(error === undefined ? `ok    ${title}` : `FAIL  ${title}\n${error.replace(/^/gm, '      ')}`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, () => process.exit(1));
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { extension: { type: 'string' }, workspace: { type: 'string' }, only: { type: 'string' } },
  });
  const parts = /** @type {const} */ (['suite', 'ui']).filter((part) => positionals.length === 0 || positionals.includes(part));
  const { failed } = await runEditorTests({ parts, extensionDir: values.extension, workspace: values.workspace, only: values.only });
  process.exitCode = failed > 0 ? 1 : 0;
}
