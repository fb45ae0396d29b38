// @ts-check
/** One way to run mocha, in the extension host and outside it, and one report for both. */
import Mocha from 'mocha';

/**
 * @typedef {{ title: string, error?: string }} TestResult `title` with its describe blocks; no `error` in a test that passed
 */

/**
 * Runs bundled test files. A failing hook counts as a failing test; a skipped test counts as nothing.
 * @param {readonly string[]} files
 * @param {(result: TestResult) => void} [onResult] told as soon as a test has ended
 * @param {{ retries?: number, onRetry?: (result: TestResult) => void }} [again] how often a test that fails is tried again, and who is told so
 * @returns {Promise<TestResult[]>}
 * @throws {Error} when a file cannot be loaded
 */
export async function runMocha(files, onResult = () => {}, { retries = 0, onRetry = () => {} } = {}) {
  const mocha = new Mocha({ reporter: Mocha.reporters.Base, timeout: 300_000, retries, forbidOnly: process.env.CI === 'true' });
  for (const file of files) mocha.addFile(file);
  // A file that ran before in this process starts from nothing, too.
  mocha.unloadFiles();
  await mocha.loadFilesAsync();
  /** @type {TestResult[]} */
  const results = [];
  const add = (/** @type {TestResult} */ result) => {
    results.push(result);
    onResult(result);
  };
  await new Promise((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('pass', (test) => add({ title: test.fullTitle() }));
    runner.on('fail', (test, error) => add(failure(test, error)));
    runner.on('retry', (test, error) => onRetry(failure(test, error)));
  });
  return results;
}

/**
 * @param {Mocha.Runnable} test
 * @param {unknown} error
 * @returns {TestResult}
 */
function failure(test, error) {
  return { title: test.fullTitle(), error: error instanceof Error && error.stack ? error.stack : String(error) };
}
