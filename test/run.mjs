// @ts-check
/** `npm test`: builds, checks, unit tests, then the product in a real VS Code. The last line counts them all. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runMocha } from './editor/mocha.mjs';
import { runEditorTests } from './editor/run.mjs';

const bin = (/** @type {string} */ path) => join('node_modules', path);

const checks = {
  build: ['esbuild.mjs', '--tests'],
  types: [bin('typescript/bin/tsc'), '--noEmit'],
  'types of the sample shop': [bin('typescript/bin/tsc'), '-p', 'test/workspaces/shop'],
  'types of pages': [bin('typescript/bin/tsc'), '--noEmit', '-p', 'src/webview'],
  'types of snippets': [bin('typescript/bin/tsc'), '--noEmit', '-p', 'src/snippets'],
  'types of scaffolds': [bin('typescript/bin/tsc'), '--noEmit', '-p', 'src/scaffolds'],
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
count(await runUnitTests());
count(
  await runEditorTests().catch((error) => {
    console.error(`FAIL editor: ${error instanceof Error ? error.message : error}`);
    return { passed: 0, failed: 1 };
  }),
);
finish();

/** Everything that needs no editor. A run without tests has failed. */
async function runUnitTests() {
  process.setSourceMapsEnabled(true);
  const bundles = readdirSync('.test-build', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.cjs') && !/^editor[/\\]/.test(name))
    .map((name) => join(process.cwd(), '.test-build', name));
  const results = await runMocha(bundles);
  const failures = results.filter(({ error }) => error !== undefined);
  for (const { title, error } of failures) console.error(`FAIL ${title}\n${error}\n`);
  console.log(`unit: ${results.length - failures.length} passed, ${failures.length} failed`);
  return { passed: results.length - failures.length, failed: failures.length + (results.length ? 0 : 1) };
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
