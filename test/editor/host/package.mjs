// @ts-check
/**
 * Builds and packages the extension as `.vscode-test/engineering-fundamentals.vsix`, checks what is in it, installs it and sees it work.
 * `npm run package`, or `node test/editor/host/package.mjs --extension=folder` for an extension that is built already.
 */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { runMocha } from '../mocha.mjs';
import { bundles, hostPackages, root, vsix } from './paths.mjs';
import { setUpHost } from './setup.mjs';
import { run, step } from './steps.mjs';
import { createPackage } from './vsix.mjs';

const largestSize = 4_000_000;

/** Everything that may be in the package. What is not on this list, such as a source, a test or a source map, fails the packaging. */
const allowed = [
  /^(\[Content_Types\]\.xml|extension\.vsixmanifest)$/,
  /^extension\/(package\.json|readme\.md|changelog\.md|LICENSE\.txt)$/,
  /^extension\/package\.nls(\.[a-z-]+)?\.json$/,
  /^extension\/dist\/(extension|prettier|server|types|typescript)\.cjs$/,
  /^extension\/dist\/(cli\.js|(settings|manifest)\.schema\.json|THIRD-PARTY-NOTICES\.txt)$/,
  /^extension\/dist\/reference\/([\w-]+\.json|first-page\.html)$/,
  /^extension\/dist\/(lib\/)?lib(\.[\w.-]+)?\.d\.ts$/,
  /^extension\/dist\/webview\/sidebar\.(js|css)$/,
  /^extension\/media\/[\w-]+\.(png|svg|gif)$/,
  /^extension\/snippets\/[\w-]+\.(json|code-snippets)$/,
  /^extension\/l10n\/bundle\.l10n(\.[a-z-]+)?\.json$/,
];

const option = process.argv.find((arg) => arg.startsWith('--extension='))?.slice('--extension='.length);
const extensionDir = resolve(option ?? root);

if (!option) await step('build', build);
await setUpHost();
await step('package', () => createPackage(extensionDir));
await step('check', checkPackage);
const failures = await step('install and use', useInstalled);
if (failures.length > 0) throw new Error(`The packaged extension does not work:\n${failures.join('\n')}`);
const { size } = statSync(vsix);
const digest = createHash('sha256').update(readFileSync(vsix)).digest('hex');
console.log(`.vscode-test/engineering-fundamentals.vsix: ${(size / 1e6).toFixed(2)} MB, sha256 ${digest}`);

function build() {
  run(process.execPath, ['esbuild.mjs', '--tests'], { cwd: root, advice: 'The build must succeed before anything is packaged.' });
}

/** @throws {Error} when the package holds what it must not, lacks what it must hold, or is too large */
async function checkPackage() {
  const names = await namesInPackage();
  const foreign = names.filter((name) => !allowed.some((pattern) => pattern.test(name)));
  if (foreign.length > 0) throw new Error(`Not on the list of what may be packaged (test/editor/host/package.mjs):\n${foreign.join('\n')}`);
  const { main, icon, bin = {} } = readManifest();
  const needed = ['readme.md', 'LICENSE.txt', 'dist/THIRD-PARTY-NOTICES.txt', main, icon, ...Object.values(bin)].filter(Boolean);
  const missing = needed.map((path) => join('extension', path)).filter((path) => !names.includes(path));
  if (missing.length > 0) throw new Error(`Missing in the package, see "files" in package.json:\n${missing.join('\n')}`);
  const { size } = statSync(vsix);
  if (size > largestSize)
    throw new Error(`The package has ${size} bytes, ${largestSize} are allowed. The largest part is most likely in dist.`);
}

/** @returns {Promise<string[]>} */
function namesInPackage() {
  const yauzl = createRequire(join(hostPackages, 'package.json'))('yauzl');
  return new Promise((succeed, fail) => {
    /** @type {string[]} */
    const names = [];
    yauzl.open(vsix, (/** @type {Error | null} */ error, /** @type {import('node:events').EventEmitter} */ zip) => {
      if (error) return fail(error);
      zip.on('entry', ({ fileName }) => names.push(fileName));
      zip.on('error', fail);
      zip.on('end', () => succeed(names));
    });
  });
}

async function useInstalled() {
  process.env.EDITOR_TEST_VSIX = vsix;
  const results = await runMocha([join(bundles, 'package', 'installed.test.cjs')]);
  if (results.length === 0) return ['No test ran.'];
  return results.flatMap(({ title, error }) => (error === undefined ? [] : [`${title}\n${error}`]));
}

function readManifest() {
  return JSON.parse(readFileSync(join(extensionDir, 'package.json'), 'utf8'));
}
