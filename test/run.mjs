// @ts-check
/** `npm test`: builds, checks, unit tests, then the product in a real VS Code. The last line counts them all. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runEditorTests } from './editor/run.mjs';

const bin = (/** @type {string} */ path) => join('node_modules', path);

const checks = {
  build: ['esbuild.mjs', '--tests'],
  types: [bin('typescript/bin/tsc'), '--noEmit'],
  'types of pages': [bin('typescript/bin/tsc'), '--noEmit', '-p', 'src/webview'],
  'format and lint': [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'],
  unused: [bin('knip/bin/knip.js')],
};

let passed = 0;
let failed = 0;

for (const [name, args] of Object.entries(checks)) {
  const isOk = spawnSync(process.execPath, args, { stdio: 'inherit' }).status === 0;
  console.log(`${isOk ? 'ok  ' : 'FAIL'} ${name}`);
  count(isOk ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  if (!isOk && name === 'build') finish();
}
count(runUnitTests());
count(
  await runEditorTests().catch((error) => {
    console.error(`FAIL editor: ${error instanceof Error ? error.message : error}`);
    return { passed: 0, failed: 1 };
  }),
);
finish();

/** Everything that needs no editor, in one mocha process. A run without a report, or without tests, has failed. */
function runUnitTests() {
  const folder = mkdtempSync(join(tmpdir(), 'fundamentals-unit-'));
  const report = join(folder, 'report.json');
  const mocha = createRequire(import.meta.url).resolve('mocha/bin/mocha.js');
  const bundles = readdirSync('.test-build', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.cjs') && !/^(editor|prove)[/\\]/.test(name))
    .map((name) => join('.test-build', name));
  const options = ['--enable-source-maps', mocha, '--reporter', 'json', '--reporter-option', `output=${report}`, ...bundles];
  try {
    spawnSync(process.execPath, options, { stdio: ['ignore', 'ignore', 'inherit'] });
    const { stats, failures } = JSON.parse(readFileSync(report, 'utf8'));
    for (const { fullTitle, err } of failures) console.error(`FAIL ${fullTitle}\n${err.stack ?? err.message}\n`);
    console.log(`unit: ${stats.passes} passed, ${stats.failures} failed`);
    return { passed: stats.passes, failed: stats.failures + (stats.passes ? 0 : 1) };
  } catch (error) {
    console.error(`FAIL unit tests left no report: ${error}`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {{ passed: number, failed: number }} more */
function count(more) {
  passed += more.passed;
  failed += more.failed;
}

/** @returns {never} */
function finish() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed ? 1 : 0);
}
